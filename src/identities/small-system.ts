/** Systems of linear equations over at most three whole-number changes of counts, solved exactly. */

/** Numbers up to this stay exact in plain arithmetic: the sum of a column, times the factors of an elimination. */
export const largestNumber = 2 ** 40;

/**
 * Solves for whole, non-zero changes that leave no count below zero. An equation is its coefficients (−1, 0, 1) and
 * its right side. Gives the changes; `none`; or `several` where they are not determined.
 *
 * For smallest sets only: it takes for granted that no solution leaves a cell unchanged.
 */
export function solveSmall(
  equations: readonly (readonly number[])[],
  counts: readonly number[],
): readonly number[] | 'none' | 'several' {
  const size = counts.length;
  const rows = equations.map((equation) => [...equation]);
  const pivots = eliminate(rows, size);
  if (rows.slice(pivots.length).some((row) => row[size] !== 0)) return 'none';
  const free = counts.map((_, column) => column).filter((column) => !pivots.includes(column));
  if (free.length > 1) return splitEqually(rows[0] ?? [], counts);
  return alongLine(rows, pivots, free[0] ?? null, counts);
}

/** Reduces the rows (Gauss and Jordan, without fractions); gives the pivot column of each of the first rows. */
function eliminate(rows: number[][], size: number): number[] {
  const pivots: number[] = [];
  for (let column = 0; column < size; column++) {
    const at = rows.findIndex((row, i) => i >= pivots.length && row[column] !== 0);
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows.splice(at, 1);
    rows.splice(pivots.length, 0, pivot);
    const p = pivot[column] ?? 1;
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (row === pivot || factor === 0) continue;
      for (let j = 0; j <= size; j++) row[j] = (row[j] ?? 0) * p - (pivot[j] ?? 0) * factor;
    }
    pivots.push(column);
  }
  return pivots;
}

/** No free column, or one: every change is then a line in the free one, of which few points need a look. */
function alongLine(
  rows: readonly (readonly number[])[],
  pivots: readonly number[],
  free: number | null,
  counts: readonly number[],
): readonly number[] | 'none' | 'several' {
  const size = counts.length;
  let from = free === null ? 0 : -(counts[free] ?? 0);
  let to = free === null ? 0 : Infinity;
  const lines = pivots.map((column, i) => {
    const row = rows[i] ?? [];
    const sign = Math.sign(row[column] ?? 1);
    const line = {
      column,
      divisor: sign * (row[column] ?? 1),
      slope: free === null ? 0 : sign * (row[free] ?? 0),
      right: sign * (row[size] ?? 0),
    };
    const most = line.right + (counts[column] ?? 0) * line.divisor;
    if (line.slope > 0) to = Math.min(to, Math.floor(most / line.slope));
    if (line.slope < 0) from = Math.max(from, Math.ceil(most / line.slope));
    return line;
  });
  // Which points are whole repeats with the divisors, and these stay below 8 with three columns of −1, 0, 1.
  const last = Math.min(to, from + 2 * 8);
  let solution: number[] | null = null;
  for (let t = from; t <= last; t++) {
    const changes = counts.map(() => t);
    for (const { column, divisor, slope, right } of lines) changes[column] = (right - slope * t) / divisor;
    const fits = changes.every((c, i) => Number.isInteger(c) && c !== 0 && c + (counts[i] ?? 0) >= 0);
    if (!fits) continue;
    if (solution !== null) return 'several';
    solution = changes;
  }
  return solution ?? 'none';
}

/**
 * Three cells that stand in the same identities, on the same sides: only their sum is known. It must fall (were it to
 * rise, or were they on different sides, one of them could take it all), and is determined only down to three zeros.
 */
function splitEqually(
  row: readonly number[],
  counts: readonly number[],
): readonly number[] | 'none' | 'several' {
  const [first = 1] = row;
  if (counts.some((_, i) => row[i] !== first)) return 'none';
  const fall = -(row[counts.length] ?? 0) / first;
  const sum = counts.reduce((a, b) => a + b, 0);
  if (!Number.isInteger(fall) || fall <= 0 || fall > sum) return 'none';
  return fall === sum ? counts.map((count) => -count) : 'several';
}
