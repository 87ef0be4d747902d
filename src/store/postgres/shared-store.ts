/** The shared store: captures, records, ledgers and jobs in PostgreSQL, for any number of workers. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PostgresDatabase, type Sql } from './database.ts';
import { keepRepublished, republishedIn, type SharedRepublished } from './republished.ts';
import { JobQueue, type QueueName } from './queue.ts';
import { statusOf, type SharedStatus } from './status.ts';

/** A document that is put in. */
export interface NewCapture {
  /** SHA-256 of its bytes, which stand in the captures; of a record that is there already, of its text. */
  readonly sha256: string;
  readonly bytes: number;
  /** What is known of it besides, as JSON. */
  readonly options: string;
  /** Records that are there already (a path that could not be read, a file of records); null: it is to be read. */
  readonly records: readonly KeptRecord[] | null;
}

export interface KeptRecord {
  readonly status: string;
  /** Of a failed one; null for others. */
  readonly code: string | null;
  /** JSON. */
  readonly body: string;
}

export interface StoredCapture {
  readonly id: number;
  readonly sha256: string;
  readonly options: string;
}

/** One look of a crawl. */
export interface Look {
  readonly source: string;
  readonly kind: string;
  readonly url: string;
  readonly at: string;
  readonly outcome: string;
  readonly year: number | null;
}

const captureRow = z.object({ id: z.coerce.number(), sha256: z.string(), options: z.string() });
const bodyRow = z.object({ capture: z.coerce.number(), position: z.number(), body: z.string() });
const lookRow = z.object({
  source: z.string(),
  kind: z.string(),
  url: z.string(),
  at: z.string(),
  outcome: z.string(),
  year: z.number().nullable(),
});

/** A file of a crawl → its SHA-256. */
export type CrawlFiles = Readonly<{ [name: string]: string }>;
const filesSchema = z.record(z.string(), z.string());

/** Rows that are read at a time. */
const pageRows = 200;

const keyOf = ({ sha256, options }: NewCapture): string =>
  createHash('sha256')
    .update(JSON.stringify([sha256, options]))
    .digest('hex');

export class SharedStore {
  readonly db: PostgresDatabase;
  readonly queue: JobQueue;

  private constructor(db: PostgresDatabase, queue: JobQueue) {
    this.db = db;
    this.queue = queue;
  }

