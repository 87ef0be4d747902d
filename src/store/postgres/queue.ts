/** The queue over many machines: pg-boss, with the life of each worker beside it. */
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { PostgresDatabase, Sql } from './database.ts';
import { lockClasses } from './life.ts';

/**
 * The kinds of work. `read` takes many captures at a time; what a worker died of is among those that it had, which are then read alone,
 * each by itself, so that one document cannot take the others with it; `lost` says of a document that no worker came back from it.
 */
export const queues = ['read', 'alone', 'lost', 'crawl', 'build'] as const;
export type QueueName = (typeof queues)[number];

/** Times that a job is begun again after its worker died or it failed, beside the first. */
const retries: Readonly<{ [queue in QueueName]: number }> = {
  read: 20,
  alone: 5,
  lost: 20,
  crawl: 20,
  build: 20,
};

/** Longer than anything may wait: what waits is never thrown away. Days. */
const keepDays = 3650;
/** A job that one worker has for longer is given to another, whatever its worker says. Hours; pg-boss takes less than 24. */
const expireHours = 23;
/** Seconds before a job that failed is begun again. */
const retrySeconds = 1;
/** Jobs that are put in with one statement. */
export const jobsAtOnce = 500;

const capture = z.object({ capture: z.coerce.number().int() });

/** What each kind of job says. */
export const jobData = {
  read: capture,
  alone: capture,
  lost: capture,
  crawl: z.object({
    /** A source's file, as it stands in the folder of sources. */
    source: z.unknown(),
    years: z.array(z.number().int()).nullable(),
    contact: z.string(),
    pauseSeconds: z.number(),
    /** Requests that may still be made. */
    requests: z.number().int(),
  }),
  build: z.object({ formats: z.array(z.string()) }),
} as const;

export interface Job<Q extends QueueName> {
  readonly id: string;
  readonly data: z.infer<(typeof jobData)[Q]>;
}

/** As pg-boss 10 takes them; its types leave out the data where there are several ids. */
type Settle = (name: string, ids: string[], data: object, options: PgBoss.ConnectionOptions) => Promise<void>;

const idRow = z.object({ id: z.number() });
const takenRow = z.object({ queue: z.enum(queues), job: z.string() });
const countRow = z.object({ n: z.coerce.number() });

export class JobQueue {
  readonly #db: PostgresDatabase;
  readonly #boss: PgBoss;
  readonly #complete: Settle;
  readonly #fail: Settle;

  private constructor(db: PostgresDatabase, boss: PgBoss) {
    this.#db = db;
    this.#boss = boss;
    this.#complete = boss.complete.bind(boss);
    this.#fail = boss.fail.bind(boss);
  }

