/** Questions to a dataset in SQL: its tables, and nothing else of the machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatasetError } from './errors.ts';
import { databaseName, openDatabase, textOf, type Database } from './duckdb.ts';
import { isOurs } from './manifest.ts';

/** A value of an answer: numbers too large for a double are texts of digits, as are dates and times. */
export type AnswerValue =
  string | number | boolean | null | readonly AnswerValue[] | { readonly [key: string]: AnswerValue };

export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** In the order of the query. */
  readonly rows: AsyncIterable<readonly AnswerValue[]>;
}

/** Thrown for SQL that DuckDB refuses. `message` is DuckDB's own. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** The tables of a dataset as the default schema of a database that can reach nothing else. */
async function openLocked(folder: string): Promise<Database> {
  if (!isOurs(folder)) throw new DatasetError('dataset.not_found', folder);
  const path = join(folder, databaseName);
  if (!existsSync(path)) throw new DatasetError('dataset.no_database', folder);
  const database = await openDatabase(':memory:');
  const { connection } = database;
  await connection.run(`ATTACH ${textOf(path)} AS dataset (READ_ONLY)`);
  await connection.run('USE dataset');
  // From here on no file, address or extension can be named, and this cannot be undone.
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return database;
}

/** DuckDB writes whole numbers of 64 bits as texts; those that a double holds become numbers. */
function plain(value: AnswerValue, type: string): AnswerValue {
  if (typeof value !== 'string' || !/^(?:U?BIGINT|U?HUGEINT|DECIMAL)/.test(type)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) || (type.startsWith('DECIMAL') && String(number) === value)
    ? number
    : value;
}

/**
 * Asks one question; `use` is handed the answer while the database is open. Throws DatasetError (`dataset.not_found`,
 * `dataset.no_database`), QueryError for SQL that is refused, and what `use` throws.
 */
export async function askDataset<T>(
  folder: string,
  sql: string,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  const { connection, close } = await openLocked(folder);
  try {
    const result = await connection.stream(sql).catch((error: unknown) => {
      throw new QueryError(error instanceof Error ? error.message : String(error));
    });
    const names = result.deduplicatedColumnNames();
    const types = result.columnTypes().map((type) => type.toString());
    const columns = names.map((name, index) => ({ name, type: types[index] ?? '' }));
    async function* rows(): AsyncGenerator<readonly AnswerValue[]> {
      try {
        for await (const chunk of result.yieldRowsJson()) {
          for (const row of chunk)
            yield (row as AnswerValue[]).map((value, i) => plain(value, types[i] ?? ''));
        }
      } catch (error) {
        throw new QueryError(error instanceof Error ? error.message : String(error));
      }
    }
    return await use({ columns, rows: rows() });
  } finally {
    close();
  }
}
