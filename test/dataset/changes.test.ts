/** The table of changes: what the ledger saw, with the report that stands at the address; and the same again when a dataset is verified. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { changesOf, writeDataset, type SourceChange } from '../../src/dataset/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { madeRecord, sha } from './made-records.ts';
import { readTable } from './read-csv.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const url = 'https://example.gov.cn/2024.html';
const cell = {
  agency: null,
  year: null,
  url,
  changed: '2025-03-01T00:00:00Z',
  what: 'cell',
  code: 'b',
  before: '=1+1',
  after: '',
} as const;
const changes: readonly SourceChange[] = [
  cell,
  { ...cell, code: 'a', before: null, after: '3' },
  { ...cell, changed: '2025-02-01T00:00:00Z', code: 'z', before: '1', after: '2' },
  {
    ...cell,
    url: 'https://elsewhere.gov.cn/',
    agency: '350200-czj',
    year: 2019,
    what: 'vanished',
    code: null,
    before: null,
    after: null,
  },
];
const records = [
  madeRecord({ url, retrieved: '2025-03-01T00:00:00Z', sha256: sha('now') }),
  madeRecord({ url, retrieved: '2025-01-01T00:00:00Z', sha256: sha('before') }),
  madeRecord({ year: 2023, url: null }),
];

async function written(given: readonly SourceChange[]): Promise<string> {
  const folder = join(emptyFolder(), 'dataset');
  await writeDataset(records, folder, { program: '0.1.0', changes: given });
  return folder;
}

describe('the table of changes', () => {
  it('has a row a cell in the order of address, time and code, with the report that counts at that address', async () => {
    const rows = readTable(join(await written(changes), 'changes.csv'));
    const seen = rows.map((row) => [row['position'], row['report'], row['agency'], row['year'], row['code']]);
    const preferred = readTable(join(await written([]), 'reports.csv')).find(
      (row) => row['year'] === '2024' && row['preferred'] === 'true',
    )!['report'];
    expect(seen).toEqual([
      ['1', null, '350200-czj', '2019', null],
      ['2', preferred, '350200-rsj', '2024', 'z'],
      ['3', preferred, '350200-rsj', '2024', 'a'],
      ['4', preferred, '350200-rsj', '2024', 'b'],
    ]);
    expect(rows.slice(2).map((row) => [row['before'], row['after']])).toEqual([
      [null, '3'],
      // A blank place is not the same as none.
      ['=1+1', ''],
    ]);
  });

  it('is there without a ledger, and empty', async () => {
    expect(readTable(join(await written([]), 'changes.csv'))).toEqual([]);
  });

  it('gives back what it was made of: written again it is the same', async () => {
    const first = await written([...changes].reverse());
    expect(filesOf(await written(changesOf(first)))).toEqual(filesOf(first));
    expect(changesOf(first)).toHaveLength(changes.length);
  });
});
