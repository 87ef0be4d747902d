/** The ledger of publication and the queue of addresses, as the crawl uses them. */
import { z } from 'zod';
import { StoreDatabase, type Value } from './database.ts';
import { ingestedAt, ingestedOfSize, writeIngested, type IngestedFile } from './ingested.ts';
import {
  changeRow,
  checkRow,
  countRow,
  idRow,
  pageRow,
  queueRow,
  robotsRow,
  type CellChange,
  type Check,
  type Event,
  type PageState,
  type Queued,
  type Republished,
  type RobotsEntry,
  type Settled,
  eventCodes,
} from './rows.ts';
import { endRound, enqueue, settle, writeEvent } from './write-check.ts';

export class Store {
  readonly #db: StoreDatabase;

  private constructor(db: StoreDatabase) {
    this.#db = db;
  }

  /** Opens or makes a store and holds it: no other process can. Throws StoreError. */
  static open(file: string): Store {
    return new Store(StoreDatabase.open(file));
  }

  close(): void {
    this.#db.close();
  }

  /** The open round of a source with these options, or a new one; an open one with other options is ended. */
  round(source: string, options: string, at: string): { readonly id: number; readonly isResumed: boolean } {
    return this.#db.atOnce(() => {
      const open = this.#db.row(
        z.object({ id: z.number(), options: z.string() }),
        'SELECT id, options FROM rounds WHERE source = ? AND ended IS NULL',
        [source],
      );
      if (open?.options === options) return { id: open.id, isResumed: true };
      if (open !== null) endRound(this.#db, open.id, at);
      this.#db.run('INSERT INTO rounds (source, began, options) VALUES (?, ?, ?)', [source, at, options]);
      const made = this.#db.row(idRow, 'SELECT max(id) AS id FROM rounds');
      return { id: made?.id ?? 0, isResumed: false };
    });
  }

  endRound(round: number, at: string, settled: readonly Settled[], events: readonly Event[]): void {
    this.#db.atOnce(() => {
      for (const one of settled) settle(this.#db, round, one);
      for (const event of events) writeEvent(this.#db, round, event);
      endRound(this.#db, round, at);
    });
  }

  /** Adds addresses that the round does not know yet. */
  enqueue(round: number, found: readonly Queued[]): void {
    this.#db.atOnce(() => enqueue(this.#db, round, found));
  }

  /** The next address, lists before reports; null where all are done. */
  next(round: number): Queued | null {
    return this.#db.row(
      queueRow,
      `SELECT url, kind, facts FROM queue WHERE round = ? AND is_done = 0
       ORDER BY CASE kind WHEN 'home' THEN 0 WHEN 'list' THEN 1 ELSE 2 END, position LIMIT 1`,
      [round],
    );
  }

  queued(round: number): Queued[] {
    return this.#db.rows(queueRow, 'SELECT url, kind, facts FROM queue WHERE round = ? ORDER BY position', [
      round,
    ]);
  }

  /** How many addresses of a round are still to be checked. */
  waiting(round: number): number {
    return this.#count('SELECT count(*) AS n FROM queue WHERE round = ? AND is_done = 0', [round]);
  }

  /** The rounds that were not walked to their end, with how many of their addresses wait. */
  openRounds(): { readonly source: string; readonly waiting: number }[] {
    return this.#db.rows(
      z.object({ source: z.string(), waiting: z.number() }),
      `SELECT source, (SELECT count(*) FROM queue WHERE round = rounds.id AND is_done = 0) AS waiting
       FROM rounds WHERE ended IS NULL ORDER BY source`,
    );
  }

  /** Writes a check and all that follows from it. */
  settle(round: number, settled: Settled): void {
    this.#db.atOnce(() => settle(this.#db, round, settled));
  }

  page(source: string, url: string): PageState | null {
    return this.#db.row(pageRow, 'SELECT * FROM pages WHERE source = ? AND url = ?', [source, url]);
  }

  /** Documents of a source that were there when last looked for. */
  pages(source: string): PageState[] {
    return this.#db.rows(pageRow, 'SELECT * FROM pages WHERE source = ? AND is_there = 1 ORDER BY url', [
      source,
    ]);
  }

  /** Another address of the source that holds the same report; null where there is none. */
  twin(source: string, url: string, digest: string): string | null {
    const found = this.#db.row(
      z.object({ url: z.string() }),
      `SELECT url FROM pages WHERE source = ? AND digest = ? AND url <> ? AND is_there = 1 AND kind IN ('report', 'file') ORDER BY first_seen, url LIMIT 1`,
      [source, digest, url],
    );
    return found?.url ?? null;
  }

  checks(round: number): Check[] {
    return this.#db.rows(checkRow, 'SELECT * FROM checks WHERE round = ? ORDER BY id', [round]);
  }

  /** The checks of one address, the oldest first. */
  history(source: string, url: string): Check[] {
    return this.#db.rows(checkRow, 'SELECT * FROM checks WHERE source = ? AND url = ? ORDER BY id', [
      source,
      url,
    ]);
  }

  /** The last check of every address that a report of some year was looked for at. */
  lastLooks(): Check[] {
    return this.#db.rows(
      checkRow,
      `SELECT * FROM checks WHERE id IN (SELECT MAX(id) FROM checks
         WHERE year IS NOT NULL AND kind IN ('report', 'file', 'year') GROUP BY source, url, year) ORDER BY id`,
    );
  }

  changes(source: string, url: string): CellChange[] {
    return this.#db.rows(
      changeRow,
      `SELECT code, before, after FROM changes JOIN checks ON checks.id = check_id
       WHERE source = ? AND url = ? ORDER BY check_id, code`,
      [source, url],
    );
  }

  /** Every check that saw a report changed or gone, with the cells that differ; the oldest first. */
  republished(): Republished[] {
    const checks = this.#db.rows(
      checkRow.and(idRow),
      `SELECT * FROM checks WHERE outcome IN ('changed', 'vanished') AND kind IN ('report', 'file') ORDER BY id`,
    );
    const cells = this.#db.rows(
      changeRow.and(z.object({ check_id: z.number() })),
      'SELECT check_id, code, before, after FROM changes ORDER BY check_id, code',
    );
    const byCheck = new Map<number, CellChange[]>();
    for (const { check_id: id, code, before, after } of cells) {
      const list = byCheck.get(id);
      if (list === undefined) byCheck.set(id, [{ code, before, after }]);
      else list.push({ code, before, after });
    }
    return checks.map(({ id, ...check }) => ({ check, cells: byCheck.get(id) ?? [] }));
  }

  events(round: number): Event[] {
    return this.#db.rows(
      z.object({
        at: z.string(),
        code: z.enum(eventCodes),
        severity: z.enum(['error', 'warning', 'info']),
        url: z.string().nullable(),
        detail: z.string().nullable(),
      }),
      'SELECT at, code, severity, url, detail FROM events WHERE round = ? ORDER BY rowid',
      [round],
    );
  }

  robots(origin: string): RobotsEntry | null {
    return this.#db.row(robotsRow, 'SELECT fetched, verdict, body FROM robots WHERE origin = ?', [origin]);
  }

  keepRobots(origin: string, { fetched, verdict, body }: RobotsEntry): void {
    this.#db.run('INSERT OR REPLACE INTO robots (origin, fetched, verdict, body) VALUES (?, ?, ?, ?)', [
      origin,
      fetched,
      verdict,
      body,
    ]);
  }

  /** What is known of the file that lay at a path when it was last ingested; null where none did. */
  ingestedAt(path: string): IngestedFile | null {
    return ingestedAt(this.#db, path);
  }

  /** Ingested files of a size, wherever they lay: one that was moved is told by its digest. */
  ingestedOfSize(size: number): IngestedFile[] {
    return ingestedOfSize(this.#db, size);
  }

  /** How many files were ingested to their end, and how many reports they hold. */
  ingestedFiles(): { readonly files: number; readonly reports: number } {
    const counts = z.object({ files: z.number(), reports: z.number() });
    const sql = 'SELECT count(*) AS files, coalesce(sum(reports), 0) AS reports FROM ingested';
    return this.#db.row(counts, sql) ?? { files: 0, reports: 0 };
  }

  /** Remembers files whose captures are all in the archive. */
  finishIngested(files: readonly IngestedFile[]): void {
    this.#db.atOnce(() => writeIngested(this.#db, files));
  }

  #count(sql: string, values: readonly Value[]): number {
    return this.#db.row(countRow, sql, values)?.n ?? 0;
  }
}
