/** Positions in an OFD: numbers as written, and the matrices that lead from an object's own space to the page. */

/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f (GB/T 33190, 8.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function shifted(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** A point through a matrix. */
export function at(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** A number as written; `fallback` where there is none. */
export function numberOf(text: string | undefined, fallback: number): number {
  if (text === undefined || text.trim() === '') return fallback;
  const value = Number(text);
  return Number.isFinite(value) ? value : fallback;
}

/** Numbers set apart by white space or commas; null where one of them is none. */
export function numbersOf(text: string | undefined): number[] | null {
  if (text === undefined) return null;
  const values = text.trim().split(/[\s,]+/, 64);
  const numbers = values.map(Number);
  return values[0] === '' || numbers.some((value) => !Number.isFinite(value)) ? null : numbers;
}

/** `x y width height`; null where it is no box. */
export function boxOf(text: string | undefined): readonly [number, number, number, number] | null {
  const numbers = numbersOf(text);
  if (numbers === null || numbers.length < 4) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  return [x, y, width, height];
}

/** An object's matrix: its own (`CTM`), set at the corner of its boundary. */
export function objectMatrix(attributes: ReadonlyMap<string, string>, outer: Matrix): Matrix {
  const boundary = boxOf(attributes.get('Boundary')) ?? [0, 0, 0, 0];
  const own = numbersOf(attributes.get('CTM'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own?.length === 6 ? own : identity;
  return product(outer, product(shifted(boundary[0], boundary[1]), [a, b, c, d, e, f]));
}
