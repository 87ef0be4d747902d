/** The DuckDB file of a dataset: every table in it, with labels; made anew, or brought up to date. */
import { constants, copyFileSync, mkdirSync, openSync, writeFileSync, closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { BuildIndex, PartitionIndex } from './build-index.ts';
import { databaseName, nameOf, openDatabase, selectFrom, textOf } from './duckdb.ts';
import { cellsPath } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import { readFully } from './read-fully.ts';
import { reportTables, tablePath } from './report-tables.ts';
import { headLine, type TableShape } from './table.ts';
import { cellsTable } from './tables/cells.ts';
import { tables } from './tables/index.ts';
import { twinFormats } from './twins.ts';

/** Above this share of the partitions, making the database anew is faster than bringing it up to date. */
const mostChanged = 0.2;

/**
 * Rows that are packed together, a multiple of DuckDB's 2,048: where one report changes, so many rows of the wide tables (190
 * columns) are packed anew, and as many wait in memory while a table is made.
 */
const rowGroup = 16_384;

async function describe(connection: DuckDBConnection, table: TableShape): Promise<void> {
  const name = nameOf(table.name);
  await connection.run(`COMMENT ON TABLE ${name} IS ${textOf(`${table.title.en} · ${table.title.zh}`)}`);
  // Each label copies the table's entry in the catalogue: the columns of wide tables are described by the codebook.
  if (table.name.startsWith('wide_')) return;
  for (const column of table.columns) {
    const label = textOf(`${column.title.en} · ${column.title.zh}`);
    await connection.run(`COMMENT ON COLUMN ${name}.${nameOf(column.name)} IS ${label}`);
  }
}

function csvPaths(files: OutputFolder, table: TableShape): string[] {
  if (!table.isPartitioned) return [tablePath(table)];
  return files
    .written()
    .map(([path]) => path)
    .filter((path) => path.startsWith(`${table.name}/`) && path.endsWith('.csv'));
}

/** A query for all rows of a table: of its Parquet files, which are read faster, where they are there. */
function rowsOf(files: OutputFolder, table: TableShape): string {
  const csv = csvPaths(files, table);
  const parquet = csv.map(twinFormats.parquet.pathOf);
  const isThere = parquet.every((path) => files.sizeOf(path) !== null);
  const paths = (isThere ? parquet : csv).map((path) => files.pathOf(path));
  return isThere
    ? `SELECT * FROM read_parquet([${paths.map(textOf).join(', ')}], hive_partitioning = false)`
    : selectFrom(table, paths);
}

async function createTable(
  connection: DuckDBConnection,
  files: OutputFolder,
  table: TableShape,
): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE ${nameOf(table.name)} AS ${rowsOf(files, table)}`);
  await describe(connection, table);
}

/** A piece of a table as a CSV file of its own. */
function pieceFile(files: OutputFolder, table: TableShape, index: PartitionIndex, folder: string): string {
  const piece = index.pieces[table.name];
  const path = join(folder, 'piece.csv');
  const bytes = Buffer.alloc(piece?.length ?? 0);
  const source = openSync(files.pathOf(tablePath(table)), 'r');
  try {
    readFully(source, bytes, piece?.offset ?? 0, `${table.name} is shorter than what was written to it.`);
  } finally {
    closeSync(source);
  }
  writeFileSync(path, Buffer.concat([Buffer.from(headLine(table)), bytes]));
  return path;
}

export interface DatabaseFacts {
  readonly partitions: readonly PartitionIndex[];
  readonly fresh: ReadonlySet<string>;
}

/** Puts the rows of changed partitions in place of those that the database before has. */
async function update(
  connection: DuckDBConnection,
  files: OutputFolder,
  before: BuildIndex,
  facts: DatabaseFacts,
  spill: string,
): Promise<void> {
  const now = new Set(facts.partitions.map(({ partition }) => partition));
  const gone = [...before.partitions.values()].filter(
    ({ partition }) => facts.fresh.has(partition) || !now.has(partition),
  );
  const ids = gone.flatMap((one) => one.ids);
  await connection.run('CREATE TEMP TABLE gone (report VARCHAR)');
  for (let from = 0; from < ids.length; from += 1000) {
    const values = ids.slice(from, from + 1000).map((id) => `(${textOf(id)})`);
    await connection.run(`INSERT INTO gone VALUES ${values.join(', ')}`);
  }
  for (const table of [...reportTables, cellsTable]) {
    const name = nameOf(table.name);
    if (ids.length > 0) await connection.run(`DELETE FROM ${name} WHERE report IN (SELECT report FROM gone)`);
    for (const index of facts.partitions.filter(({ partition }) => facts.fresh.has(partition))) {
      const path = table.isPartitioned
        ? files.pathOf(cellsPath(index.partition))
        : pieceFile(files, table, index, spill);
      if (table.isPartitioned && files.sizeOf(cellsPath(index.partition)) === null) continue;
      await connection.run(`INSERT INTO ${name} ${selectFrom(table, [path])}`);
    }
  }
  await connection.run('DROP TABLE gone');
}

/** Whether the database before can be brought up to date. */
function canUpdate(before: BuildIndex | null, { partitions, fresh }: DatabaseFacts): before is BuildIndex {
  return (
    before !== null &&
    before.sizeOf(databaseName) !== null &&
    fresh.size <= Math.max(1, mostChanged * partitions.length)
  );
}

/** Writes the database. Its bytes are not the same each time; its rows are. */
export async function writeDatabase(
  files: OutputFolder,
  before: BuildIndex | null,
  facts: DatabaseFacts,
  spill: string,
): Promise<void> {
  const path = files.pathOf(databaseName);
  mkdirSync(spill, { recursive: true });
  const isUpdate = canUpdate(before, facts);
  if (isUpdate) copyFileSync(join(before.folder, databaseName), path, constants.COPYFILE_FICLONE);
  const { connection, close } = await openDatabase(path, { spill, rowGroup });
  try {
    // At the commit, all goes into the file at once: else it would go into a journal first, and then be written again.
    await connection.run("SET checkpoint_threshold = '1KB'");
    await connection.run('BEGIN');
    if (isUpdate) await update(connection, files, before, facts, spill);
    const ofReports = new Set([...reportTables, cellsTable].map(({ name }) => name));
    for (const table of tables) {
      if (isUpdate) {
        if (ofReports.has(table.name)) continue;
        const csv = tablePath(table);
        if (before.sums.get(csv) === files.digestOf(csv)) continue;
      }
      await createTable(connection, files, table);
    }
    await connection.run('COMMIT');
    await connection.run('CHECKPOINT');
  } finally {
    close();
    rmSync(spill, { recursive: true, force: true });
  }
}
