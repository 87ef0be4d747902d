/** Two builds of a dataset: what of the schema, the rows and the cells differs, and why. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { withoutComparison } from '../checks/index.ts';
import { parseRecord } from '../record/index.ts';
import { databaseName, nameOf, openDatabase, textOf, type Database } from './duckdb.ts';
import { changedReaders, schemaChanges, type ReaderChange, type SchemaChange } from './diff-schema.ts';
import { DatasetError } from './errors.ts';
import { isOurs } from './manifest.ts';
import { tables } from './tables/index.ts';

/**
 * - `source`: another document was read
 * - `reader`: the same document, read by another program, form or engine
 * - `register`: no document is concerned: the register, the forms or what was looked for
 * - `derived`: the document is the same and was read the same: what stands beside it changed (a version, the year before)
 */
export type Cause = 'source' | 'reader' | 'register' | 'derived';

/** A row or a cell that differs. */
export interface RowChange {
  readonly table: string;
  /** The values of the primary key, as text. */
  readonly key: readonly string[];
  readonly change: 'added' | 'removed' | 'changed';
  /** Null for a whole row. */
  readonly column: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly cause: Cause;
}

export interface DatasetDifference {
  readonly schema: readonly SchemaChange[];
  /** What reads that is not the same: name, version before, version after. */
  readonly readers: readonly ReaderChange[];
  readonly counts: Readonly<{ [table: string]: { added: number; removed: number; changed: number } }>;
}

