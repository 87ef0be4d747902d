/**
 * What the grid core works on: glyphs and rules of pages, whatever engine saw them. All lengths are points, the origin
 * is the top left of the page as shown, y grows downwards.
 */

/** `[left, top, right, bottom]`. */
export type Box = readonly [number, number, number, number];

/** One character as it stands on a page, upright. */
export interface Glyph {
  /** The character; U+FFFD where the page shows one that nobody can name. Never white space. */
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of the line that the character stands on. */
  readonly baseline: number;
  /** The font's size as shown. */
  readonly size: number;
  /** Position in the order in which the source writes its characters; over all pages, growing. */
  readonly order: number;
  /** The source does not show it (an invisible layer of recognised text). */
  readonly isHidden: boolean;
  /** How surely it was recognised, 0..1; absent where the source says which character it is. */
  readonly confidence?: number;
  /** It stands over the page's edge, where nobody sees it. Absent where it is seen. */
  readonly isOffPage?: true;
}

/** A piece of a ruling line: a horizontal one at height `at` from `from` to `to` across, or a vertical one alike. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A page: what a reader of it sees, without any meaning. */
export interface GridPage {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** In any order. */
  readonly glyphs: readonly Glyph[];
  /** What the source writes over the page's edge, in any order; absent where that is not known. */
  readonly offPage?: readonly Glyph[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  readonly images: readonly Box[];
  /** How far, in points, what stands at one place of two pages may stand apart: paper was laid by hand. None unless told. */
  readonly slack?: number;
}

/** The smallest box round glyphs; null for none. */
export function boxOf(glyphs: readonly Glyph[]): Box | null {
  const [first] = glyphs;
  if (first === undefined) return null;
  let { left, top, right, bottom } = first;
  for (const glyph of glyphs) {
    if (glyph.left < left) left = glyph.left;
    if (glyph.top < top) top = glyph.top;
    if (glyph.right > right) right = glyph.right;
    if (glyph.bottom > bottom) bottom = glyph.bottom;
  }
  return [left, top, right, bottom];
}

/** A box to the hundredth of a point: finer than any printer, and the same text on every machine. */
export function rounded(box: Box): Box {
  const round = (value: number): number => Math.round(value * 100) / 100 + 0;
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}

/** Groups sorted or unsorted numbers that lie within `tolerance` of their group's first; returns the means, ascending. */
export function clustered(values: readonly number[], tolerance: number): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const means: number[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (const value of sorted) {
    if (value - start > tolerance) {
      if (count > 0) means.push(sum / count);
      start = value;
      sum = 0;
      count = 0;
    }
    sum += value;
    count += 1;
  }
  if (count > 0) means.push(sum / count);
  return means;
}

/** Index of the value nearest to `value` in an ascending list; -1 for an empty one. */
export function nearestIndex(ascending: readonly number[], value: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (let index = 0; index < ascending.length; index += 1) {
    const d = Math.abs((ascending[index] ?? 0) - value);
    if (d >= distance) break;
    best = index;
    distance = d;
  }
  return best;
}

/** Index of the interval `[edges[i], edges[i + 1])` that holds `value`; -1 where none does. */
export function intervalOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 1;
  if (high < 1 || value < (edges[0] ?? 0) || value >= (edges[high] ?? 0)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value < (edges[middle] ?? 0)) high = middle;
    else low = middle;
  }
  return low;
}
