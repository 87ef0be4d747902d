/** `gongkai enqueue`: documents to read, sources to crawl and datasets to build, as jobs for workers. */
import { createHash } from 'node:crypto';
import type { SharedStore } from '../../store/index.ts';
import { documentName, type CaptureStore, type NewCapture } from '../../store/index.ts';
import { keptRecord, textOfOptions } from '../../work/index.ts';
import { chosenSources, type CrawlCommand } from '../crawl.ts';
import { readerName } from '../engine-versions.ts';
import { exitCodes, Stop } from '../exit-codes.ts';
import { inputsOf, type Reading } from '../read-inputs.ts';
import type { Terminal } from '../terminal.ts';
import { withShared } from './shared-place.ts';

/** Documents that are put in with one statement. */
const batch = 100;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Puts documents in: their bytes into the captures, a job for each that was not there. Gives how many there are, and how many are new. */
export async function enqueuePaths(
  paths: readonly string[],
  store: SharedStore,
  captures: CaptureStore,
  terminal: Terminal,
  reading: Reading,
): Promise<{ readonly documents: number; readonly fresh: number }> {
  const counts = { documents: 0, fresh: 0 };
  let waiting: NewCapture[] = [];
  const flush = async (): Promise<void> => {
    counts.documents += waiting.length;
    counts.fresh += await store.addCaptures(waiting);
    waiting = [];
  };
  for await (const input of inputsOf(paths, { ...reading, terminal, takesRecords: true })) {
    if ('record' in input) {
      const kept = keptRecord(input.record);
      const digest = sha256(kept.body);
      waiting.push({ sha256: digest, bytes: kept.body.length, options: '', records: [kept] });
    } else {
      const digest = sha256(input.bytes);
      terminal.progress(input.options.file);
      // Bytes first: no job names what is not there.
      if (!(await captures.has(documentName(digest)))) await captures.put(documentName(digest), input.bytes);
      const { file, url, retrieved, mediaType, encoding, agency } = input.options;
      const options = textOfOptions({ file, url, retrieved, mediaType, encoding, agency });
      waiting.push({ sha256: digest, bytes: input.bytes.length, options, records: null });
    }
    if (waiting.length >= batch) await flush();
  }
  await flush();
  return counts;
}

export async function enqueueRead(
  paths: readonly string[],
  options: { readonly postgres: string; readonly archive: CaptureStore; readonly isAgain: boolean },
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const { t } = terminal;
  if (paths.length === 0 && !options.isAgain) throw new Stop(t.machines.noPaths);
  return withShared(options.postgres, async (store) => {
    const { documents, fresh } = await enqueuePaths(paths, store, options.archive, terminal, reading);
    const again = options.isAgain ? await store.readAgain(readerName()) : 0;
    terminal.endProgress();
    await terminal.print(`${t.machines.enqueuedRead(documents, fresh, again)}\n`);
    return exitCodes.done;
  });
}

export async function enqueueCrawl(
  ids: readonly string[],
  postgres: string,
  command: CrawlCommand,
  terminal: Terminal,
): Promise<number> {
  const { t } = terminal;
  const { sources, contact } = await chosenSources(ids, command, terminal);
  return withShared(postgres, async (store) => {
    const jobs = sources.map((source) => ({
      source,
      years: command.years === null ? null : [...command.years],
      contact,
      pauseSeconds: command.pauseSeconds,
      requests: command.caps.perSite ?? 0,
    }));
    await store.db.atOnce((sql) => store.queue.put('crawl', jobs, sql));
    await terminal.print(`${t.machines.enqueuedCrawl(sources.length)}\n`);
    return exitCodes.done;
  });
}

export async function enqueueBuild(
  postgres: string,
  formats: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return withShared(postgres, async (store) => {
    await store.db.atOnce((sql) => store.queue.put('build', [{ formats: [...formats] }], sql));
    await terminal.print(`${terminal.t.machines.enqueuedBuild}\n`);
    return exitCodes.done;
  });
}
