/** Pages that were not recognised in time. */
import type { DocumentNote } from '../document.ts';
import type { ScannedPage } from './read-page.ts';

/** A note of the pages that took too long, and of the `others` that never had a turn. */
export function givenUp(scanned: readonly ScannedPage[], others: readonly number[] = []): DocumentNote[] {
  const pages = scanned.filter(({ isGivenUp }) => isGivenUp).map(({ page }) => page.page);
  const all = [...pages, ...others].sort((one, other) => one - other);
  if (all.length === 0) return [];
  return [{ code: 'limit.time', detail: `recognising took too long: page ${all.slice(0, 20).join(', ')}` }];
}
