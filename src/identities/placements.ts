/** The ways in which the printed numbers of a row may stand on its places, in order, the other places being empty. */

/** Places of which some lost their cells in flattening. */
export interface ArrangeGroup {
  /** The codes of the places, in the document's order. */
  readonly codes: readonly string[];
  /** The numbers printed there, in order: at most as many as there are places; the other places are empty. */
  readonly numbers: readonly number[];
}

/** A value for each place; null = empty. */
export type Placement = readonly (number | null)[];

/** Above C(15, 7), the most that section 4 can give; a longer row is not arranged. */
const mostPlacements = 10_000;

/** Every placement, in order; null where there are too many, and none where there are more numbers than places. */
export function placementsOf({ codes, numbers }: ArrangeGroup): Placement[] | null {
  const places = codes.length;
  const count = numbers.length;
  if (count > places) return [];
  if (binomial(places, count) > mostPlacements) return null;
  const placements: Placement[] = [];
  const positions = numbers.map((_, i) => i);
  for (;;) {
    const placement: (number | null)[] = new Array<number | null>(places).fill(null);
    for (const [i, position] of positions.entries()) placement[position] = numbers[i] ?? null;
    placements.push(placement);
    let last = count - 1;
    while (last >= 0 && positions[last] === places - count + last) last--;
    if (last < 0) return placements;
    const next = (positions[last] ?? 0) + 1;
    for (let i = last; i < count; i++) positions[i] = next + i - last;
  }
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - i + 1)) / i;
  return result;
}
