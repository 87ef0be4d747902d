/** Sums and differences of decimals, without what binary fractions add to them. */

/** To six decimals, a yuan in units of a million; whole numbers are left as they are. */
export function withoutDust(n: number): number {
  return Number.isInteger(n) ? n : Number(n.toFixed(6));
}
