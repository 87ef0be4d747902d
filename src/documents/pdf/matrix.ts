/** PDF's matrices: how objects within objects are placed. */

/** A matrix `[a, b, c, d, e, f]` of PDF. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Leaves every point where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does `inner`, then `outer`. */
export function product(inner: Matrix, outer: Matrix): Matrix {
  if (outer === identity) return inner;
  return [
    inner[0] * outer[0] + inner[1] * outer[2],
    inner[0] * outer[1] + inner[1] * outer[3],
    inner[2] * outer[0] + inner[3] * outer[2],
    inner[2] * outer[1] + inner[3] * outer[3],
    inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
    inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
  ];
}
