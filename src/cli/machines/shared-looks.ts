/** What the workers' crawls last found, for the table of coverage. */
import { outcomes, type Look } from '../../store/index.ts';
import type { SourceCheck } from '../../dataset/index.ts';
import { sourcesIn } from '../crawl.ts';
import { looksOf } from '../looks.ts';
import type { Terminal } from '../terminal.ts';
import { withShared } from './shared-place.ts';

/** The last look of every address and year, as the shared store has them in the order of time. */
function lastOf(looks: readonly Look[]): Look[] {
  const last = new Map<string, Look>();
  for (const look of looks) last.set(JSON.stringify([look.source, look.url, look.year]), look);
  return [...last.values()];
}

/** Throws Stop where the store cannot be had. */
export async function sharedLooks(postgres: string, terminal: Terminal): Promise<readonly SourceCheck[]> {
  const looks = lastOf(await withShared(postgres, (store) => store.looks()));
  if (looks.length === 0) return [];
  const checks = looks.flatMap(({ source, year, outcome, at }) => {
    const known = outcomes.find((one) => one === outcome);
    return known === undefined ? [] : [{ source, year, outcome: known, at }];
  });
  return looksOf(checks, await sourcesIn(null, terminal));
}
