/** Records of a web archive of others, fetched one by one by their place in it, into a WARC of our own; a run that ends early is gone on with. */
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { systemClock, type Clock } from './clock.ts';
import { reportEntryOf, type IndexEntry } from './index-entries.ts';

export interface FetchRecords {
  /** The index: CDXJ, gzip or not. */
  readonly index: string;
  /** `https://data.commoncrawl.org`, say: what the names of files are below. */
  readonly from: string;
  /** The WARC that is written; how far it is stands beside it in `FILE.state`. */
  readonly out: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  readonly onRecord?: (entry: IndexEntry, records: number) => void;
}

export interface FetchedRecords {
  /** Lines of the index that were looked at, in this run and before. */
  readonly lines: number;
  /** Records fetched, in this run and before. */
  readonly records: number;
  /** Bytes of them. */
  readonly bytes: number;
  /** Records that could not be had: no such range, not what a record is. */
  readonly failed: number;
  readonly isWhole: boolean;
}

const stateSchema = z.object({ lines: z.int(), records: z.int(), bytes: z.int(), failed: z.int() });

/** Times that a request is made, and the pause before the second, doubled for each after it. Milliseconds. */
const tries = { most: 5, pauseMs: 1000 };
/** A request that takes longer is made again. Milliseconds. */
const requestMs = 120_000;
/** Records after which the state is written: what a killed run fetches again, at most. */
const stateEvery = 20;

/** The archive does not answer, or refuses. The message is one sentence with a way out. */
export class FetchRecordsError extends Error {
  override readonly name = 'FetchRecordsError';
}

/** The packed record; null where there is none such. Throws FetchRecordsError. */
async function fetchOne(
  entry: IndexEntry,
  { from, userAgent, signal, clock = systemClock }: FetchRecords,
): Promise<Buffer | null> {
  const last = entry.offset + entry.length - 1;
  let why = '';
  for (let count = 0; count < tries.most && !signal.aborted; count++) {
    if (count > 0) await clock.sleep(tries.pauseMs * 2 ** (count - 1), signal);
    try {
      const answer = await fetch(`${from}/${entry.filename}`, {
        headers: { Range: `bytes=${String(entry.offset)}-${String(last)}`, 'User-Agent': userAgent },
        signal: AbortSignal.any([signal, AbortSignal.timeout(requestMs)]),
      });
      // Anything but the part that was asked for is not read: it may be a file of a gigabyte.
      if (answer.status !== 206) {
        await answer.body?.cancel();
        why = String(answer.status);
        if (answer.status === 404 || answer.status === 416 || answer.status === 200) return null;
        continue;
      }
      const bytes = Buffer.from(await answer.arrayBuffer());
      return bytes.length === entry.length && bytes.readUInt16BE(0) === 0x1f8b ? bytes : null;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
  }
  throw new FetchRecordsError(
    `${from}: the archive does not answer (${why}). What was fetched is kept: run the same command again later.`,
  );
}

/** Fetches what can be reports. Throws FetchRecordsError, and the system's error where a file cannot be read or written. */
export async function fetchRecords(options: FetchRecords): Promise<FetchedRecords> {
  const { index, out, signal, onRecord } = options;
  const stateFile = `${out}.state`;
  const stored = await readFile(stateFile, 'utf8').catch(() => null);
  const before = stored === null ? null : stateSchema.parse(JSON.parse(stored));
  const done = before ?? { lines: 0, records: 0, bytes: 0, failed: 0 };
  const file = await open(out, (await stat(out).catch(() => null)) === null ? 'w+' : 'r+');
  // What a killed run wrote behind its last state is fetched again.
  await file.truncate(done.bytes);
  const state = { ...done };
  const keep = async (): Promise<void> => {
    await file.datasync();
    await writeFile(`${stateFile}.new`, JSON.stringify(state));
    await rename(`${stateFile}.new`, stateFile);
  };
  const source = createReadStream(index);
  const lines = createInterface({ input: index.endsWith('.gz') ? source.pipe(createGunzip()) : source });
  let isWhole = false;
  try {
    let at = 0;
    let sinceKept = 0;
    for await (const line of lines) {
      if (signal.aborted) break;
      at += 1;
      if (at <= done.lines) continue;
      const entry = reportEntryOf(line);
      if (entry !== null) {
        const bytes = await fetchOne(entry, options);
        if (bytes === null) state.failed += 1;
        else {
          await file.write(bytes, 0, bytes.length, state.bytes);
          state.bytes += bytes.length;
          state.records += 1;
          onRecord?.(entry, state.records);
        }
        sinceKept += 1;
      }
      state.lines = at;
      if (sinceKept >= stateEvery) {
        await keep();
        sinceKept = 0;
      }
    }
    isWhole = !signal.aborted;
  } finally {
    lines.close();
    source.destroy();
    await keep();
    await file.close();
  }
  return { ...state, isWhole };
}
