/** Writing into the ledger: a check and all that follows from it. Whoever calls these does so within one transaction. */
import type { StoreDatabase } from './database.ts';
import { idRow, type Event, type PageState, type Queued, type Settled } from './rows.ts';

export function settle(
  db: StoreDatabase,
  round: number,
  { check, changes = [], page, isGone = false, found = [], events = [] }: Settled,
): void {
  db.run(
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
  const id = db.row(idRow, 'SELECT max(id) AS id FROM checks')?.id ?? 0;
  for (const { code, before, after } of changes) {
    db.run('INSERT INTO changes (check_id, code, before, after) VALUES (?, ?, ?, ?)', [
      id,
      code,
      before,
      after,
    ]);
  }
  if (page !== undefined) keepPage(db, check.source, page);
  if (isGone) {
    db.run('UPDATE pages SET is_there = 0 WHERE source = ? AND url = ?', [check.source, check.url]);
  }
  enqueue(db, round, found);
  for (const event of events) writeEvent(db, round, event);
  db.run('UPDATE queue SET is_done = 1 WHERE round = ? AND url = ?', [round, check.url]);
}

function keepPage(db: StoreDatabase, source: string, page: Omit<PageState, 'firstSeen'>): void {
  db.run(
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

export function writeEvent(
  db: StoreDatabase,
  round: number,
  { at, code, severity, url, detail }: Event,
): void {
  db.run('INSERT INTO events (round, at, code, severity, url, detail) VALUES (?, ?, ?, ?, ?, ?)', [
    round,
    at,
    code,
    severity,
    url,
    detail,
  ]);
}

export function endRound(db: StoreDatabase, round: number, at: string): void {
  db.run('UPDATE rounds SET ended = ? WHERE id = ?', [at, round]);
  db.run('DELETE FROM queue WHERE round = ?', [round]);
}

export function enqueue(db: StoreDatabase, round: number, found: readonly Queued[]): void {
  for (const { url, kind, facts } of found) {
    db.run(
      `INSERT OR IGNORE INTO queue (round, position, url, kind, facts)
         VALUES (?, (SELECT count(*) FROM queue WHERE round = ?), ?, ?, ?)`,
      [round, round, url, kind, JSON.stringify(facts)],
    );
  }
}
