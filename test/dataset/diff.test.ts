/** What `diff` says of two datasets: every kind of change, and its cause. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  diffDatasets,
  writeDataset,
  type DatasetDifference,
  type RowChange,
} from '../../src/dataset/index.ts';
import { openDatabase } from '../../src/dataset/duckdb.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder } from './folders.ts';
import { madeRecord, sha } from './made-records.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const received = 'requests.received.total';
const carriedIn = 'requests.carried_in.total';
const carriedOut = 'requests.carried_out.total';

/** A report of an agency whose numbers the test gives. */
function report(agency: string, year: number, parts: Parameters<typeof madeRecord>[0] = {}): Record {
  return madeRecord({ agency, year, form: 'ogi-2021', ...parts });
}

const cells = (value: number): { [code: string]: { value: number } } => ({ [received]: { value } });

const before: readonly Record[] = [
  report('350200-jyj', 2024, { cells: cells(1) }),
  report('350200-czj', 2024, { cells: cells(2) }),
  report('350200-mzj', 2024, { cells: cells(3) }),
  report('350200-gaj', 2023, { cells: { [carriedOut]: { value: 5 } } }),
  report('350200-gaj', 2024, { cells: { [carriedIn]: { value: 5 } } }),
];
const after: readonly Record[] = [
  // Another document.
  report('350200-jyj', 2024, { cells: cells(10), sha256: sha('corrected') }),
  // The same document, read otherwise.
  report('350200-czj', 2024, { cells: cells(20) }),
  // 350200-mzj is gone, 350200-sjj is new.
  report('350200-sjj', 2024, { cells: cells(4) }),
  // Another document for the year before: that of 2024, which did not change, has a finding now.
  report('350200-gaj', 2023, { cells: { [carriedOut]: { value: 6 } }, sha256: sha('another') }),
  report('350200-gaj', 2024, { cells: { [carriedIn]: { value: 5 } } }),
];

describe('diff', () => {
  const folder = emptyFolder();
  const [old, now] = [join(folder, 'old'), join(folder, 'new')];
  const changes: RowChange[] = [];
  let difference: DatasetDifference;

  beforeAll(async () => {
    await writeDataset(before, old, { program: '0.1.0', formats: ['duckdb'] });
    await writeDataset(after, now, { program: '0.1.0', formats: ['duckdb'] });
    difference = await diffDatasets(old, now, (change) => void changes.push(change));
  });

  const cellOf = (agency: string, year = 2024): Partial<RowChange> | undefined =>
    changes.find(
      ({ table, key, column }) =>
        table === 'cells' && key.join(' ') === `${agency}-${year} ${received}` && column === 'value',
    );

  it('says which cell changed because the source did', () => {
    expect(cellOf('350200-jyj')).toMatchObject({ before: '1.0', after: '10.0', cause: 'source' });
  });

  it('says which cell changed because it was read otherwise', () => {
    expect(cellOf('350200-czj')).toMatchObject({ before: '2.0', after: '20.0', cause: 'reader' });
  });

  it('says which reports came and went', () => {
    const rows = changes.filter(({ table, column }) => table === 'reports' && column === null);
    expect(rows.map(({ key, change }) => [...key, change])).toEqual([
      ['350200-mzj-2024', 'removed'],
      ['350200-sjj-2024', 'added'],
    ]);
    expect(difference.counts['reports']).toMatchObject({ added: 1, removed: 1 });
  });

  it('says that a finding came because of another report', () => {
    const found = changes.filter(({ table, key }) => table === 'findings' && key[0] === '350200-gaj-2024');
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(['derived']));
  });

  it('has nothing to say of a dataset and itself', async () => {
    expect(await diffDatasets(now, now)).toEqual({ schema: [], readers: [], counts: {} });
  });

  it('says which tables and columns changed', async () => {
    const { connection, close } = await openDatabase(join(now, 'dataset.duckdb'));
    await connection.run('ALTER TABLE claims ADD COLUMN extra_column VARCHAR');
    await connection.run('ALTER TABLE reports ALTER COLUMN year TYPE VARCHAR');
    await connection.run('DROP TABLE extra');
    close();
    expect((await diffDatasets(old, now)).schema).toEqual([
      { table: 'claims', column: 'extra_column', before: null, after: 'VARCHAR' },
      { table: 'extra', column: null, before: 'table', after: null },
      { table: 'reports', column: 'year', before: 'BIGINT', after: 'VARCHAR' },
    ]);
  });
});
