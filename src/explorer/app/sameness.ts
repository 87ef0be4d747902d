/** What is said of counts that stand side by side. */
import type { MeasureValue } from '../cells.ts';

/**
 * Whether counts are the same, or some of them differ; `other`: the editions do not count the same. Null where that is not known: one that is not
 * certain may be either.
 */
export function sameness(
  counts: readonly (Pick<MeasureValue, 'value' | 'series' | 'isCollected'> | undefined)[],
): 'same' | 'differs' | 'other' | null {
  const collected = counts.filter((one) => one?.isCollected === true);
  if (new Set(collected.map((one) => one?.series)).size > 1) return 'other';
  const known = collected.map((one) => one?.value ?? null).filter((value) => value !== null);
  if (new Set(known).size > 1) return 'differs';
  return known.length > 1 && known.length === counts.length ? 'same' : null;
}
