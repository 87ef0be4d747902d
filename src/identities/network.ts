/** Rows with lost cells, tied by the identities that they stand in: what a search for their arrangement works on. */
import type { Form, Identity } from '../forms/index.ts';
import { expectedCodesOf, totalOf } from './evaluate.ts';
import type { ArrangeGroup, Placement } from './placements.ts';
import { largestNumber } from './small-system.ts';
import { standingOf, type CellView } from './view.ts';

/** Placements of a group that no identity can tell apart. */
export interface Choice {
  readonly placement: Placement;
  /** How many placements it stands for: above 1, the group is ambiguous wherever this choice fits. */
  size: number;
  /** For each tie of the group: reported minus expected side, of its places. */
  readonly amounts: readonly number[];
  /** For each tie: whether the total has its number; true where the total is elsewhere. */
  readonly hasTotal: readonly boolean[];
  /** For each tie: whether the expected side has a number here. */
  readonly hasExpected: readonly boolean[];
}

export interface Variable {
  readonly group: number;
  readonly choices: readonly Choice[];
  /** The ties that the choices speak of, by their index in the network. */
  readonly ties: readonly number[];
}

/** An identity that can be evaluated once its groups are arranged. */
export interface Tie {
  /** Reported minus expected side, of the places outside its groups. */
  readonly fixed: number;
  /** Whether the expected side has a number outside its groups. */
  readonly hasExpected: boolean;
  /** The group that holds its total; null where the total is printed outside. */
  readonly totalIn: number | null;
}

export interface Network {
  readonly variables: readonly Variable[];
  readonly ties: readonly Tie[];
}

interface Draft {
  fixed: number;
  hasExpected: boolean;
  totalIn: number | null;
  readonly members: {
    readonly group: number;
    readonly place: number;
    readonly side: 1 | -1;
    readonly isTotal: boolean;
  }[];
}

/**
 * Ties groups to identities. `placements` has, for each group, its placements; null for one that cannot be arranged,
 * and then no identity with a cell of it is a tie.
 */
export function networkOf(
  form: Form,
  cells: CellView,
  groups: readonly ArrangeGroup[],
  placements: readonly (readonly Placement[] | null)[],
): Network {
  const placeOf = new Map<string, { group: number; place: number }>();
  groups.forEach((group, g) => {
    group.codes.forEach((code, place) => placeOf.set(code, { group: g, place }));
  });
  // A place of a group is printed, though its cell may be lost.
  const state: CellView['state'] = (code) => (placeOf.has(code) ? 'blank' : cells.state(code));
  const drafts: Draft[] = [];
  for (const identity of form.identities) {
    const draft = draftOf(identity, expectedCodesOf(identity, { state }), cells, placeOf);
    if (draft !== null && draft.members.every((m) => placements[m.group] !== null)) drafts.push(draft);
  }
  const variables = placements.map((list, group) => variableOf(group, list ?? [], drafts));
  return { variables, ties: drafts };
}

/** Null where the identity has no place in a group, or cannot be evaluated for what stands outside. */
function draftOf(
  identity: Identity,
  expected: readonly string[],
  cells: CellView,
  placeOf: ReadonlyMap<string, { group: number; place: number }>,
): Draft | null {
  const draft: Draft = { fixed: 0, hasExpected: false, totalIn: null, members: [] };
  const total = totalOf(identity);
  for (const [codes, side] of [
    [identity.reported, 1],
    [expected, -1],
  ] as const) {
    for (const code of codes) {
      const place = placeOf.get(code);
      if (place !== undefined) {
        const isTotal = code === total;
        if (isTotal) draft.totalIn = place.group;
        draft.members.push({ ...place, side, isTotal });
        continue;
      }
      const standing = standingOf(cells, code);
      if (standing === 'unusable' || (code === total && standing === 'empty')) return null;
      if (standing === 'empty') continue;
      const value = cells.value(code) ?? 0;
      if (!isExact(value)) return null;
      draft.fixed += side * value;
      if (side === -1) draft.hasExpected = true;
    }
  }
  return draft.members.length === 0 ? null : draft;
}

/** Whether sums over it are exact in plain arithmetic. */
export function isExact(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= largestNumber;
}

function variableOf(group: number, placements: readonly Placement[], drafts: readonly Draft[]): Variable {
  const ties = [...drafts.keys()].filter((tie) => drafts[tie]?.members.some((m) => m.group === group));
  const own = ties.map((tie) => drafts[tie]?.members.filter((m) => m.group === group) ?? []);
  const choices = new Map<string, Choice>();
  for (const placement of placements) {
    const amounts: number[] = [];
    const hasTotal: boolean[] = [];
    const hasExpected: boolean[] = [];
    let key = '';
    for (const members of own) {
      let amount = 0;
      let total = true;
      let expected = false;
      for (const { place, side, isTotal } of members) {
        const value = placement[place] ?? null;
        if (value !== null) amount += side * value;
        if (value === null && isTotal) total = false;
        if (value !== null && side === -1) expected = true;
      }
      amounts.push(amount);
      hasTotal.push(total);
      hasExpected.push(expected);
      key += `${String(amount)}${total ? 't' : ''}${expected ? 'e' : ''} `;
    }
    const known = choices.get(key);
    if (known === undefined) choices.set(key, { placement, size: 1, amounts, hasTotal, hasExpected });
    else known.size++;
  }
  return { group, choices: [...choices.values()], ties };
}
