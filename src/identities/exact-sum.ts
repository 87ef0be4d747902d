/** Sums of the numbers of a report without rounding: decimals are scaled to integers first. */

/** Two sums, rounded to a number for show only, and how the exact ones compare. */
export interface SumComparison {
  readonly left: number;
  readonly right: number;
  /** Below 0 where left is the smaller, 0 where they are equal. */
  readonly order: number;
}

/** Compares the sums of two lists of finite numbers, taken as the decimals that they print as. */
export function compareSums(left: readonly number[], right: readonly number[]): SumComparison {
  const plainLeft = plainSum(left);
  const plainRight = plainSum(right);
  if (plainLeft !== null && plainRight !== null) {
    return { left: plainLeft, right: plainRight, order: Math.sign(plainLeft - plainRight) };
  }
  const decimals = [...left, ...right].map(decimalOf);
  const exponent = Math.min(0, ...decimals.map((d) => d.exponent));
  let sumLeft = 0n;
  let sumRight = 0n;
  decimals.forEach((d, i) => {
    const scaled = d.digits * 10n ** BigInt(d.exponent - exponent);
    if (i < left.length) sumLeft += scaled;
    else sumRight += scaled;
  });
  return {
    left: Number(`${String(sumLeft)}e${String(exponent)}`),
    right: Number(`${String(sumRight)}e${String(exponent)}`),
    order: sumLeft < sumRight ? -1 : sumLeft > sumRight ? 1 : 0,
  };
}

/** The sum where plain arithmetic is exact; null where it might round. */
function plainSum(numbers: readonly number[]): number | null {
  let sum = 0;
  for (const n of numbers) {
    if (!Number.isSafeInteger(n)) return null;
    sum += n;
    if (!Number.isSafeInteger(sum)) return null;
  }
  return sum;
}

/** A finite number as it prints: digits × 10^exponent. */
function decimalOf(n: number): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '0', power = '0'] = String(n).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}
