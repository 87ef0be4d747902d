/** For every CSV file of a dataset the same rows in another format, written by DuckDB while the program goes on. */
import { join } from 'node:path';
import { asWritten, type BuildIndex } from './build-index.ts';
import { openDatabase, selectFrom, textOf, type Database } from './duckdb.ts';
import type { OutputFolder } from './output-files.ts';
import { digestOf } from './file-digest.ts';
import type { TableShape } from './table.ts';
import { tables } from './tables/index.ts';

/** Rows of a row group: small enough that 190 columns of them fit into memory. */
const rowGroup = 32_768;

/**
 * Bytes that the values of a column may take before DuckDB gives up telling them apart: it sets them aside for every column at once,
 * and its own default, a megabyte, is half of the memory that it may use for 190 columns.
 */
const dictionaryBytes = 65_536;

/** A format that has a file for every CSV file. */
interface TwinFormat {
  readonly pathOf: (csv: string) => string;
  /** What COPY is told. */
  readonly options: string;
}

/** By the name of the format. */
export const twinFormats = {
  parquet: {
    pathOf: (csv: string) => csv.replace(/csv$/, 'parquet'),
    options: `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup}, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${dictionaryBytes}`,
  },
  ndjson: {
    pathOf: (csv: string) => `ndjson/${csv.replace(/csv$/, 'ndjson')}`,
    options: 'FORMAT json',
  },
} as const satisfies { readonly [name: string]: TwinFormat };

/** So many files wait at most: the program goes on beside DuckDB, but not far ahead of it. */
const mostWaiting = 16;

/** The table of a CSV file of the dataset. */
function tableOf(path: string): TableShape | undefined {
  return tables.find((table) =>
    table.isPartitioned ? path.startsWith(`${table.name}/`) : path === `${table.name}.csv`,
  );
}

/** Writes twins one after the other. */
export class TwinWriter {
  readonly #files: OutputFolder;
  readonly #before: BuildIndex | null;
  readonly #formats: readonly TwinFormat[];
  readonly #database: Promise<Database> | null;
  readonly #done = new Set<string>();
  readonly #waiting: Promise<void>[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(
    files: OutputFolder,
    before: BuildIndex | null,
    formats: readonly (keyof typeof twinFormats)[],
    spill: string,
  ) {
    this.#files = files;
    this.#before = before;
    this.#formats = formats.map((name) => twinFormats[name]);
    this.#database = formats.length === 0 ? null : openDatabase(':memory:', { spill });
    // Where it cannot be opened, whoever waits for a file is told.
    this.#database?.catch(() => undefined);
  }

  /** Begins the twins of a CSV file that is whole; waits where too many are begun. Throws what DuckDB throws. */
  async begin(csv: string): Promise<void> {
    const table = csv.endsWith('.csv') ? tableOf(csv) : undefined;
    const sha256 = this.#files.digestOf(csv);
    if (this.#database === null || table === undefined || sha256 === null || this.#done.has(csv)) return;
    this.#done.add(csv);
    const database = this.#database;
    this.#last = this.#last.then(async () => {
      for (const twin of this.#formats) await this.#write(await database, csv, table, sha256, twin);
    });
    // Until it is waited for, what it throws is nobody's.
    this.#last.catch(() => undefined);
    this.#waiting.push(this.#last);
    if (this.#waiting.length > mostWaiting) await this.#waiting.shift();
  }

  async #write(
    { connection }: Database,
    csv: string,
    table: TableShape,
    sha256: string,
    twin: TwinFormat,
  ): Promise<void> {
    const files = this.#files;
    const before = this.#before;
    const path = twin.pathOf(csv);
    const known = before?.sums.get(csv) === sha256 ? asWritten(before, path) : null;
    if (before !== null && known !== null) {
      files.take(path, join(before.folder, path), known);
      return;
    }
    const target = files.pathOf(path);
    const select = selectFrom(table, [files.pathOf(csv)]);
    await connection.run(`COPY (${select}) TO ${textOf(target)} (${twin.options})`);
    files.enter(path, digestOf(target));
  }

  /** Writes the twins of all files that have none yet. Throws what DuckDB throws. */
  async finish(): Promise<void> {
    for (const [csv] of this.#files.written()) await this.begin(csv);
    await this.#last;
  }

  /** Lets go of DuckDB, when nothing is being written. */
  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    const database = await this.#database?.catch(() => null);
    database?.close();
  }
}
