/** Copied texts after some reports came and others went: only those are compared that share pieces with them. */
import {
  copyOf,
  type ComparedText,
  type SketchesOf,
  type TextState,
  type TextsBefore,
} from './compared-text.ts';
import { isCommon } from './shared-pieces.ts';

/** Above this share of all texts, comparing all is faster. */
const mostChanged = 0.05;

/** Pieces that are looked for, with a filter before the set: nearly all pieces of all texts are none of them. */
class WantedPieces {
  readonly #filter = new Uint8Array(1 << 20);
  readonly #pieces = new Set<number>();

  add(sketch: Iterable<number>): void {
    for (const piece of sketch) {
      this.#pieces.add(piece);
      const slot = piece >>> 2;
      this.#filter[(slot >>> 3) & 0xfffff] = (this.#filter[(slot >>> 3) & 0xfffff] ?? 0) | (1 << (slot & 7));
    }
  }

  get isEmpty(): boolean {
    return this.#pieces.size === 0;
  }

  has(piece: number): boolean {
    const slot = piece >>> 2;
    return ((this.#filter[(slot >>> 3) & 0xfffff] ?? 0) & (1 << (slot & 7))) !== 0 && this.#pieces.has(piece);
  }
}

type Holders<T> = ReadonlyMap<number, readonly T[]>;

/** The texts, by all of which pieces are held. */
class TextLibrary<T extends ComparedText> {
  readonly #reports: readonly T[];
  readonly #sketches: SketchesOf<T>;

  constructor(reports: readonly T[], sketches: SketchesOf<T>) {
    this.#reports = reports;
    this.#sketches = sketches;
  }

  /** Who holds each of the pieces: one pass over all texts, where any piece is looked for. */
  holdersOf(wanted: WantedPieces): Holders<T> {
    const holders = new Map<number, T[]>();
    if (wanted.isEmpty) return holders;
    for (const [place, sketch] of this.#sketches(this.#reports)) {
      const report = this.#reports[place];
      if (report === undefined) continue;
      for (const piece of sketch) {
        if (!wanted.has(piece)) continue;
        const list = holders.get(piece);
        if (list === undefined) holders.set(piece, [report]);
        else list.push(report);
      }
    }
    return holders;
  }

  /** The sketches of some of the texts. */
  sketchesOf(some: readonly T[]): Map<T, Uint32Array> {
    const found = new Map<T, Uint32Array>();
    for (const [place, sketch] of this.#sketches(some)) {
      const report = some[place];
      if (report !== undefined) found.set(report, sketch);
    }
    return found;
  }
}

const agencyOf = ({ agency }: { readonly agency: string | null }): string | null => agency;

/** Null where so much changed that all are to be compared. `reports` in their order. */
export function recopied<T extends ComparedText>(
  reports: readonly T[],
  sketches: SketchesOf<T>,
  known: TextsBefore<T>,
): ReadonlyMap<T, TextState<T>> | null {
  const came = reports.filter((report) => known.stateOf(report) === null);
  if (came.length + known.gone.length > mostChanged * reports.length) return null;
  const states = new Map(reports.map((report) => [report, known.stateOf(report)]));
  const library = new TextLibrary(reports, sketches);
  const sketchOfCame = library.sketchesOf(came);
  const changed = new WantedPieces();
  for (const sketch of sketchOfCame.values()) changed.add(sketch);
  for (const { sketch } of known.gone) changed.add(sketch);
  const { stirred, owns } = effectOf(library.holdersOf(changed), known, new Set(came));
  // Who shares pieces with a text that has more or fewer of its own now: the bound is another.
  if (owns.size > 0) {
    const theirs = new WantedPieces();
    for (const sketch of library.sketchesOf([...owns.keys()]).values()) theirs.add(sketch);
    for (const holders of library.holdersOf(theirs).values()) {
      if (!isCommon(holders, agencyOf)) for (const report of holders) stirred.add(report);
    }
  }
  for (const report of came) stirred.add(report);
  return compared(reports, states, owns, stirred, library);
}

interface Effect<T> {
  /** Texts that share a piece, which is or was no common phrase, with one that came or went. */
  readonly stirred: Set<T>;
  /** Texts with another number of own pieces than before: how many more. */
  readonly owns: Map<T, number>;
}

/** What those that came and went did to the texts that stayed. */
function effectOf<T extends ComparedText>(
  holders: Holders<T>,
  { gone }: TextsBefore<T>,
  came: ReadonlySet<T>,
): Effect<T> {
  const stirred = new Set<T>();
  const owns = new Map<T, number>();
  const goneWith = new Map<number, { readonly agency: string | null }[]>();
  for (const text of gone) {
    for (const piece of text.sketch) {
      const list = goneWith.get(piece);
      if (list === undefined) goneWith.set(piece, [text]);
      else list.push(text);
    }
  }
  for (const [piece, now] of holders) {
    const stayed = now.filter((report) => !came.has(report));
    const then = [...stayed, ...(goneWith.get(piece) ?? [])];
    const wasCommon = isCommon(then, agencyOf);
    const isCommonNow = isCommon(now, agencyOf);
    if (wasCommon && isCommonNow) continue;
    for (const report of stayed) {
      stirred.add(report);
      if (wasCommon !== isCommonNow) owns.set(report, (owns.get(report) ?? 0) + (wasCommon ? 1 : -1));
    }
  }
  return { stirred, owns };
}

/** The states of all, those of the stirred ones found anew. */
function compared<T extends ComparedText>(
  reports: readonly T[],
  states: ReadonlyMap<T, TextState<T> | null>,
  owns: ReadonlyMap<T, number>,
  stirred: ReadonlySet<T>,
  library: TextLibrary<T>,
): ReadonlyMap<T, TextState<T>> {
  const sketchOf = library.sketchesOf([...stirred]);
  const wanted = new WantedPieces();
  for (const sketch of sketchOf.values()) wanted.add(sketch);
  const holders = new Map([...library.holdersOf(wanted)].filter(([, list]) => !isCommon(list, agencyOf)));
  const placeOf = new Map(reports.map((report, place) => [report, place]));
  const ownOf = (report: T): number => {
    const sketch = sketchOf.get(report);
    if (sketch !== undefined) return sketch.reduce((sum, piece) => sum + (holders.has(piece) ? 1 : 0), 0);
    return (states.get(report)?.own ?? 0) + (owns.get(report) ?? 0);
  };
  const found = new Map<T, TextState<T>>();
  for (const [place, one] of reports.entries()) {
    const sketch = sketchOf.get(one);
    const own = ownOf(one);
    if (sketch === undefined) {
      found.set(one, { own, copy: states.get(one)?.copy ?? null });
      continue;
    }
    const shared = new Map<T, number>();
    for (const piece of sketch) {
      for (const other of holders.get(piece) ?? []) {
        if ((placeOf.get(other) ?? place) < place) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    const earlier = [...shared]
      .map(([other, pieces]) => ({ other, own: ownOf(other), pieces }))
      .sort((a, b) => (placeOf.get(a.other) ?? 0) - (placeOf.get(b.other) ?? 0));
    found.set(one, { own, copy: copyOf(one, own, earlier) });
  }
  return found;
}
