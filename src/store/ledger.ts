/** The ledger of publication and the queue of addresses, as the crawl uses them. */
import { z } from 'zod';
import { StoreDatabase, type Value } from './database.ts';
import { outcomes, type Outcome } from './outcomes.ts';

/** What an address is for. */
export const kinds = ['home', 'list', 'report', 'file', 'year'] as const;
export type Kind = (typeof kinds)[number];

/** What is known of an address besides it: from the list that named it. */
const factsSchema = z.object({
  via: z.string().nullable(),
  title: z.string().nullable(),
  year: z.number().nullable(),
  published: z.string().nullable(),
  /** Steps from an entry page. */
  depth: z.number(),
  /** Which of the source's entries it belongs to; null where none. */
  entry: z.number().nullable(),
});
export type Facts = z.infer<typeof factsSchema>;

export interface Queued {
  readonly url: string;
  readonly kind: Kind;
  readonly facts: Facts;
}

export interface Check {
  readonly at: string;
  readonly source: string;
  readonly kind: Kind;
  readonly url: string;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly finalUrl: string | null;
  readonly digest: string | null;
  readonly recordId: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly detail: string | null;
}

export interface CellChange {
  readonly code: string;
  /** As printed; null where the report had no such cell. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface PageState {
  readonly url: string;
  readonly kind: Kind;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly isThere: boolean;
  readonly digest: string;
  readonly recordId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly facts: Facts;
}

export interface Event {
  readonly at: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly url: string | null;
  readonly detail: string | null;
}

export interface RobotsEntry {
  readonly fetched: string;
  readonly verdict: 'rules' | 'allow' | 'refuse';
  readonly body: string;
}

const factsColumn = z.string().transform((text) => factsSchema.parse(JSON.parse(text)));
const queueRow = z
  .object({ url: z.string(), kind: z.enum(kinds), facts: factsColumn })
  .transform(({ url, kind, facts }): Queued => ({ url, kind, facts }));
const pageRow = z
  .object({
    url: z.string(),
    kind: z.enum(kinds),
    first_seen: z.string(),
    last_seen: z.string(),
    is_there: z.number(),
    digest: z.string(),
    record_id: z.string(),
    etag: z.string().nullable(),
    last_modified: z.string().nullable(),
    facts: factsColumn,
  })
  .transform((row): PageState => ({
    url: row.url,
    kind: row.kind,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    isThere: row.is_there === 1,
    digest: row.digest,
    recordId: row.record_id,
    etag: row.etag,
    lastModified: row.last_modified,
    facts: row.facts,
  }));
const checkRow = z
  .object({
    at: z.string(),
    source: z.string(),
    kind: z.enum(kinds),
    url: z.string(),
    outcome: z.enum(outcomes),
    status: z.number().nullable(),
    final_url: z.string().nullable(),
    digest: z.string().nullable(),
    record_id: z.string().nullable(),
    year: z.number().nullable(),
    title: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .transform(({ final_url: finalUrl, record_id: recordId, ...row }): Check => ({
    ...row,
    finalUrl,
    recordId,
  }));
const idRow = z.object({ id: z.number() });
const countRow = z.object({ n: z.number() });
const robotsRow = z.object({
  fetched: z.string(),
  verdict: z.enum(['rules', 'allow', 'refuse']),
  body: z.string(),
});

/** What one check brings about: all of it, or nothing. */
export interface Settled {
  readonly check: Check;
  readonly changes?: readonly CellChange[];
  /** The address's document as now known; left out where nothing was captured. */
  readonly page?: Omit<PageState, 'firstSeen'>;
  /** Whether an address that was there is gone. */
  readonly isGone?: boolean;
  readonly found?: readonly Queued[];
  readonly events?: readonly Event[];
}

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
      if (open !== null) this.#end(open.id, at);
      this.#db.run('INSERT INTO rounds (source, began, options) VALUES (?, ?, ?)', [source, at, options]);
      const made = this.#db.row(idRow, 'SELECT max(id) AS id FROM rounds');
      return { id: made?.id ?? 0, isResumed: false };
    });
  }

  endRound(round: number, at: string, settled: readonly Settled[], events: readonly Event[]): void {
    this.#db.atOnce(() => {
      for (const one of settled) this.#settle(round, one);
      for (const event of events) this.#event(round, event);
      this.#end(round, at);
    });
  }

  /** Adds addresses that the round does not know yet. */
  enqueue(round: number, found: readonly Queued[]): void {
    this.#db.atOnce(() => this.#enqueue(round, found));
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

  /** Writes a check and all that follows from it. */
  settle(round: number, settled: Settled): void {
    this.#db.atOnce(() => this.#settle(round, settled));
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
      z.object({ code: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      `SELECT code, before, after FROM changes JOIN checks ON checks.id = check_id
       WHERE source = ? AND url = ? ORDER BY check_id, code`,
      [source, url],
    );
  }

  events(round: number): Event[] {
    return this.#db.rows(
      z.object({
        at: z.string(),
        code: z.string(),
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

  #count(sql: string, values: readonly Value[]): number {
    return this.#db.row(countRow, sql, values)?.n ?? 0;
  }

  #enqueue(round: number, found: readonly Queued[]): void {
    for (const { url, kind, facts } of found) {
      this.#db.run(
        `INSERT OR IGNORE INTO queue (round, position, url, kind, facts)
         VALUES (?, (SELECT count(*) FROM queue WHERE round = ?), ?, ?, ?)`,
        [round, round, url, kind, JSON.stringify(facts)],
      );
    }
  }

  #settle(
    round: number,
    { check, changes = [], page, isGone = false, found = [], events = [] }: Settled,
  ): void {
    this.#db.run(
      `INSERT INTO checks (round, at, source, kind, url, outcome, status, final_url, digest, record_id, year, title, detail)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        round,
        check.at,
        check.source,
        check.kind,
        check.url,
        check.outcome,
        check.status,
        check.finalUrl,
        check.digest,
        check.recordId,
        check.year,
        check.title,
        check.detail,
      ],
    );
    const id = this.#db.row(idRow, 'SELECT max(id) AS id FROM checks')?.id ?? 0;
    for (const { code, before, after } of changes) {
      this.#db.run('INSERT INTO changes (check_id, code, before, after) VALUES (?, ?, ?, ?)', [
        id,
        code,
        before,
        after,
      ]);
    }
    if (page !== undefined) this.#keepPage(check.source, page);
    if (isGone) {
      this.#db.run('UPDATE pages SET is_there = 0 WHERE source = ? AND url = ?', [check.source, check.url]);
    }
    this.#enqueue(round, found);
    for (const event of events) this.#event(round, event);
    this.#db.run('UPDATE queue SET is_done = 1 WHERE round = ? AND url = ?', [round, check.url]);
  }

  #keepPage(source: string, page: Omit<PageState, 'firstSeen'>): void {
    this.#db.run(
      `INSERT INTO pages (source, url, kind, first_seen, last_seen, is_there, digest, record_id, etag, last_modified, facts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (source, url) DO UPDATE SET kind = excluded.kind, last_seen = excluded.last_seen,
         is_there = excluded.is_there, digest = excluded.digest, record_id = excluded.record_id, etag = excluded.etag,
         last_modified = excluded.last_modified, facts = excluded.facts`,
      [
        source,
        page.url,
        page.kind,
        page.lastSeen,
        page.lastSeen,
        page.isThere ? 1 : 0,
        page.digest,
        page.recordId,
        page.etag,
        page.lastModified,
        JSON.stringify(page.facts),
      ],
    );
  }

  #event(round: number, { at, code, severity, url, detail }: Event): void {
    this.#db.run('INSERT INTO events (round, at, code, severity, url, detail) VALUES (?, ?, ?, ?, ?, ?)', [
      round,
      at,
      code,
      severity,
      url,
      detail,
    ]);
  }

  #end(round: number, at: string): void {
    this.#db.run('UPDATE rounds SET ended = ? WHERE id = ?', [at, round]);
    this.#db.run('DELETE FROM queue WHERE round = ?', [round]);
  }
}
