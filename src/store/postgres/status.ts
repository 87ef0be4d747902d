/** How far the work is: what is done, what failed and why, what waits; the rate, and the time left. */
import { z } from 'zod';
import type { PostgresDatabase } from './database.ts';
import { lockClasses } from './life.ts';

export interface SharedStatus {
  /** Captures: put in, read, and to be read. */
  readonly captures: { readonly all: number; readonly read: number; readonly waiting: number };
  /** Records by their status. */
  readonly records: Readonly<{ [status: string]: number }>;
  /** Failed records by their code. */
  readonly failed: Readonly<{ [code: string]: number }>;
  /** Jobs by kind: those that wait, that a worker has, and that were given up. */
  readonly jobs: Readonly<{
    [queue: string]: { readonly waiting: number; readonly active: number; readonly failed: number };
  }>;
  readonly workers: number;
  /** Captures read a second over the last minute in which any was read; null before the first. */
  readonly perSecond: number | null;
  /** Seconds until all is read at this rate; null where nothing waits or no rate is known. */
  readonly secondsLeft: number | null;
  /** Datasets that workers built; the last one's digest (of its SHA256SUMS) and place; null for none. */
  readonly lastBuild: { readonly digest: string; readonly reports: number; readonly prefix: string } | null;
}

const count = z.coerce.number();

/** Looks. Throws PostgresError. */
export async function statusOf(db: PostgresDatabase): Promise<SharedStatus> {
  const [captures] = await db.rows(
    z.object({ all: count, read: count }),
    'SELECT count(*) AS "all", count(read) AS read FROM gongkai.captures',
  );
  const records = await db.rows(
    z.object({ status: z.string(), code: z.string().nullable(), n: count }),
    'SELECT status, code, count(*) AS n FROM gongkai.records GROUP BY status, code ORDER BY status, code',
  );
  const jobs = await db.rows(
    z.object({ name: z.string(), waiting: count, active: count, failed: count }),
    `SELECT name, count(*) FILTER (WHERE state < 'active') AS waiting, count(*) FILTER (WHERE state = 'active') AS active,
       count(*) FILTER (WHERE state = 'failed') AS failed FROM pgboss.job GROUP BY name ORDER BY name`,
  );
  // Those that hold the lock of their number: a dead worker's row may still be there.
  const [workers] = await db.rows(
    z.object({ n: count }),
    `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [lockClasses.worker],
  );
  // Over the last minute that there is, so that the rate is that of the work and not of the pause after it.
  const [rate] = await db.rows(
    z.object({ n: count, seconds: count.nullable() }),
    `SELECT count(*) AS n, extract(epoch FROM max(read) - min(read)) AS seconds FROM gongkai.captures
       WHERE reader <> '' AND read > (SELECT max(read) FROM gongkai.captures WHERE reader <> '') - interval '1 minute'`,
  );
  const builds = await db.rows(
    z.object({ digest: z.string(), reports: z.number(), prefix: z.string() }),
    'SELECT digest, reports, prefix FROM gongkai.builds ORDER BY id DESC LIMIT 1',
  );
  const all = captures?.all ?? 0;
  const read = captures?.read ?? 0;
  const waiting = all - read;
  const seconds = rate?.seconds ?? 0;
  const perSecond = seconds > 0 ? (rate?.n ?? 0) / seconds : null;
  const sums = (key: 'status' | 'code'): { [name: string]: number } => {
    const made: { [name: string]: number } = {};
    for (const row of records) {
      const name = row[key];
      if (name !== null) made[name] = (made[name] ?? 0) + row.n;
    }
    return made;
  };
  return {
    captures: { all, read, waiting },
    records: sums('status'),
    failed: sums('code'),
    jobs: Object.fromEntries(jobs.map(({ name, ...counts }) => [name, counts])),
    workers: workers?.n ?? 0,
    perSecond,
    secondsLeft: perSecond === null || waiting === 0 ? null : waiting / perSecond,
    lastBuild: builds[0] ?? null,
  };
}
