/** What is written beside CSV and records, each from the CSV files: so that all hold the same rows. */
import { createHash } from 'node:crypto';
import { openSync, closeSync, readSync, fstatSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { BuildIndex } from './build-index.ts';
import { writeDatabase, type DatabaseFacts } from './database.ts';
import { openDatabase, selectFrom, textOf } from './duckdb.ts';
import type { OutputFolder, WrittenFile } from './output-files.ts';
import { writeSpreadsheetCopies } from './spreadsheet-copies.ts';
import { stataDoFile } from './stata.ts';
import type { TableShape } from './table.ts';
import { tables } from './tables/index.ts';

export const datasetFormats = ['parquet', 'duckdb', 'ndjson', 'excel', 'stata'] as const;
export type DatasetFormat = (typeof datasetFormats)[number];

/** Rows of a row group: small enough that 190 columns of them fit into memory. */
const rowGroup = 32_768;

const parquetOptions = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup}`;

/** Length and digest of a file on disk. Throws the system's error. */
export function digestOf(path: string): WrittenFile {
  const descriptor = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const read = readSync(descriptor, chunk, 0, chunk.length, null);
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
    }
    return { sha256: hash.digest('hex'), bytes: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}

/** The table of a CSV file of the dataset. */
function tableOf(path: string): TableShape | undefined {
  return tables.find((table) =>
    table.isPartitioned ? path.startsWith(`${table.name}/`) : path === `${table.name}.csv`,
  );
}

/** One file for every CSV file: taken over where its CSV has not changed. */
async function writeTwins(
  connection: DuckDBConnection,
  files: OutputFolder,
  before: BuildIndex | null,
  twin: { readonly pathOf: (csv: string) => string; readonly options: string },
): Promise<void> {
  for (const [csv, { sha256 }] of files.written()) {
    const table = csv.endsWith('.csv') ? tableOf(csv) : undefined;
    if (table === undefined) continue;
    const path = twin.pathOf(csv);
    const known = before?.sums.get(path);
    if (before !== null && known !== undefined && before.sums.get(csv) === sha256) {
      const bytes = before.sizeOf(path);
      if (bytes !== null) {
        files.take(path, join(before.folder, path), { sha256: known, bytes });
        continue;
      }
    }
    const target = files.pathOf(path);
    const select = selectFrom(table, [files.pathOf(csv)]);
    await connection.run(`COPY (${select}) TO ${textOf(target)} (${twin.options})`);
    files.enter(path, digestOf(target));
  }
}

/** Writes what is asked for. */
export async function writeFormats(
  files: OutputFolder,
  formats: readonly DatasetFormat[],
  before: BuildIndex | null,
  facts: DatabaseFacts,
): Promise<void> {
  const has = (format: DatasetFormat): boolean => formats.includes(format);
  const spill = `${files.root}-spill`;
  if (has('parquet') || has('ndjson')) {
    const { connection, close } = await openDatabase(':memory:', { spill });
    try {
      if (has('parquet')) {
        const pathOf = (csv: string): string => csv.replace(/csv$/, 'parquet');
        await writeTwins(connection, files, before, { pathOf, options: parquetOptions });
      }
      if (has('ndjson')) {
        const pathOf = (csv: string): string => `ndjson/${csv.replace(/csv$/, 'ndjson')}`;
        await writeTwins(connection, files, before, { pathOf, options: 'FORMAT json' });
      }
    } finally {
      close();
    }
  }
  if (has('duckdb')) await writeDatabase(files, before, facts, spill);
  if (has('excel')) writeSpreadsheetCopies(files);
  if (has('stata')) files.whole('load.do', stataDoFile());
}
