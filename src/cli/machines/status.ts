/** `gongkai status`: how far the work is, in PostgreSQL or in a folder of this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { askDataset, DatasetError, isDataset } from '../../dataset/index.ts';
import { shownAddress, Store, StoreError, type SharedStatus } from '../../store/index.ts';
import { exitCodes, Stop } from '../exit-codes.ts';
import { layTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withShared } from './shared-place.ts';

function sharedLines(status: SharedStatus, place: string, terminal: Terminal): string[] {
  const { t, paint } = terminal;
  const said = t.machines;
  const columns = [
    { header: said.kind, align: 'left' as const },
    ...[said.waiting, said.active, said.givenUp].map((header) => ({ header, align: 'right' as const })),
  ];
  const rows = Object.entries(status.jobs).map(([name, { waiting, active, failed }]) => ({
    cells: [name, ...[waiting, active, failed].map(String)].map((text) => ({ text })),
  }));
  const { parsed = 0, partial = 0, not_a_report: others = 0, failed = 0 } = status.records;
  return [
    paint('bold', said.statusTitle(place)),
    said.captures(status.captures.all, status.captures.read, status.captures.waiting),
    t.counts(parsed, partial, others, failed),
    ...Object.entries(status.failed).map(([code, count]) => `  ${said.failedOf(code, count)}`),
    said.rate(status.perSecond, status.secondsLeft),
    said.workers(status.workers),
    ...(rows.length > 0 ? layTable(columns, rows, terminal) : []),
    ...(status.lastBuild === null ? [] : [said.lastBuild(status.lastBuild.reports, status.lastBuild.prefix)]),
  ];
}

/** What a single machine's folder holds. */
interface LocalStatus {
  readonly dataset: z.infer<typeof manifestSchema> | null;
  /** Documents of the dataset that failed, by code; null where that is not known (a dataset without its database). */
  readonly failed: { readonly [code: string]: number } | null;
  /** Files that were ingested to their end, and their reports; null where none was. */
  readonly ingested: { readonly files: number; readonly reports: number } | null;
  /** Sources that are being crawled, and addresses that wait; null where there is no crawl. */
  readonly crawl: { readonly sources: number; readonly waiting: number } | null;
}

const manifestSchema = z.object({
  program: z.string(),
  engines: z.record(z.string(), z.string()),
  counts: z.looseObject({
    parsed: z.number(),
    partial: z.number(),
    not_a_report: z.number(),
    failed: z.number(),
    reports: z.number(),
  }),
});

const failureRow = z.tuple([z.string(), z.number()]);

/** Failed documents of a dataset by code, the most frequent first. */
async function failuresIn(dataset: string): Promise<LocalStatus['failed']> {
  const sql = `SELECT error, count(*)::INTEGER FROM failures WHERE status = 'failed' GROUP BY error ORDER BY 2 DESC, 1`;
  try {
    return await askDataset(dataset, sql, async ({ rows }) => {
      const counts: { [code: string]: number } = {};
      for await (const row of rows) {
        const [code, count] = failureRow.parse(row);
        counts[code] = count;
      }
      return counts;
    });
  } catch (error) {
    if (error instanceof DatasetError) return null;
    throw error;
  }
}

async function localStatus(out: string): Promise<LocalStatus> {
  const dataset = join(out, 'dataset');
  const manifest = (await isDataset(dataset))
    ? manifestSchema.parse(JSON.parse(readFileSync(join(dataset, 'manifest.json'), 'utf8')))
    : null;
  // DuckDB is not started where there is nothing to ask it.
  const failed = manifest === null ? null : manifest.counts.failed === 0 ? {} : await failuresIn(dataset);
  const file = join(out, 'store.db');
  if (!existsSync(file)) return { dataset: manifest, failed, ingested: null, crawl: null };
  try {
    const store = Store.open(file);
    try {
      const open = store.openRounds();
      const waiting = open.reduce((sum, one) => sum + one.waiting, 0);
      const ingested = store.ingestedFiles();
      const crawl = { sources: open.length, waiting };
      return { dataset: manifest, failed, ingested: ingested.files === 0 ? null : ingested, crawl };
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) throw new Stop(error.message, exitCodes.someFailed);
    throw error;
  }
}

/** Says it. Gives the exit code. `postgres` null: the folder `out` of this machine. */
export async function status(
  postgres: string | null,
  out: string,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const { t } = terminal;
  if (postgres !== null) {
    const found = await withShared(postgres, (store) => store.status());
    const place = shownAddress(postgres);
    const lines = json ? [JSON.stringify(found)] : sharedLines(found, place, terminal);
    await terminal.print(`${lines.join('\n')}\n`);
    return exitCodes.done;
  }
  const found = await localStatus(out);
  if (json) {
    await terminal.print(`${JSON.stringify(found)}\n`);
    return exitCodes.done;
  }
  const { dataset, failed, ingested, crawl } = found;
  if (dataset === null && crawl === null) throw new Stop(t.machines.noWork(out), exitCodes.someFailed);
  const lines = [
    ...(dataset === null
      ? []
      : [
          t.machines.dataset(join(out, 'dataset'), dataset.program, dataset.counts.reports),
          t.counts(
            dataset.counts.parsed,
            dataset.counts.partial,
            dataset.counts.not_a_report,
            dataset.counts.failed,
          ),
          ...Object.entries(failed ?? {}).map(([code, count]) => `  ${t.machines.failedOf(code, count)}`),
        ]),
    ...(ingested === null ? [] : [t.machines.ingestedFiles(ingested.files, ingested.reports)]),
    ...(crawl === null
      ? []
      : [crawl.sources === 0 ? t.machines.allWalked : t.machines.openRounds(crawl.sources, crawl.waiting)]),
  ];
  await terminal.print(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
