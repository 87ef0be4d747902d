/** Holds the percentages that the text states against the table's, for every part and whole that the words may mean. */
import type { Report } from '../record/index.ts';
import type { RuleContext } from './context.ts';

export interface ComparedShare {
  /** The codes of the part, then those of the whole, as the claim has them. */
  readonly codes: readonly string[];
  readonly part: readonly string[];
  readonly whole: readonly string[];
  /** In percent, as the text states it. */
  readonly claimed: number;
  /** In percent, from the table, to two more places than the text's. */
  readonly table: number;
  /** Whether it is the share of one thing or another that the words may mean. */
  readonly fits: boolean;
}

/** The sum of codes that all have a number; else null. */
function sumOf(report: Report, codes: readonly string[]): number | null {
  let sum = 0;
  for (const code of codes) {
    const value = report.values[code] ?? null;
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** The share in percent; null where a number is missing, or the whole is zero. */
function shareIn(report: Report, part: readonly string[], whole: readonly string[]): number | null {
  const [above, below] = [sumOf(report, part), sumOf(report, whole)];
  return above === null || below === null || below <= 0 ? null : (100 * above) / below;
}

const placesIn = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** Every share whose part and whole have numbers, in order; those of another body are left out. */
export function compareShares({ report, notes }: RuleContext): ComparedShare[] {
  return report.claims.flatMap((claim, index): ComparedShare[] => {
    const note = notes.claims[index];
    if (claim.operator !== 'share' || claim.of === undefined || note?.isOtherBody === true) return [];
    const table = shareIn(report, claim.codes, claim.of);
    if (table === null) return [];
    const places = placesIn(claim.value);
    // Rounded up or down, or cut off: all are less than one unit of the last place away.
    const unit = 10 ** -places;
    const pairs = [{ part: claim.codes, whole: claim.of }, ...(note?.shares ?? [])];
    const shares = pairs.map(({ part, whole }) => shareIn(report, part, whole));
    return [
      {
        codes: [...claim.codes, ...claim.of],
        part: claim.codes,
        whole: claim.of,
        claimed: claim.value,
        table: Number(table.toFixed(places + 2)),
        // What cannot be worked out may be what is meant.
        fits: shares.some((share) => share === null || Math.abs(share - claim.value) < unit),
      },
    ];
  });
}
