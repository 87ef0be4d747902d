/** The replica, crawled in this process: real requests on loopback, a clock of the test's own that never waits. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scrapers } from '../../scrapers/index.ts';
import { serveReplica, type Replica } from '../../src/cli/replica.ts';
import { crawl, type Clock, type CrawlOptions, type CrawlSummary } from '../../src/crawl/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const siteFolder = fileURLToPath(new URL('../../samples/site', import.meta.url));

/** A clock that jumps where it should wait; its deadlines never end. */
export interface MadeClock extends Clock {
  jump: (ms: number) => void;
}

export function madeClock(start = Date.parse('2026-03-01T00:00:00Z')): MadeClock {
  let now = start;
  return {
    now: () => now,
    jump: (ms) => void (now += ms),
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
    deadline: () => ({ signal: new AbortController().signal, cancel: () => undefined }),
  };
}

export const madeFolder = (): string => temporaryFolder('crawl');

export async function crawlReplica(
  replica: Replica,
  folder: string,
  clock: Clock,
  changes: Partial<CrawlOptions> = {},
): Promise<CrawlSummary> {
  return crawl({
    sources: replica.sources,
    scrapers,
    archiveFolder: join(folder, 'archive'),
    storeFile: join(folder, 'store.db'),
    years: null,
    contact: 'test@example.org',
    signal: new AbortController().signal,
    exceptions: replica.exceptions,
    clock,
    ...changes,
  });
}

export const serve = (clock: Clock): Promise<Replica> => serveReplica(siteFolder, clock.now);