  /** Connects, and makes the tables where they are missing. Throws PostgresError. */
  static async open(address: string, isKeeper = false): Promise<SharedStore> {
    const db = await PostgresDatabase.open(address);
    try {
      return new SharedStore(db, await JobQueue.open(db, isKeeper));
    } catch (error) {
      await db.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.queue.close();
    await this.db.close();
  }

  /** Puts captures in, with a job for each that was not there. Gives how many were not. Within a transaction where one is given. */
  async addCaptures(captures: readonly NewCapture[], within?: Sql): Promise<number> {
    if (within === undefined) return this.db.atOnce((sql) => this.addCaptures(captures, sql));
    // The same twice among them: the statement below would refuse to see it.
    const byKey = new Map(captures.map((one) => [keyOf(one), one]));
    const keys = [...byKey.keys()].sort();
    const columns = keys.flatMap((key) => byKey.get(key) ?? []);
    const rows = await this.db.rows(
      z.object({ id: z.coerce.number(), key: z.string() }),
      `INSERT INTO gongkai.captures (key, sha256, bytes, options)
         SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
         ON CONFLICT (key) DO NOTHING RETURNING id, key`,
      [
        keys,
        columns.map(({ sha256 }) => sha256),
        columns.map(({ bytes }) => bytes),
        columns.map(({ options }) => options),
      ],
      within,
    );
    const ready = new Map(
      rows.flatMap(({ id, key }) => {
        const records = byKey.get(key)?.records ?? null;
        return records === null ? [] : [[id, records] as const];
      }),
    );
    await this.#writeRecords(ready, '', within);
    await this.queue.put(
      'read',
      rows.filter(({ id }) => !ready.has(id)).map(({ id }) => ({ capture: id })),
      within,
    );
    return rows.length;
  }

  /** The captures of these numbers that this reader has not read, in the order of the numbers. */
  async unread(ids: readonly number[], reader: string): Promise<StoredCapture[]> {
    return this.db.rows(
      captureRow,
      `SELECT id, sha256, options FROM gongkai.captures
         WHERE id = ANY($1) AND (read IS NULL OR reader IS DISTINCT FROM $2) ORDER BY id`,
      [ids, reader],
    );
  }

  /** Writes what was read, and says that the jobs are done: both, or neither. Twice does no more than once. */
  async settle(
    queue: QueueName,
    jobs: readonly string[],
    read: ReadonlyMap<number, readonly KeptRecord[]>,
    reader: string,
  ): Promise<void> {
    await this.db.atOnce(async (sql) => {
      await this.#writeRecords(read, reader, sql);
      await this.queue.done(queue, jobs, sql);
    });
  }

  /** Has read again what another reader, or none, has read. Gives how many. */
  async readAgain(reader: string): Promise<number> {
    return this.db.atOnce(async (sql) => {
      const rows = await this.db.rows(
        z.object({ id: z.coerce.number() }),
        `UPDATE gongkai.captures SET read = NULL WHERE read IS NOT NULL AND reader <> '' AND reader <> $1 RETURNING id`,
        [reader],
        sql,
      );
      await this.queue.put(
        'read',
        rows.map(({ id }) => ({ capture: id })),
        sql,
      );
      return rows.length;
    });
  }

  /** How many captures are not read yet. */
  async waiting(): Promise<number> {
    const [row] = await this.db.rows(
      z.object({ n: z.coerce.number() }),
      'SELECT count(*) AS n FROM gongkai.captures WHERE read IS NULL',
    );
    return row?.n ?? 0;
  }

  /** Every capture that was put in, in the order of the numbers. */
  async *captures(): AsyncGenerator<StoredCapture> {
    for (let last = 0; ;) {
      const rows = await this.db.rows(
        captureRow,
        `SELECT id, sha256, options FROM gongkai.captures WHERE id > $1 ORDER BY id LIMIT ${String(pageRows)}`,
        [last],
      );
      yield* rows;
      last = rows.at(-1)?.id ?? last;
      if (rows.length < pageRows) return;
    }
  }

  /** The text of every record, as they all stood at one moment. */
  async *records(): AsyncGenerator<string> {
    const client = await this.db.snapshot();
    try {
      let [capture, position] = [0, -1];
      for (;;) {
        const rows = await this.db.rows(
          bodyRow,
          `SELECT capture, position, body FROM gongkai.records WHERE (capture, position) > ($1, $2)
             ORDER BY capture, position LIMIT ${String(pageRows)}`,
          [capture, position],
          client,
        );
        for (const row of rows) {
          [capture, position] = [row.capture, row.position];
          yield row.body;
        }
        if (rows.length < pageRows) return;
      }
    } finally {
      await client.end();
    }
  }

  /** Keeps what a crawl looked for. What is there already stays. */
  async keepLooks(looks: readonly Look[], sql: Sql): Promise<void> {
    for (const [position, { source, url, at, kind, outcome, year }] of looks.entries()) {
      await sql.executeSql(
        `INSERT INTO gongkai.checks (source, url, at, position, kind, outcome, year) VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT DO NOTHING`,
        [source, url, at, position, kind, outcome, year],
      );
    }
  }

  /** Every look for a report of some year. */
  async looks(): Promise<Look[]> {
    return this.db.rows(
      lookRow,
      `SELECT source, kind, url, at, outcome, year FROM gongkai.checks
         WHERE year IS NOT NULL AND kind IN ('report', 'file', 'year') ORDER BY source, url, at, position`,
    );
  }

  /** Keeps looks that saw a report changed or gone. */
  async keepRepublished(all: readonly SharedRepublished[], sql: Sql): Promise<void> {
    await keepRepublished(all, sql);
  }

  /** Every look that saw a report changed or gone. */
  async republished(): Promise<SharedRepublished[]> {
    return republishedIn(this.db);
  }

  /** The files that a source's crawl stands in: name and digest; null where it was never crawled. */
  async crawlFiles(source: string): Promise<CrawlFiles | null> {
    const [row] = await this.db.rows(
      z.object({ files: z.string().transform((text) => filesSchema.parse(JSON.parse(text))) }),
      'SELECT files FROM gongkai.crawls WHERE source = $1',
      [source],
    );
    return row?.files ?? null;
  }

  async keepCrawlFiles(source: string, files: CrawlFiles, sql: Sql): Promise<void> {
    await sql.executeSql(
      `INSERT INTO gongkai.crawls (source, files) VALUES ($1, $2)
         ON CONFLICT (source) DO UPDATE SET files = excluded.files`,
      [source, JSON.stringify(files)],
    );
  }

  /** Keeps that a dataset was built. */
  async keepBuild(digest: string, reports: number, prefix: string, sql: Sql): Promise<void> {
    await sql.executeSql('INSERT INTO gongkai.builds (digest, reports, prefix) VALUES ($1, $2, $3)', [
      digest,
      reports,
      prefix,
    ]);
  }

  async status(): Promise<SharedStatus> {
    return statusOf(this.db);
  }

  async #writeRecords(
    read: ReadonlyMap<number, readonly KeptRecord[]>,
    reader: string,
    sql: Sql,
  ): Promise<void> {
    if (read.size === 0) return;
    // In one order, so that of two workers that read the same the second waits, and then writes the same again.
    const ids = [...read.keys()].sort((a, b) => a - b);
    await sql.executeSql('SELECT id FROM gongkai.captures WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
    await sql.executeSql(
      'UPDATE gongkai.captures SET read = clock_timestamp(), reader = $2 WHERE id = ANY($1)',
      [ids, reader],
    );
    await sql.executeSql('DELETE FROM gongkai.records WHERE capture = ANY($1)', [ids]);
    const rows = ids.flatMap((id) =>
      (read.get(id) ?? []).map((record, position) => ({ id, position, record })),
    );
    await sql.executeSql(
      `INSERT INTO gongkai.records (capture, position, status, code, body)
         SELECT * FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::text[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ position }) => position),
        rows.map(({ record }) => record.status),
        rows.map(({ record }) => record.code),
        rows.map(({ record }) => record.body),
      ],
    );
  }
}
