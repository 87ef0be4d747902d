/**
 * `gongkai ingest`: reports that are there already (files, folders, WARCs of any origin) into the archive. Several WARCs are read at once, and one
 * writer takes what they give in the order of the files, so that the archive is the same however many threads there are.
 */
import { join } from 'node:path';
import { Archive, ArchiveError } from '../archive/index.ts';
import { programVersion } from '../record/index.ts';
import { Store, StoreError } from '../store/index.ts';
import { Examiner, WarcReaders, type WarcReading } from '../work/index.ts';
import { Amount } from './amount.ts';
import { cleanText } from './clean-text.ts';
import { readerName } from './engine-versions.ts';
import { openEngines } from './engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { codeOfSystemError } from './failure.ts';
import { examineFiles } from './ingest-documents.ts';
import { partsOf, type FileFacts, type Part } from './ingest-files.ts';
import { Keeper } from './ingest-keeper.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

export interface IngestOptions {
  readonly out: string;
  /** Whether files that an earlier run finished are read again. */
  readonly isAgain: boolean;
}

/** A WARC that is being read, or any other part. */
type Begun = { readonly part: Exclude<Part, { kind: 'warc' }> } | BegunWarc;

interface BegunWarc {
  readonly file: FileFacts;
  /** Null where an earlier run finished it. */
  readonly reading: WarcReading | null;
}

/** Takes one WARC into the archive, as it is read. False where reading it ended the threads that did. */
async function takeWarc(
  { file, reading }: BegunWarc,
  keeper: Keeper,
  terminal: Terminal,
  share: () => number | null,
): Promise<boolean> {
  if (reading === null) return true;
  const { t, log } = terminal;
  keeper.begin();
  for await (const item of reading.items()) {
    if (item.kind === 'capture') {
      terminal.progress(item.url, share());
      await keeper.keep(item);
      continue;
    }
    const { trouble: code, url } = item;
    terminal.say(cleanText(t.crawl.trouble(file.name, code, url ?? '')));
    log?.write({ kind: 'trouble', file: file.name, code, url });
    keeper.trouble(url);
  }
  const { end } = reading;
  if (end?.kind === 'refused') {
    terminal.say(t.fileErrors[codeOfSystemError(Object.assign(new Error(), { code: end.code }))](file.name));
  } else if (end?.kind === 'end') {
    if (end.isKnown) keeper.passOver(file, end.sha256);
    else await keeper.finish(file, end.sha256);
  }
  const isRead = end?.kind !== 'died';
  if (!isRead) terminal.say(cleanText(t.crawl.readerDied(file.name)));
  return isRead;
}

/** Takes documents into the archive; those that an earlier run finished are passed over. */
async function takeDocuments(
  files: readonly FileFacts[],
  keeper: Keeper,
  tools: { readonly examiner: Examiner; readonly threads: number; readonly terminal: Terminal },
  tellDone: (bytes: number) => number | null,
): Promise<void> {
  const { examiner, threads, terminal } = tools;
  const fresh: FileFacts[] = [];
  for (const file of files) {
    if (keeper.isFinished(file)) {
      keeper.passOver(file, null);
      tellDone(file.size);
    } else fresh.push(file);
  }
  for await (const found of examineFiles(fresh, examiner, threads)) {
    const share = tellDone(found.facts.size);
    if (found.kind === 'refused') {
      terminal.say(terminal.t.fileErrors[found.code](found.facts.name));
      continue;
    }
    terminal.progress(found.capture.url, share);
    keeper.begin();
    await keeper.keep(found.capture);
    await keeper.finishLater(found.facts, found.sha256);
  }
  keeper.writeFinished();
}

async function takeAll(
  paths: readonly string[],
  keeper: Keeper,
  terminal: Terminal,
  { threads, timeoutMs }: Reading,
): Promise<boolean> {
  const engines = await openEngines(timeoutMs);
  const examiner = new Examiner({ threads, timeoutMs, engines: { word: engines.office?.convert ?? null } });
  const readers = new WarcReaders({ threads, examiner });
  const amount = new Amount(paths, terminal.isWatched);
  const parts = partsOf(paths);
  const begun: Begun[] = [];
  const begin = (part: Part): Begun => {
    if (part.kind !== 'warc') return { part };
    const { file } = part;
    if (keeper.isFinished(file)) {
      keeper.passOver(file, null);
      return { file, reading: null };
    }
    const { path, written: date, size } = file;
    return { file, reading: readers.read({ path, date, finished: keeper.digestsOfSize(size) }) };
  };
  /** The share that is done, with what the threads have read of files under way. */
  const share = (): number | null =>
    amount.share(begun.reduce((sum, one) => sum + ('file' in one ? (one.reading?.at ?? 0) : 0), 0));
  let isWhole = true;
  try {
    let isOver = false;
    for (;;) {
      // The one that is taken, and one more for each thread.
      while (!isOver && begun.length < threads + 1) {
        const next = await parts.next();
        if (next.done === true) isOver = true;
        else begun.push(begin(next.value));
      }
      const [first] = begun;
      if (first === undefined) return isWhole;
      if ('file' in first) {
        isWhole = (await takeWarc(first, keeper, terminal, share)) && isWhole;
        amount.finish(first.file.size);
      } else if (first.part.kind === 'documents') {
        await takeDocuments(first.part.files, keeper, { examiner, threads, terminal }, (bytes) => {
          amount.finish(bytes);
          return share();
        });
      } else {
        const { kind, name } = first.part;
        terminal.say(
          kind === 'empty' ? terminal.t.emptyFolder(name) : terminal.t.fileErrors[first.part.code](name),
        );
      }
      begun.shift();
    }
  } finally {
    amount.stop();
    await readers.close();
    await examiner.close();
    await engines.close();
  }
}

/** Archives what is a report, with the address and time that it has. Gives the exit code. */
export async function ingest(
  paths: readonly string[],
  { out, isAgain }: IngestOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const { t } = terminal;
  try {
    const archive = await Archive.open(join(out, 'archive'), {
      program: programVersion,
      now: () => new Date().toISOString(),
    });
    let store: Store | null = null;
    let keeper: Keeper;
    let isWhole = false;
    try {
      // Held while the archive is written: no crawl may write it at the same time.
      store = Store.open(join(out, 'store.db'));
      keeper = new Keeper({ archive, store, reader: readerName(), isAgain, terminal });
      isWhole = await takeAll(paths, keeper, terminal, reading);
    } finally {
      terminal.endProgress();
      await archive.close();
      store?.close();
    }
    const { documents, reports, known, before } = keeper.counts;
    if (before.files > 0) terminal.say(t.crawl.finishedBefore(before.files, before.failed));
    await terminal.print(`${t.crawl.ingested(documents, reports, known)}\n`);
    return isWhole ? exitCodes.done : exitCodes.someFailed;
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof StoreError)
      throw new Stop(error.message, exitCodes.someFailed);
    throw error;
  }
}
