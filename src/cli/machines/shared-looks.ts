/** What the workers' crawls tell of reports, for the dataset: the last look for each, and what was changed in them. */
import { outcomes, type Look } from '../../store/index.ts';
import { sourcesIn } from '../crawl.ts';
import { changesIn, looksOf, type Looks } from '../looks.ts';
import type { Terminal } from '../terminal.ts';
import { withShared } from './shared-place.ts';

/** The last look of every address and year, as the shared store has them in the order of time. */
function lastOf(looks: readonly Look[]): Look[] {
  const last = new Map<string, Look>();
  for (const look of looks) last.set(JSON.stringify([look.source, look.url, look.year]), look);
  return [...last.values()];
}

/** Throws Stop where the store cannot be had. */
export async function sharedLooks(postgres: string, terminal: Terminal): Promise<Looks> {
  const { looks, republished } = await withShared(postgres, async (store) => ({
    looks: lastOf(await store.looks()),
    republished: await store.republished(),
  }));
  if (looks.length === 0 && republished.length === 0) return { checks: [], changes: [] };
  const checks = looks.flatMap(({ source, year, outcome, at }) => {
    const known = outcomes.find((one) => one === outcome);
    return known === undefined ? [] : [{ source, year, outcome: known, at }];
  });
  const sources = await sourcesIn(null, terminal);
  return { checks: looksOf(checks, sources), changes: changesIn(republished, sources) };
}
