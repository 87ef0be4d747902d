/** Job `crawl`: one step over one source, its site held alone; what it found is kept, and the rest is put in again. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readCaptures, sha256 } from '../../archive/index.ts';
import { siteOf, sourceSchema, type CrawlSummary, type Source } from '../../crawl/index.ts';
import {
  CaptureStoreError,
  documentName,
  Store,
  type CrawlFiles,
  type Job,
  type Look,
  type NewCapture,
  type Republished,
} from '../../store/index.ts';
import type { JobContext } from './job-context.ts';
import { textOfOptions } from './read-job.ts';
import { isOfWorker, patiently, pause } from './patience.ts';

/** Requests of a step: what a worker that dies has to ask again, at most. */
export const requestsAStep = 200;
/** Time of a step, in milliseconds: a site with long pauses gives its worker back too. */
const stepMs = 30 * 60_000;
/** Seconds until a source is tried again whose site another worker asks. */
const busySeconds = 2;
/** Captures that are put in with one statement. */
const captureBatch = 200;

/** Files of a crawl that are of this process only. */
const passing = /(?:\.lock|-shm|\.new)$/;

const fileName = (source: string, digest: string): string => `crawls/${source}/${digest}`;

/** Lays the source's archive and ledger into the folder, as the last step left them. */
async function restore(
  files: CrawlFiles,
  folder: string,
  source: Source,
  context: JobContext,
): Promise<void> {
  const { captures, signal, tell } = context;
  for (const [name, digest] of Object.entries(files)) {
    const bytes = await patiently(() => captures.get(fileName(source.id, digest)), signal, tell);
    if (bytes === null || sha256(bytes) !== digest) {
      throw new CaptureStoreError(
        bytes === null ? 'captures.missing' : 'captures.damaged',
        captures.place,
        `the archive of ${source.id} is not what it was. Restore it from a copy.`,
      );
    }
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

/** Keeps the folder's files under their digests; those of the step before stay until all is committed. */
async function keep(
  before: CrawlFiles,
  folder: string,
  source: Source,
  context: JobContext,
): Promise<CrawlFiles> {
  const { captures, signal, tell } = context;
  const files: { [name: string]: string } = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || passing.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    const bytes = await readFile(path);
    const digest = sha256(bytes);
    files[name] = digest;
    if (before[name] === digest) continue;
    await patiently(() => captures.put(fileName(source.id, digest), bytes), signal, tell);
  }
  return files;
}

/** The documents of the source's archive that may be reports, each kept under its digest. */
async function* documentsIn(folder: string, context: JobContext): AsyncGenerator<NewCapture> {
  const { captures, signal, tell } = context;
  const archive = join(folder, 'archive');
  for (const name of (await readdir(archive).catch(() => [])).sort()) {
    if (!name.endsWith('.warc.gz')) continue;
    for await (const capture of readCaptures(join(archive, name))) {
      const { bytes, url, date, mediaType, charset, about } = capture;
      const digest = createHash('sha256').update(bytes).digest('hex');
      const at = documentName(digest);
      await patiently(
        async () => {
          if (!(await captures.has(at))) await captures.put(at, bytes);
        },
        signal,
        tell,
      );
      // As `gongkai build` reads the same archive.
      const options = { file: url, url, retrieved: date, mediaType, encoding: charset };
      yield {
        sha256: digest,
        bytes: bytes.length,
        options: textOfOptions({ ...options, agency: about?.agency ?? null }),
        records: null,
      };
    }
  }
}

const looksOf = ({ sources }: CrawlSummary): Look[] =>
  sources.flatMap(({ checks }) =>
    checks.map(({ source, kind, url, at, outcome, year }) => ({ source, kind, url, at, outcome, year })),
  );

/** What the source's ledger tells of reports that were changed or are gone: of this step, and of those before. */
function republishedIn(folder: string): Republished[] {
  const file = join(folder, 'store.db');
  if (!existsSync(file)) return [];
  const ledger = Store.open(file);
  try {
    return ledger.republished();
  } finally {
    ledger.close();
  }
}

async function step(job: Job<'crawl'>, source: Source, folder: string, context: JobContext): Promise<void> {
  const { store, life, signal, tell, crawl } = context;
  const { data } = job;
  const before = (await store.crawlFiles(source.id)) ?? {};
  await restore(before, folder, source, context);
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), stepMs);
  // Whoever had the site before may have asked it just now.
  await pause(1000 * Math.max(data.pauseSeconds, source.pauseSeconds ?? 0), life.lost, signal);
  const requests = Math.min(requestsAStep, data.requests);
  const { years, contact, pauseSeconds } = data;
  // A worker that is no longer held to live stops asking at once.
  const ends = AbortSignal.any([signal, life.lost, time.signal]);
  const summary = await crawl?.({
    source,
    years,
    contact,
    pauseSeconds,
    requests,
    folder,
    signal: ends,
  }).finally(() => clearTimeout(timer));
  if (summary === undefined || life.lost.aborted) throw new Error('the worker lost its connection');
  const republished = republishedIn(folder);
  const files = await keep(before, folder, source, context);
  const found: NewCapture[] = [];
  for await (const one of documentsIn(folder, context)) found.push(one);
  const left = data.requests - summary.requests;
  const isUnfinished = summary.sources.some(
    ({ unfinished }) => unfinished === 'cap.run' || unfinished === 'stopped',
  );
  const settle = (): Promise<void> =>
    store.db.atOnce(async (sql) => {
      for (let from = 0; from < found.length; from += captureBatch)
        await store.addCaptures(found.slice(from, from + captureBatch), sql);
      await store.keepLooks(looksOf(summary), sql);
      await store.keepRepublished(republished, sql);
      await store.keepCrawlFiles(source.id, files, sql);
      if (isUnfinished && left > 0) await store.queue.put('crawl', [{ ...data, requests: left }], sql);
      await store.queue.done('crawl', [job.id], sql);
    });
  await patiently(settle, signal, tell);
  for (const digest of Object.values(before)) {
    if (!Object.values(files).includes(digest))
      await context.captures.remove(fileName(source.id, digest)).catch(() => undefined);
  }
  tell({ kind: 'crawled', source: source.id, requests: summary.requests, captures: found.length });
}

/** Takes a source and crawls a step of it. False where there was none, or another worker asks its site. */
export async function crawlSome(context: JobContext): Promise<boolean> {
  const { store, life, tell } = context;
  const [job] = await store.queue.take('crawl', life.id, 1);
  if (job === undefined) return false;
  const source = sourceSchema.parse(job.data.source);
  const sites = [...new Set(source.hosts.map((host) => siteOf(host.replace(/:\d+$/, ''))))].sort();
  if (!(await life.holdSites(sites))) {
    await store.db.atOnce(async (sql) => {
      await store.queue.put('crawl', [job.data], sql, busySeconds);
      await store.queue.done('crawl', [job.id], sql);
    });
    return false;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'gongkai-crawl-'));
  try {
    await step(job, source, scratch, context);
  } catch (error) {
    if (isOfWorker(error)) {
      await store.queue.putBack('crawl', [job]).catch(() => undefined);
      throw error;
    }
    const why = error instanceof Error ? error.message : String(error);
    tell({ kind: 'failed', queue: 'crawl', why: `${source.id}: ${why}` });
    await store.queue.failed('crawl', [job.id], why).catch(() => undefined);
  } finally {
    await life.freeSites(sites);
    await rm(scratch, { recursive: true, force: true });
  }
  return true;
}
