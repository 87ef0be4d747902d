/** What is written beside CSV and records, each from the CSV files: so that all hold the same rows. */
import type { BuildIndex } from './build-index.ts';
import { writeDatabase, type DatabaseFacts } from './database.ts';
import type { DatasetFormat } from './format-names.ts';
import type { OutputFolder } from './output-files.ts';
import { writeSpreadsheetCopies } from './spreadsheet-copies.ts';
import { stataDoFile } from './stata.ts';
import { TwinWriter, twinFormats } from './twins.ts';

/** Where DuckDB puts what does not fit into memory, beside the files. */
const spillOf = (files: OutputFolder): string => `${files.root}-spill`;

/** Writes the formats that have a file for every CSV file: a file may be begun as soon as it is whole. */
export function twinWriter(
  files: OutputFolder,
  formats: readonly DatasetFormat[],
  before: BuildIndex | null,
): TwinWriter {
  const names = (Object.keys(twinFormats) as (keyof typeof twinFormats)[]).filter((name) =>
    formats.includes(name),
  );
  return new TwinWriter(files, before, names, spillOf(files));
}

/** Writes what else is asked for, when every other file is there. */
export async function writeFormats(
  files: OutputFolder,
  formats: readonly DatasetFormat[],
  before: BuildIndex | null,
  facts: DatabaseFacts,
): Promise<void> {
  const has = (format: DatasetFormat): boolean => formats.includes(format);
  if (has('duckdb')) await writeDatabase(files, before, facts, spillOf(files));
  if (has('excel')) writeSpreadsheetCopies(files);
  if (has('stata')) files.whole('load.do', stataDoFile());
}
