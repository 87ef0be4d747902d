/** Where figures can be read in several ways, the identities that hold in one of them only (record.md, Honesty 2). */
import type { Form, Identity } from '../forms/index.ts';
import { expectedCodesOf, totalOf } from './evaluate.ts';
import { isExact } from './network.ts';
import { standingOf, type CellView } from './view.ts';

/** A place whose figures can be read in several ways. */
export interface SeveralReadings {
  readonly code: string;
  /** The number that is to be confirmed. */
  readonly likely: number;
  /** What else may be meant there. */
  readonly others: readonly number[];
}

/** Sums that are kept apart while readings are combined; more are not looked at, and nothing is confirmed. */
const mostSums = 20_000;

/** From so many numbers that are confirmed on their own, those of the same document that only fit are taken too. */
const fewestWitnesses = 2;

/**
 * The codes whose likely number is the only one that fits: an identity holds with the likely numbers of all places in
 * question, every other member of it is certain, and with any other choice of readings it is broken. A number so
 * confirmed is certain for the next identity.
 *
 * Where one addend alone makes a total, other readings of the two fit as well as the likely one. Such places are taken
 * where others of the document are confirmed on their own, and no identity of them is broken.
 */
export function confirmed(form: Form, view: CellView, places: readonly SeveralReadings[]): Set<string> {
  const open = new Map(places.map((place) => [place.code, place]));
  const sure = new Map<string, number>();
  const seen: CellView = {
    value: (code) => sure.get(code) ?? view.value(code),
    // What is printed in a place in question is a number, whichever it is.
    state: (code) => (open.has(code) || sure.has(code) ? 'reported' : view.state(code)),
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const identity of form.identities) {
      for (const { code, likely } of confirmedBy(identity, seen, open)) {
        sure.set(code, likely);
        open.delete(code);
        isChanged = true;
      }
    }
  }
  const fit = sure.size >= fewestWitnesses ? fitting(form, seen, open) : [];
  return new Set([...sure.keys(), ...fit]);
}

/** The places in question that stand in an identity which holds with the likely numbers, and in none that is broken. */
function fitting(form: Form, view: CellView, open: ReadonlyMap<string, SeveralReadings>): string[] {
  const left = new Map(open);
  for (;;) {
    const fits = new Set<string>();
    const broken = new Set<string>();
    for (const identity of form.identities) {
      const sides = sidesOf(identity, view, left);
      if (sides === null || sides.own.length === 0) continue;
      const into = differenceOf(sides) === 0 ? fits : broken;
      for (const { place } of sides.own) into.add(place.code);
    }
    const out = [...left.keys()].filter((code) => broken.has(code) || !fits.has(code));
    if (out.length === 0) return [...left.keys()];
    for (const code of out) left.delete(code);
  }
}

/**
 * The codes whose likely number an identity speaks against: it is broken with the likely numbers of all its places in question,
 * and holds with other readings of them. One that no reading mends says nothing of how they are to be read.
 */
export function contradicted(form: Form, view: CellView, places: readonly SeveralReadings[]): Set<string> {
  const open = new Map(places.map((place) => [place.code, place]));
  const seen: CellView = {
    value: (code) => view.value(code),
    state: (code) => (open.has(code) ? 'reported' : view.state(code)),
  };
  const against = new Set<string>();
  for (const identity of form.identities) {
    const sides = sidesOf(identity, seen, open);
    if (sides === null || sides.own.length === 0 || differenceOf(sides) === 0) continue;
    const ways = waysOf(sides);
    // Too many readings to look at: that none of them fits is not known.
    if (ways === null || ways.has(0)) for (const { place } of sides.own) against.add(place.code);
  }
  return against;
}

/** An identity whose members are certain, but for the places in question. */
interface Sides {
  /** Reported minus expected side, of the certain members. */
  readonly certain: number;
  readonly own: readonly { readonly place: SeveralReadings; readonly side: 1 | -1 }[];
}

/** Reported minus expected side, with the likely numbers. */
function differenceOf({ certain, own }: Sides): number {
  return own.reduce((sum, { place, side }) => sum + side * place.likely, certain);
}

/** Null where another member is not certain, or the total is not printed. */
function sidesOf(
  identity: Identity,
  view: CellView,
  open: ReadonlyMap<string, SeveralReadings>,
): Sides | null {
  const expected = expectedCodesOf(identity, view);
  const own: { readonly place: SeveralReadings; readonly side: 1 | -1 }[] = [];
  let certain = 0;
  for (const [codes, side] of [
    [identity.reported, 1],
    [expected, -1],
  ] as const) {
    for (const code of codes) {
      const place = open.get(code);
      if (place !== undefined) {
        own.push({ place, side });
        continue;
      }
      const standing = standingOf(view, code);
      if (standing === 'unusable' || (standing === 'empty' && code === totalOf(identity))) return null;
      const value = standing === 'empty' ? 0 : (view.value(code) ?? 0);
      if (!isExact(value)) return null;
      certain += side * value;
    }
  }
  return { certain, own };
}

/** The places in question that one identity confirms: all of its own, or none. */
function confirmedBy(
  identity: Identity,
  view: CellView,
  open: ReadonlyMap<string, SeveralReadings>,
): readonly SeveralReadings[] {
  const sides = sidesOf(identity, view, open);
  if (sides === null || sides.own.length === 0 || differenceOf(sides) !== 0) return [];
  return waysOf(sides)?.get(0) === 1 ? sides.own.map(({ place }) => place) : [];
}

/** How many choices of readings give each difference; null where they are too many, or a number is not exact. */
function waysOf(sides: Sides): ReadonlyMap<number, number> | null {
  let ways = new Map([[sides.certain, 1]]);
  for (const { place, side } of sides.own) {
    const next = new Map<number, number>();
    for (const [sum, count] of ways) {
      for (const value of new Set([place.likely, ...place.others])) {
        if (!isExact(value)) return null;
        const key = sum + side * value;
        next.set(key, (next.get(key) ?? 0) + count);
      }
    }
    if (next.size > mostSums) return null;
    ways = next;
  }
  return ways;
}
