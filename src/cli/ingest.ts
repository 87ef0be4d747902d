/** `gongkai ingest`: reports that are there already (files, folders, WARCs of any origin) into the archive, streamed. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Archive, ArchiveError, isWarc, readCaptures, type About } from '../archive/index.ts';
import { programVersion, type Record } from '../record/index.ts';
import { Store, StoreError } from '../store/index.ts';
import { examineMany, type WorkInput } from '../work/index.ts';
import { cleanText } from './clean-text.ts';
import { openEngines } from './engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { findDocuments } from './find-documents.ts';
import { readFileWithin } from './read-file.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

interface Given {
  readonly url: string;
  /** When it was retrieved; of a file, when it was last written. */
  readonly date: string;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
  readonly about: About | null;
}

async function* documentsOf(paths: readonly string[], terminal: Terminal): AsyncGenerator<Given> {
  const { t } = terminal;
  for await (const found of findDocuments(paths)) {
    if (found.kind !== 'file') {
      terminal.say(found.kind === 'empty' ? t.emptyFolder(found.name) : t.fileErrors[found.code](found.name));
      continue;
    }
    const { mtime } = await stat(found.path);
    if (await isWarc(found.path)) {
      const onTrouble = (code: string, url: string | null): void =>
        terminal.say(cleanText(t.crawl.trouble(found.name, code, url ?? '')));
      for await (const capture of readCaptures(found.path, { onTrouble })) {
        // What a browser drew is of use beside the page that it was drawn from, which this archive does not have.
        if (capture.isRendering) continue;
        // A record must have a date; the file cannot be older than it.
        yield { ...capture, date: capture.date ?? mtime.toISOString() };
      }
      continue;
    }
    // The index beside a WARC file is no document.
    if (found.name.endsWith('.cdxj')) continue;
    const bytes = await readFileWithin(found.path);
    if (typeof bytes === 'string') {
      terminal.say(t.fileErrors[bytes](found.name));
      continue;
    }
    yield {
      url: pathToFileURL(resolve(found.name)).href,
      date: mtime.toISOString(),
      mediaType: null,
      charset: null,
      bytes,
      about: null,
    };
  }
}

interface Named extends Given {
  /** The file's name while it is examined: a container gives several records, whose names begin with its own. */
  readonly key: string;
}

/** The records of documents, each with the document that it is of, in order. */
async function* examined(
  documents: AsyncIterable<Given>,
  { threads, timeoutMs }: Reading,
): AsyncGenerator<{ readonly record: Record; readonly given: Named }> {
  const ahead: Named[] = [];
  async function* inputs(): AsyncGenerator<WorkInput> {
    let count = 0;
    for await (const given of documents) {
      count += 1;
      const { bytes, mediaType, charset } = given;
      const key = `${given.url}#${String(count)}`;
      ahead.push({ ...given, key });
      yield { bytes, options: { file: key, url: given.url, mediaType, encoding: charset } };
    }
  }
  const engines = await openEngines(timeoutMs);
  try {
    const options = { threads, timeoutMs, engines: { word: engines.office?.convert ?? null } };
    for await (const record of examineMany(inputs(), options)) {
      while (ahead[0] !== undefined && !record.file.startsWith(ahead[0].key)) ahead.shift();
      const [given] = ahead;
      if (given !== undefined) yield { record, given };
    }
  } finally {
    await engines.close();
  }
}

/** Archives what is a report, with the address and time that it has. Gives the exit code. */
export async function ingest(
  paths: readonly string[],
  out: string,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const counts = { documents: 0, reports: 0, known: 0 };
  try {
    const archive = await Archive.open(join(out, 'archive'), {
      program: programVersion,
      now: () => new Date().toISOString(),
    });
    // Held while the archive is written: no crawl may write it at the same time.
    const store = Store.open(join(out, 'store.db'));
    /** The last document, and whether it is in the archive: a container is kept once, whatever it holds. */
    let [last, isKept] = ['', false];
    try {
      for await (const { record, given } of examined(documentsOf(paths, terminal), reading)) {
        const { key, url, date, mediaType, charset, bytes, about } = given;
        terminal.progress(url);
        if (key !== last) {
          [last, isKept] = [key, false];
          counts.documents += 1;
        }
        if (record.error !== null) terminal.say(cleanText(record.error.message.replace(key, url)));
        if (record.report === null || isKept) continue;
        isKept = true;
        counts.reports += 1;
        const type = `${mediaType ?? record.report.source.media_type}${charset === null ? '' : `; charset=${charset}`}`;
        const isNew = await archive.addResource({ url, date, contentType: type, bytes, about });
        if (!isNew) counts.known += 1;
      }
    } finally {
      terminal.endProgress();
      await archive.close();
      store.close();
    }
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof StoreError)
      throw new Stop(error.message, exitCodes.someFailed);
    throw error;
  }
  await terminal.print(`${terminal.t.crawl.ingested(counts.documents, counts.reports, counts.known)}\n`);
  return exitCodes.done;
}