  /** Makes or updates pg-boss's tables. `isKeeper`: whether this process also sweeps out what was done long ago. */
  static async open(db: PostgresDatabase, isKeeper = false): Promise<JobQueue> {
    const { default: Boss } = await import('pg-boss');
    const boss = new Boss({
      db: { executeSql: db.executeSql as PgBoss.Db['executeSql'] },
      supervise: isKeeper,
      schedule: false,
    });
    // Keeping house is tried again; what matters fails where it is asked for.
    boss.on('error', () => undefined);
    await boss.start();
    const policy = { retentionDays: keepDays, expireInHours: expireHours, retryDelay: retrySeconds };
    await boss.createQueue('lost', { name: 'lost', ...policy, retryLimit: retries.lost });
    for (const name of queues) {
      const dead = name === 'alone' ? { deadLetter: 'lost' } : {};
      await boss.createQueue(name, { name, ...policy, retryLimit: retries[name], ...dead });
    }
    return new JobQueue(db, boss);
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, wait: false, close: false });
  }

  /** Puts jobs in, within a transaction. `afterSeconds`: when they may be begun. */
  async put<Q extends QueueName>(
    queue: Q,
    jobs: readonly Job<Q>['data'][],
    sql: Sql,
    afterSeconds = 0,
  ): Promise<void> {
    for (let from = 0; from < jobs.length; from += jobsAtOnce) {
      const some = jobs.slice(from, from + jobsAtOnce).map((data) => ({
        name: queue,
        data,
        // Not as a Date: it is the server's clock that counts.
        ...(afterSeconds > 0 ? { startAfter: `${String(afterSeconds)} seconds` } : {}),
      }));
      await this.#boss.insert(some, { db: this.#boundTo(sql) });
    }
  }

  /** Takes up to so many jobs for a worker: from then on they are its own, until it gives them back or dies. */
  async take<Q extends QueueName>(queue: Q, worker: number, most: number): Promise<Job<Q>[]> {
    return this.#db.atOnce(async (sql) => {
      const jobs = await this.#boss.fetch<unknown>(queue, { batchSize: most, db: this.#boundTo(sql) });
      if (jobs.length > 0) {
        await sql.executeSql(
          `INSERT INTO gongkai.taken (queue, job, worker) SELECT $1, unnest($2::uuid[]), $3
             ON CONFLICT (queue, job) DO UPDATE SET worker = excluded.worker`,
          [queue, jobs.map(({ id }) => id), worker],
        );
      }
      return jobs.map(({ id, data }) => ({ id, data: jobData[queue].parse(data) as Job<Q>['data'] }));
    });
  }

  /** Says that jobs are done, within the transaction of their results. */
  async done(queue: QueueName, ids: readonly string[], sql: Sql): Promise<void> {
    if (ids.length === 0) return;
    await this.#complete(queue, [...ids], {}, { db: this.#boundTo(sql) });
    await this.#forget(queue, ids, sql);
  }

  /** Gives jobs back: they are begun again, or, after too many times, held to have failed. */
  async failed(queue: QueueName, ids: readonly string[], why: string): Promise<void> {
    if (ids.length === 0) return;
    await this.#db.atOnce(async (sql) => {
      await this.#fail(queue, [...ids], { message: why }, { db: this.#boundTo(sql) });
      await this.#forget(queue, ids, sql);
    });
  }

  /** Jobs of a queue that wait or that somebody has. */
  async unfinished(names: readonly QueueName[]): Promise<number> {
    const [row] = await this.#db.rows(
      countRow,
      `SELECT count(*) AS n FROM pgboss.job WHERE name = ANY($1) AND state < 'completed'`,
      [names],
    );
    return row?.n ?? 0;
  }

  /** Takes from workers that are dead what they had: what was read among others is read alone, the rest is begun again. */
  async reap(): Promise<void> {
    await this.#db.atOnce(async (sql) => {
      // A worker that lives holds this lock; the row is locked too, so that two do not reap the same.
      const dead = await this.#db.rows(
        idRow,
        `SELECT id FROM (SELECT id FROM gongkai.workers FOR UPDATE SKIP LOCKED) AS free
           WHERE pg_try_advisory_xact_lock($1, id)`,
        [lockClasses.worker],
        sql,
      );
      const ids = dead.map(({ id }) => id);
      if (ids.length === 0) return;
      const had = await this.#db.rows(
        takenRow,
        'SELECT queue, job FROM gongkai.taken WHERE worker = ANY($1)',
        [ids],
        sql,
      );
      for (const queue of queues) {
        const jobs = had.filter((one) => one.queue === queue).map(({ job }) => job);
        if (jobs.length === 0) continue;
        if (queue === 'read') await this.#moveToAlone(jobs, sql);
        else await this.#fail(queue, jobs, { message: 'its worker died' }, { db: this.#boundTo(sql) });
      }
      await sql.executeSql('DELETE FROM gongkai.taken WHERE worker = ANY($1)', [ids]);
      await sql.executeSql('DELETE FROM gongkai.workers WHERE id = ANY($1)', [ids]);
    });
  }

  /** Puts jobs back as if nobody had taken them: what went wrong was not theirs. */
  async putBack<Q extends QueueName>(queue: Q, jobs: readonly Job<Q>[]): Promise<void> {
    const ids = jobs.map(({ id }) => id);
    await this.#db.atOnce(async (sql) => {
      await this.put(
        queue,
        jobs.map(({ data }) => data),
        sql,
      );
      await this.done(queue, ids, sql);
    });
  }

  async #moveToAlone(ids: readonly string[], sql: Sql): Promise<void> {
    const rows = await this.#db.rows(
      z.object({ data: capture }),
      `SELECT data FROM pgboss.job WHERE name = 'read' AND id = ANY($1::uuid[]) AND state = 'active'`,
      [ids],
      sql,
    );
    await this.put(
      'alone',
      rows.map(({ data }) => data),
      sql,
    );
    await this.#complete('read', [...ids], {}, { db: this.#boundTo(sql) });
  }

  async #forget(queue: QueueName, ids: readonly string[], sql: Sql): Promise<void> {
    await sql.executeSql('DELETE FROM gongkai.taken WHERE queue = $1 AND job = ANY($2::uuid[])', [
      queue,
      ids,
    ]);
  }

  /** The transaction, as pg-boss takes a database. */
  #boundTo(sql: Sql): PgBoss.Db {
    return { executeSql: sql.executeSql as PgBoss.Db['executeSql'] };
  }
}
