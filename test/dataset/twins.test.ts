/** Parquet of the widest table, in less memory than its rows have: of 100,000 reports it once ended the build. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openDatabase, selectFrom, textOf } from '../../src/dataset/duckdb.ts';
import { headLine } from '../../src/dataset/table.ts';
import { wideTables } from '../../src/dataset/tables/wide.ts';
import { twinFormats } from '../../src/dataset/twins.ts';
import { emptyFolder } from './folders.ts';

vi.setConfig({ testTimeout: 300_000 });

const rows = 20_000;

it('is written of more rows than memory holds, in their order', async () => {
  const table = wideTables.at(-1)!.states;
  const folder = emptyFolder();
  const [csv, parquet] = [join(folder, 'wide.csv'), join(folder, 'wide.parquet')];
  const file = openSync(csv, 'w');
  writeSync(file, headLine(table));
  const strings = table.columns.map(({ name, type }) => ({
    name,
    isState: type === 'string' && name !== 'report',
  }));
  for (let at = 0; at < rows; at += 1) {
    const fields = strings.map(({ name, isState }, n) =>
      name === 'report' ? `r-${String(at)}` : !isState ? '' : (at * 31 + n) % 7 === 0 ? 'blank' : 'reported',
    );
    writeSync(file, `${fields.join(',')}\n`);
  }
  closeSync(file);
  const { connection, close } = await openDatabase(':memory:', { spill: join(folder, 'spill') });
  try {
    await connection.run("SET memory_limit = '150MB'");
    await connection.run(
      `COPY (${selectFrom(table, [csv])}) TO ${textOf(parquet)} (${twinFormats.parquet.options})`,
    );
    const read = await connection.runAndReadAll(
      `SELECT count(*), count(*) FILTER (report = 'r-' || file_row_number)
       FROM read_parquet(${textOf(parquet)}, file_row_number = true)`,
    );
    expect(read.getRowsJson()).toEqual([[String(rows), String(rows)]]);
  } finally {
    close();
  }
});
