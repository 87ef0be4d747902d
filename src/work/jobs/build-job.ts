/** Job `build`: the dataset of all that was read, into the captures. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseRecord, type Record } from '../../record/index.ts';
import type { SharedStore } from '../../store/index.ts';
import type { JobContext } from './job-context.ts';
import { isOfWorker, patiently } from './patience.ts';

/** Seconds after which a build that must wait is looked at again. */
const waitSeconds = 2;

/** The records of the shared store, as they all stood at one moment. */
export async function* sharedRecords(store: SharedStore): AsyncGenerator<Record> {
  for await (const body of store.records()) yield parseRecord(JSON.parse(body));
}

/** Takes a build and does it, once all that was put in is read. False where there was none. */
export async function buildOne(context: JobContext): Promise<boolean> {
  const { store, captures, life, signal, tell } = context;
  const [job] = await store.queue.take('build', life.id, 1);
  if (job === undefined) return false;
  if ((await store.queue.unfinished(['read', 'alone', 'lost', 'crawl'])) > 0) {
    await store.db.atOnce(async (sql) => {
      await store.queue.put('build', [job.data], sql, waitSeconds);
      await store.queue.done('build', [job.id], sql);
    });
    return false;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'gongkai-build-'));
  try {
    const folder = join(scratch, 'dataset');
    const reports = await context.build(sharedRecords(store), folder, job.data.formats);
    const sums = await readFile(join(folder, 'SHA256SUMS'));
    const digest = createHash('sha256').update(sums).digest('hex');
    const prefix = `datasets/${digest}`;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = `${prefix}/${relative(folder, path).replaceAll('\\', '/')}`;
      const bytes = await readFile(path);
      await patiently(() => captures.put(name, bytes), signal, tell);
    }
    const settle = (): Promise<void> =>
      store.db.atOnce(async (sql) => {
        await store.keepBuild(digest, reports, prefix, sql);
        await store.queue.done('build', [job.id], sql);
      });
    await patiently(settle, signal, tell);
    tell({ kind: 'built', digest, reports });
  } catch (error) {
    if (isOfWorker(error)) {
      await store.queue.putBack('build', [job]).catch(() => undefined);
      throw error;
    }
    const why = error instanceof Error ? error.message : String(error);
    tell({ kind: 'failed', queue: 'build', why });
    await store.queue.failed('build', [job.id], why).catch(() => undefined);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return true;
}
