/** The tables of the shared store, in the schema `gongkai`. A new version of the program adds steps; none is ever edited. */

/** Each step is run once, in order; their number is kept in `gongkai.version`. The queue's own tables are pg-boss's. */
export const steps: readonly string[] = [
  `
  -- A document as it was put in: its bytes stand in the captures, under their digest.
  CREATE TABLE gongkai.captures (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Over the digest and the options: what is put in twice is there once.
    key text NOT NULL UNIQUE,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    -- What is known of it besides its bytes, as JSON. Text, since jsonb holds no zero character.
    options text NOT NULL,
    added timestamptz NOT NULL DEFAULT now(),
    -- When its records were written, and by which program's code; null: not yet.
    read timestamptz,
    reader text
  );
  CREATE INDEX captures_read ON gongkai.captures (read);

  -- What was read of a capture, in its order.
  CREATE TABLE gongkai.records (
    capture bigint NOT NULL REFERENCES gongkai.captures,
    position integer NOT NULL,
    status text NOT NULL,
    -- Of a failed one.
    code text,
    body text NOT NULL,
    PRIMARY KEY (capture, position)
  );
  CREATE INDEX records_status ON gongkai.records (status, code);

  -- The ledgers of the crawls: what was looked for, and what came of it.
  CREATE TABLE gongkai.checks (
    source text NOT NULL,
    url text NOT NULL,
    at text NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    year integer,
    PRIMARY KEY (source, url, at, position)
  );

  -- Where a source's crawl stands: its files in the captures, as JSON of name and digest.
  CREATE TABLE gongkai.crawls (
    source text PRIMARY KEY,
    files text NOT NULL
  );

  -- Workers that live, each holding the advisory lock of its number, and the jobs that they have.
  CREATE SEQUENCE gongkai.worker_numbers AS integer;
  CREATE TABLE gongkai.workers (
    id integer PRIMARY KEY,
    name text NOT NULL,
    started timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE gongkai.taken (
    queue text NOT NULL,
    job uuid NOT NULL,
    worker integer NOT NULL REFERENCES gongkai.workers,
    PRIMARY KEY (queue, job)
  );

  -- Datasets that workers built, the last one last.
  CREATE TABLE gongkai.builds (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    -- SHA-256 of its SHA256SUMS.
    digest text NOT NULL,
    reports integer NOT NULL,
    -- Where its files begin, in the captures.
    prefix text NOT NULL
  );
  `,
  `
  -- Looks that saw a report changed or gone, with the cells that differ.
  CREATE TABLE gongkai.republished (
    source text NOT NULL,
    url text NOT NULL,
    at text NOT NULL,
    outcome text NOT NULL,
    year integer,
    detail text,
    -- As JSON: code, before, after.
    cells text NOT NULL,
    PRIMARY KEY (source, url, at)
  );
  `,
];
