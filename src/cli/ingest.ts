/** `gongkai ingest`: reports that are there already (files, folders, WARCs of any origin) into the archive, streamed. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Archive, ArchiveError, isWarc, readCaptures } from '../archive/index.ts';
import { examine } from '../examine/index.ts';
import { programVersion } from '../record/index.ts';
import { Store, StoreError } from '../store/index.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { findDocuments } from './find-documents.ts';
import { readFileWithin } from './read-file.ts';
import type { Terminal } from './terminal.ts';

interface Given {
  readonly url: string;
  readonly date: string;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

async function* documentsOf(paths: readonly string[], terminal: Terminal): AsyncGenerator<Given> {
  const { t } = terminal;
  for await (const found of findDocuments(paths)) {
    if (found.kind !== 'file') {
      terminal.say(found.kind === 'empty' ? t.emptyFolder(found.name) : t.fileErrors[found.code](found.name));
      continue;
    }
    if (await isWarc(found.path)) {
      const onTrouble = (code: string, url: string | null): void =>
        terminal.say(cleanText(t.crawl.trouble(found.name, code, url ?? '')));
      for await (const capture of readCaptures(found.path, { onTrouble })) {
        yield { ...capture, date: capture.date ?? '1970-01-01T00:00:00Z' };
      }
      continue;
    }
    const bytes = await readFileWithin(found.path);
    if (typeof bytes === 'string') {
      terminal.say(t.fileErrors[bytes](found.name));
      continue;
    }
    const { mtime } = await stat(found.path);
    yield {
      url: pathToFileURL(resolve(found.name)).href,
      date: mtime.toISOString(),
      mediaType: null,
      charset: null,
      bytes,
    };
  }
}

/** Archives what is a report, with the address and time that it has. Gives the exit code. */
export async function ingest(paths: readonly string[], out: string, terminal: Terminal): Promise<number> {
  const counts = { documents: 0, reports: 0, known: 0 };
  try {
    const archive = await Archive.open(join(out, 'archive'), {
      program: programVersion,
      now: () => new Date().toISOString(),
    });
    // Held while the archive is written: no crawl may write it at the same time.
    const store = Store.open(join(out, 'store.db'));
    try {
      for await (const { url, date, mediaType, charset, bytes } of documentsOf(paths, terminal)) {
        counts.documents += 1;
        const record = await examine(bytes, { file: url, url, mediaType, encoding: charset });
        terminal.progress(url);
        if (record.report === null) continue;
        counts.reports += 1;
        const type = `${mediaType ?? record.report.source.media_type}${charset === null ? '' : `; charset=${charset}`}`;
        const isNew = await archive.addResource({ url, date, contentType: type, bytes });
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
