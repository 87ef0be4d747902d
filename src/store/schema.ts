/** The store's tables. A new version of the program adds steps; none is ever edited. */

/** Each step is run once, in order; their number is kept in the file (`PRAGMA user_version`). */
export const steps: readonly string[] = [
  `
  -- One walk over one source: open until it was walked to its end.
  CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    options TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX open_round ON rounds (source) WHERE ended IS NULL;

  -- Addresses of an open round, in the order in which they were found.
  CREATE TABLE queue (
    round INTEGER NOT NULL REFERENCES rounds (id),
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    is_done INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (round, url)
  ) STRICT;
  CREATE INDEX queue_order ON queue (round, is_done, position);

  -- The ledger: one row a check.
  CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    round INTEGER NOT NULL REFERENCES rounds (id),
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER,
    final_url TEXT,
    digest TEXT,
    record_id TEXT,
    year INTEGER,
    title TEXT,
    detail TEXT
  ) STRICT;
  CREATE INDEX checks_url ON checks (source, url, id);

  -- The cells of a report that were changed, one row a code.
  CREATE TABLE changes (
    check_id INTEGER NOT NULL REFERENCES checks (id),
    code TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (check_id, code)
  ) STRICT;

  -- What is known of each address: its document as it was last seen.
  CREATE TABLE pages (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    is_there INTEGER NOT NULL,
    digest TEXT NOT NULL,
    record_id TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    facts TEXT NOT NULL,
    PRIMARY KEY (source, url)
  ) STRICT;
  CREATE INDEX pages_digest ON pages (source, digest);

  -- robots.txt as it was last had, an origin.
  CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    fetched TEXT NOT NULL,
    verdict TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  -- What a scraper found wrong with a list, and other events of a round.
  CREATE TABLE events (
    round INTEGER NOT NULL REFERENCES rounds (id),
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    url TEXT,
    detail TEXT
  ) STRICT;
  `,
  `
  -- Files of others whose reports are all in the archive, by where they lay: an ingest that is run again passes over them.
  CREATE TABLE ingested (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reader TEXT NOT NULL,
    documents INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    last_record TEXT
  ) STRICT;
  CREATE INDEX ingested_size ON ingested (size);
  `,
];
