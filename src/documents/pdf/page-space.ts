/** From the coordinates of a PDF page to those of the page as shown: heeds the crop box and the page's rotation. */

/** Where a page's content stands when it is shown; lengths in points. */
export interface PageSpace {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Clockwise quarter turns. */
  readonly turns: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The size of the page as shown. */
export function shownSize(space: PageSpace): { width: number; height: number } {
  const width = space.right - space.left;
  const height = space.top - space.bottom;
  return space.turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** A point of the page's own coordinates (y upwards) → the page as shown (origin top left, y downwards). */
export function shownX(space: PageSpace, x: number, y: number): number {
  if (space.turns === 0) return x - space.left;
  if (space.turns === 1) return y - space.bottom;
  return space.turns === 2 ? space.right - x : space.top - y;
}

/** The height of that point. */
export function shownY(space: PageSpace, x: number, y: number): number {
  if (space.turns === 0) return space.top - y;
  if (space.turns === 1) return x - space.left;
  return space.turns === 2 ? y - space.bottom : space.right - x;
}

/** The direction of writing `(a, b)` as shown, in quarter turns clockwise; null where it is askew. */
export function shownTurns(space: PageSpace, a: number, b: number): number | null {
  const length = Math.hypot(a, b);
  if (length === 0) return 0;
  const steep = 0.1 * length;
  let turns: number;
  if (Math.abs(b) <= steep) turns = a > 0 ? 0 : 2;
  else if (Math.abs(a) <= steep) turns = b > 0 ? 3 : 1;
  else return null;
  return (turns + space.turns) % 4;
}
