/** CSV, Parquet and the database hold the same rows in the same types, as DuckDB itself reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { datasetFormats, tables, writeDataset } from '../../src/dataset/index.ts';
import {
  duckType,
  nameOf,
  openDatabase,
  selectFrom,
  textOf,
  type Database,
} from '../../src/dataset/duckdb.ts';
import type { TableShape } from '../../src/dataset/table.ts';
import { readCsv } from '../../src/dataset/csv-reader.ts';
import { defused, originalText } from '../../src/dataset/index.ts';
import { stataName } from '../../src/dataset/stata.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { drawnRecords, failedRecord, madeRecord, sha } from './made-records.ts';
import { readTable } from './read-csv.ts';

// Whole datasets are built: on a busy machine one takes many seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const hostile = [
  '=1+1',
  '"',
  '""',
  "'=x",
  ',',
  '\n',
  '\r\n',
  '\\',
  ' a ',
  'NULL',
  'null',
  '\t',
  '#',
  '0123',
  '1e5',
  'true',
  '二，"三"\n四',
  '\u2028',
  '😀',
  'a\uFEFF',
  '＝1',
  '-',
];

const records = [
  ...drawnRecords('formats', 16),
  ...hostile.map((title, n) =>
    madeRecord({
      title,
      name: title,
      sha256: sha(`hostile ${n}`),
      agency: `350200-h${n}`,
      url: `http://x/${title}`,
      retrieved: '2025-02-01T08:00:00.250Z',
      extra: [{ label: title, cells: hostile, at: { path: [1, 2] } }],
      file: `in/${n} ${title}.html`,
    }),
  ),
  failedRecord('in/=a.html'),
];

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = join(emptyFolder(), 'dataset');
  await writeDataset(records, folder, { program: '0.1.0', formats: datasetFormats });
  database = await openDatabase(':memory:');
  await database.connection.run(`ATTACH ${textOf(join(folder, 'dataset.duckdb'))} AS made (READ_ONLY)`);
}, 300_000);

const rowsOf = async (sql: string): Promise<unknown[]> =>
  (await database.connection.runAndReadAll(sql)).getRowsJson();

const csvOf = (table: TableShape): string[] =>
  table.isPartitioned
    ? [...filesOf(folder).keys()].filter((p) => p.startsWith('cells/') && p.endsWith('.csv'))
    : [`${table.name}.csv`];

describe.each(tables.map((table) => [table.name, table] as const))('%s', (_, table) => {
  it('has the same rows and types in CSV, Parquet and DuckDB', async () => {
    const csv = csvOf(table).map((path) => join(folder, path));
    const parquet = csv.map((path) => textOf(path.replace(/csv$/, 'parquet')));
    const fromParquet = `SELECT * FROM read_parquet([${parquet.join(', ')}], hive_partitioning = false)`;
    const fromDatabase = `SELECT * FROM made.${nameOf(table.name)}`;
    const expected = table.columns.map((column) => [column.name, duckType(column)]);
    for (const select of [fromParquet, fromDatabase]) {
      const described = (await rowsOf(`DESCRIBE ${select}`)) as string[][];
      expect(described.map(([name, type]) => [name, type])).toEqual(expected);
      const differing = await rowsOf(
        `SELECT count(*) FROM ((${select} EXCEPT ALL ${selectFrom(table, csv)})
         UNION ALL (${selectFrom(table, csv)} EXCEPT ALL ${select}))`,
      );
      expect(differing).toEqual([['0']]);
    }
    const lines = csv.reduce((sum, path) => sum + readTable(path).length, 0);
    expect(await rowsOf(`SELECT count(*) FROM (${fromParquet})`)).toEqual([[String(lines)]]);
  });
});

describe('CSV', () => {
  it('gives back what was written, for values chosen to break it', async () => {
    const written = new Map(readTable(join(folder, 'reports.csv')).map((row) => [row['agency'], row]));
    for (const [n, title] of hostile.entries()) {
      const row = written.get(`350200-h${n}`)!;
      expect([row['title'], row['agency_name'], row['url']]).toEqual([title, title, `http://x/${title}`]);
    }
    const read = await rowsOf(`SELECT agency, title FROM made.reports WHERE agency LIKE '350200-h%'`);
    expect(new Map(read as [string, string][])).toEqual(
      new Map(hostile.map((title, n) => [`350200-h${n}`, title])),
    );
  });

  it('is read by our own reader as by the one typed for tests', () => {
    const [head, ...rows] = readCsv(join(folder, 'reports.csv'));
    const theirs = readTable(join(folder, 'reports.csv'));
    expect(rows.map((row) => Object.fromEntries(row.map((field, i) => [head![i]!, field])))).toEqual(theirs);
  });
});

describe('the copies for spreadsheets', () => {
  it('begin with a byte order mark, say so, and hold no formula', () => {
    const text = readFileSync(join(folder, 'excel/reports.csv'), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(readFileSync(join(folder, 'excel/README.txt'), 'utf8')).toContain('apostrophe');
    for (const row of readTable(join(folder, 'excel/reports.csv'))) {
      for (const field of [row['title'], row['agency_name'], row['file']]) {
        expect(field ?? '').not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }
    }
  });

  it('give the verbatim text back', () => {
    for (const name of ['reports', 'extra', 'findings', 'failures']) {
      const plain = readTable(join(folder, `${name}.csv`));
      const copied = readTable(join(folder, `excel/${name}.csv`));
      const textual = tables.find((t) => t.name === name)!.columns.filter(({ type }) => type === 'string');
      for (const [i, row] of plain.entries()) {
        for (const column of textual) {
          const text = row[column.name] ?? null;
          const copy = copied[i]![column.name] ?? null;
          expect(copy === null ? null : originalText(copy)).toBe(text);
          if (text !== null) expect(copy).toBe(defused(text));
        }
      }
    }
  });
});

describe('NDJSON', () => {
  it('has a line a row, with numbers as numbers', () => {
    const lines = readFileSync(join(folder, 'ndjson/reports.ndjson'), 'utf8').trimEnd().split('\n');
    const rows = readTable(join(folder, 'reports.csv'));
    expect(lines.map((line) => (JSON.parse(line) as { title: unknown }).title)).toEqual(
      rows.map((r) => r['title']),
    );
    expect((JSON.parse(lines[0]!) as { bytes: unknown }).bytes).toBe(12345);
  });
});

describe("Stata's do-file", () => {
  it('names every column of every file, in order, as Stata can', () => {
    const text = readFileSync(join(folder, 'load.do'), 'utf8');
    for (const table of tables.filter((one) => !one.isPartitioned)) {
      const part = text.slice(text.indexOf(`using "${table.name}.csv"`)).split('\nsave ')[0]!;
      const names = [...part.matchAll(/^rename v(\d+) (\S+)$/gm)].map(([, n, name]) => [Number(n), name]);
      expect(names).toEqual(table.columns.map((column, i) => [i + 1, stataName(table, column)]));
      const said = names.map(([, name]) => String(name));
      expect(new Set(said).size).toBe(said.length);
      for (const name of said) expect(name).toMatch(/^[a-z_][a-z0-9_]{0,31}$/);
    }
    for (const [, label = ''] of text.matchAll(/`"(.*?)"'/g)) expect(label.length).toBeLessThanOrEqual(80);
  });
});

describe('a second build', () => {
  it('has the same bytes in every format but the database', async () => {
    const other = join(emptyFolder(), 'dataset');
    await writeDataset([...records].reverse(), other, { program: '0.1.0', formats: datasetFormats });
    const without = (files: Map<string, string>): Map<string, string> => {
      files.delete('dataset.duckdb');
      return files;
    };
    expect(without(filesOf(other))).toEqual(without(filesOf(folder)));
  }, 300_000);
});