async function texts(database: Database, sql: string): Promise<(string | null)[][]> {
  const read = await database.connection.runAndReadAll(sql);
  return read.getRowsJson().map((row) => row.map((value) => (value === null ? null : asText(value))));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function columnsOf(database: Database, side: 'old' | 'new'): Promise<Map<string, Map<string, string>>> {
  const rows = await texts(
    database,
    `SELECT table_name, column_name, data_type FROM duckdb_columns()
     WHERE database_name = '${side}_data' AND NOT internal ORDER BY table_name, column_index`,
  );
  const columns = new Map<string, Map<string, string>>();
  for (const [table, column, type] of rows) {
    if (typeof table !== 'string' || typeof column !== 'string' || typeof type !== 'string') continue;
    const of = columns.get(table) ?? new Map<string, string>();
    columns.set(table, of.set(column, type));
  }
  return columns;
}

/** SQL for why a row of a table with reports differs. */
function causeSql(hasReport: boolean, isReaderSame: boolean): string {
  if (!hasReport) return `'register'`;
  const same = isReaderSame ? `'derived'` : `'reader'`;
  return `CASE WHEN o.sha256 IS DISTINCT FROM n.sha256 THEN 'source'
    WHEN o.record_digest IS DISTINCT FROM n.record_digest THEN 'reader' ELSE ${same} END`;
}

interface Comparison {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly hasReport: boolean;
}

/** A query for all changes of one table, in the order of its key. */
function changesSql({ name, key, columns, hasReport }: Comparison, isReaderSame: boolean): string {
  const on = key
    .map((column) => `a.${nameOf(column)} IS NOT DISTINCT FROM b.${nameOf(column)}`)
    .join(' AND ');
  const keyList = `[${key.map((c) => `CAST(coalesce(a.${nameOf(c)}, b.${nameOf(c)}) AS VARCHAR)`).join(', ')}]`;
  const first = nameOf(key[0] ?? '');
  const cells = columns
    .filter((column) => !key.includes(column))
    .map((column) => {
      const c = nameOf(column);
      return `{'column': ${textOf(column)}, 'before': CAST(a.${c} AS VARCHAR), 'after': CAST(b.${c} AS VARCHAR), 'differs': a.${c} IS DISTINCT FROM b.${c}}`;
    });
  const report = hasReport ? 'coalesce(a.report, b.report)' : 'NULL';
  const list = cells.length === 0 ? '[]' : `list_filter([${cells.join(', ')}], lambda x: x.differs)`;
  return `
    WITH pairs AS (
      SELECT ${keyList} AS key, ${report} AS report,
        CASE WHEN a.${first} IS NULL THEN 'added' WHEN b.${first} IS NULL THEN 'removed' ELSE 'changed' END AS change,
        ${list} AS cells
      FROM old_data.${nameOf(name)} a FULL JOIN new_data.${nameOf(name)} b ON ${on}
    ), differing AS (
      SELECT key, report, change, NULL AS column_name, NULL AS before, NULL AS after FROM pairs WHERE change <> 'changed'
      UNION ALL
      SELECT key, report, change, cell.column, cell.before, cell.after
      FROM (SELECT key, report, change, unnest(cells) AS cell FROM pairs WHERE change = 'changed')
    )
    SELECT to_json(key), change, column_name, before, after, ${causeSql(hasReport, isReaderSame)} AS cause
    FROM differing d LEFT JOIN old_sources o ON o.report = d.report LEFT JOIN new_sources n ON n.report = d.report
    ORDER BY key, column_name`;
}

/** The digests of the records, from SHA256SUMS: a record that is the same was read the same. */
async function loadSources(database: Database, side: 'old' | 'new', folder: string): Promise<void> {
  const { connection } = database;
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  await connection.run(`CREATE TEMP TABLE ${side}_sums (record VARCHAR, record_digest VARCHAR)`);
  const rows = sums.split('\n').filter((line) => line.slice(66).startsWith('records/'));
  for (let from = 0; from < rows.length; from += 2000) {
    const values = rows
      .slice(from, from + 2000)
      .map((l) => `(${textOf(l.slice(66))}, ${textOf(l.slice(0, 64))})`);
    await connection.run(`INSERT INTO ${side}_sums VALUES ${values.join(', ')}`);
  }
  await connection.run(
    `CREATE TEMP TABLE ${side}_sources AS SELECT report, sha256, record_digest
     FROM ${side}_data.reports LEFT JOIN ${side}_sums USING (record)`,
  );
}

/** A record as it was read: what other reports say of it is no reading. */
function readingOf(folder: string, path: string): string {
  const { findings, assessed, ...rest } = withoutComparison(
    parseRecord(JSON.parse(readFileSync(join(folder, path), 'utf8'))),
  );
  return JSON.stringify([rest, findings, assessed]);
}

/** Gives records that differ only in what other reports say of them one digest: their documents were read the same. */
async function forgetComparisons(database: Database, before: string, after: string): Promise<void> {
  const rows = await texts(
    database,
    `SELECT n.report, r.record FROM old_sources o JOIN new_sources n USING (report) JOIN new_data.reports r USING (report)
     WHERE o.sha256 = n.sha256 AND o.record_digest IS DISTINCT FROM n.record_digest`,
  );
  for (const [report, path] of rows) {
    if (typeof report !== 'string' || typeof path !== 'string') continue;
    if (!existsSync(join(before, path)) || readingOf(before, path) !== readingOf(after, path)) continue;
    await database.connection.run(
      `UPDATE new_sources SET record_digest = (SELECT record_digest FROM old_sources WHERE report = ${textOf(report)})
       WHERE report = ${textOf(report)}`,
    );
  }
}

async function attach(database: Database, side: 'old' | 'new', folder: string): Promise<void> {
  if (!isOurs(folder)) throw new DatasetError('dataset.not_found', folder);
  const path = join(folder, databaseName);
  if (!existsSync(path)) throw new DatasetError('dataset.no_database', folder);
  await database.connection.run(`ATTACH ${textOf(path)} AS ${side}_data (READ_ONLY)`);
  await loadSources(database, side, folder);
}

/**
 * Compares two datasets by the primary keys of their tables; `onChange` is told every row and cell that differs, table by
 * table. Throws DatasetError where one of them is none, or has no database.
 */
export async function diffDatasets(
  before: string,
  after: string,
  onChange: (change: RowChange) => Promise<void> | void = () => undefined,
): Promise<DatasetDifference> {
  const database = await openDatabase(':memory:');
  try {
    await attach(database, 'old', before);
    await attach(database, 'new', after);
    const [old, now] = [await columnsOf(database, 'old'), await columnsOf(database, 'new')];
    const readers = changedReaders(before, after);
    // With another reader, that is the cause in any case.
    if (readers.length === 0) await forgetComparisons(database, before, after);
    const counts: { [table: string]: { added: number; removed: number; changed: number } } = {};
    for (const { name, primaryKey } of tables) {
      const [was, is] = [old.get(name), now.get(name)];
      if (was === undefined || is === undefined) continue;
      const columns = [...is.keys()].filter((column) => was.has(column));
      if (!primaryKey.every((column) => columns.includes(column))) continue;
      const comparison = { name, key: primaryKey, columns, hasReport: columns.includes('report') };
      const count = { added: 0, removed: 0, changed: 0 };
      for (const row of await texts(database, changesSql(comparison, readers.length === 0))) {
        const [key, change, column, was, is, cause] = row;
        const told: RowChange = {
          table: name,
          key: z
            .array(z.string().nullable())
            .parse(JSON.parse(key ?? '[]'))
            .map((part) => part ?? ''),
          change: change as RowChange['change'],
          column: column ?? null,
          before: was ?? null,
          after: is ?? null,
          cause: cause as Cause,
        };
        count[told.change] += 1;
        await onChange(told);
      }
      if (count.added + count.removed + count.changed > 0) counts[name] = count;
    }
    return { schema: schemaChanges(old, now), readers, counts };
  } finally {
    database.close();
  }
}
