/** The one door to DuckDB: a database with few threads and bounded memory, and the tables of the dataset in its types. */
import { existsSync } from 'node:fs';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ColumnShape, TableShape } from './table.ts';

/** The name of the database in a dataset. */
export const databaseName = 'dataset.duckdb';

/**
 * Bytes that are written together. A quarter of DuckDB's own size: it sets as much aside for every column that a change touches, and
 * the wide tables have 190; a smaller one still makes the file four times as long.
 */
const blockSize = 65_536;

/** An open database. */
export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** What DuckDB may hold in memory before it spills; the program itself needs about as much again for 100,000 reports. */
const memoryLimit = '400MB';

/**
 * Opens a database file, or one in memory for `:memory:`. One thread: the same rows then give the same Parquet bytes.
 * `spill` is where it puts what does not fit into memory; `rowGroup`, for a file to write, how many rows of its tables are packed
 * together: what changes is written again by so many. Throws what DuckDB throws.
 */
export async function openDatabase(
  path: string,
  options: { readonly spill?: string; readonly isReadOnly?: boolean; readonly rowGroup?: number } = {},
): Promise<Database> {
  // Loaded on first use: 60 MB that most commands never need.
  const api = await import('@duckdb/node-api');
  const { rowGroup } = options;
  const instance: DuckDBInstance = await api.DuckDBInstance.create(
    rowGroup === undefined ? path : ':memory:',
    {
      threads: '1',
      memory_limit: memoryLimit,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(options.isReadOnly === true ? { access_mode: 'READ_ONLY' } : {}),
    },
  );
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  if (options.spill !== undefined) await connection.run(`SET temp_directory = ${textOf(options.spill)}`);
  if (rowGroup !== undefined) {
    // A file keeps the size that it was made with.
    const isNew = !existsSync(path);
    await connection.run(
      `ATTACH ${textOf(path)} AS dataset (ROW_GROUP_SIZE ${String(rowGroup)}${isNew ? `, BLOCK_SIZE ${String(blockSize)}` : ''})`,
    );
    await connection.run('USE dataset');
  }
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as SQL writes it. */
export function textOf(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function nameOf(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The type that a column has in the database and in Parquet. */
export function duckType({ type, items }: ColumnShape): string {
  switch (type) {
    case 'string':
      return 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'datetime':
      return 'TIMESTAMP WITH TIME ZONE';
    case 'list':
      return items === 'integer' ? 'BIGINT[]' : 'VARCHAR[]';
    case 'array':
      return 'JSON';
  }
}

/** Lists stand as text in CSV; the other types are read as they are. */
function csvType(column: ColumnShape): string {
  return column.type === 'list' ? 'VARCHAR' : duckType(column);
}

function valueOf(column: ColumnShape): string {
  const name = nameOf(column.name);
  if (column.type !== 'list') return name;
  return `CAST(string_split(${name}, ' ') AS ${duckType(column)}) AS ${name}`;
}

/** Bytes of the longest line of a table. */
const longestLine = 8 << 20;

/** A query for the rows of CSV files of a table, in their order and in the table's types. */
export function selectFrom(table: TableShape, paths: readonly string[]): string {
  const columns = table.columns.map((c) => `${textOf(c.name)}: ${textOf(csvType(c))}`).join(', ');
  // Every setting is given: what a file looks like must not decide how it is read.
  const options = [
    `[${paths.map(textOf).join(', ')}]`,
    'auto_detect = false',
    'header = true',
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    `new_line = '\\n'`,
    `nullstr = ''`,
    'allow_quoted_nulls = false',
    'parallel = false',
    `max_line_size = ${String(longestLine)}`,
    // Left to itself it takes sixteen times the longest line, twice.
    `buffer_size = ${String(2 * longestLine)}`,
    `columns = {${columns}}`,
  ];
  return `SELECT ${table.columns.map(valueOf).join(', ')} FROM read_csv(${options.join(', ')})`;
}
