/** A build that takes over what has not changed gives the dataset that a full build gives. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { indexPath } from '../../src/dataset/build-index.ts';
import { keepReport } from '../../src/checks/index.ts';
import { openDatabase, nameOf } from '../../src/dataset/duckdb.ts';
import {
  previousBuild,
  tables,
  writeDataset,
  type BuildItem,
  type DatasetFormat,
  type DatasetSummary,
} from '../../src/dataset/index.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { drawnRecords, failedRecord, madeRecord, sha } from './made-records.ts';

// Whole datasets are built: on a busy machine one takes many seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const reader = 'reader 1';
const formats = ['parquet', 'duckdb'] as const;

const inputOf = (record: Record): string => sha(JSON.stringify(record));

/** Builds as the command line does: what the build before knows is named, the rest is given. */
async function build(
  records: readonly Record[],
  folder: string,
  by = reader,
  also: readonly DatasetFormat[] = [],
): Promise<DatasetSummary> {
  const previous = previousBuild(folder, by);
  const items = records.map((record): BuildItem => {
    const input = inputOf(record);
    const isKnown = previous?.reports.has(input) === true || previous?.failures.has(input) === true;
    return isKnown ? { known: input } : { record, input };
  });
  return writeDataset(items, folder, { program: '0.1.0', formats: also, reader: by, previous });
}

async function contentOf(folder: string): Promise<Map<string, unknown>> {
  const { connection, close } = await openDatabase(join(folder, 'dataset.duckdb'), { isReadOnly: true });
  try {
    const content = new Map<string, unknown>();
    for (const { name } of tables) {
      // Rows have no order there: their number, and a digest over all that does not depend on it.
      const rows = await connection.runAndReadAll(
        `SELECT count(*), bit_xor(hash(t::VARCHAR)), sum(hash(t::VARCHAR)) FROM ${nameOf(name)} t`,
      );
      content.set(name, rows.getRowsJson());
    }
    return content;
  } finally {
    close();
  }
}

async function expectSame(
  folder: string,
  records: readonly Record[],
  also: readonly DatasetFormat[] = [],
): Promise<void> {
  const full = join(emptyFolder(), 'dataset');
  await writeDataset(records, full, { program: '0.1.0', formats: also });
  if (also.includes('duckdb')) expect(await contentOf(folder)).toEqual(await contentOf(full));
  const [ours, theirs] = [filesOf(folder), filesOf(full)];
  for (const files of [ours, theirs]) files.delete('dataset.duckdb');
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  for (const [path, bytes] of theirs) expect(ours.get(path) === bytes, path).toBe(true);
}

const form = 'ogi-2021' as const;
const records: readonly Record[] = [
  ...drawnRecords('incremental', 24),
  madeRecord({ agency: '350200-jyj', year: 2023, form }),
  madeRecord({ agency: '350200-jyj', year: 2024, form }),
  failedRecord('in/z.html'),
];

describe('an incremental build', () => {
  it('renders one partition for one changed report, and equals a full build', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const first = await build(records, folder, reader, formats);
    expect(first.partitions.kept).toBe(0);
    const at = records.findIndex(({ report }) => report?.id === '350200-jyj-2024');
    const changed = records.with(at, madeRecord({ agency: '350200-jyj', year: 2024, form, title: 'x' }));
    const second = await build(changed, folder, reader, formats);
    expect(second.partitions).toEqual({ rendered: 1, kept: first.partitions.rendered - 1 });
    await expectSame(folder, changed, formats);
  }, 300_000);

  it('moves the folders of years that did not change as they are, and carries nothing along that someone put there', async () => {
    const folder = join(emptyFolder(), 'dataset');
    await build(records, folder);
    const years = readdirSync(join(folder, 'records')).filter((name) => name !== 'failures.ndjson');
    const nodeOf = (year: string): number => statSync(join(folder, 'records', year)).ino;
    const before = new Map(years.map((year) => [year, nodeOf(year)]));
    const [withStranger = '', ...others] = years.filter((year) => year !== '2024');
    writeFileSync(join(folder, 'records', withStranger, 'mine.json'), '{}');
    const changed = records.map((record) =>
      record.report?.id === '350200-jyj-2024'
        ? madeRecord({ agency: '350200-jyj', year: 2024, form, title: 'x' })
        : record,
    );
    await build(changed, folder);
    await expectSame(folder, changed);
    for (const year of others) expect(nodeOf(year), year).toBe(before.get(year));
    for (const year of ['2024', withStranger]) expect(nodeOf(year), year).not.toBe(before.get(year));
    // And again: the index of such a build knows its records as well.
    expect((await build(records, folder)).partitions.rendered).toBe(1);
    await expectSame(folder, records);
  });

  it('takes over the records of a changed year that came out as they were', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const before = [...records, madeRecord({ agency: '350200-rsj', year: 2024, form })];
    await build(before, folder);
    const nodeOf = (id: string): number => statSync(join(folder, 'records', '2024', `${id}.json`)).ino;
    const [same, other] = ['350200-rsj-2024', '350200-jyj-2024'].map(nodeOf);
    const changed = before.map((record) =>
      record.report?.id === '350200-jyj-2024'
        ? madeRecord({ agency: '350200-jyj', year: 2024, form, title: 'x' })
        : record,
    );
    await build(changed, folder);
    await expectSame(folder, changed);
    expect(nodeOf('350200-rsj-2024')).toBe(same);
    expect(nodeOf('350200-jyj-2024')).not.toBe(other);
  });

  it('takes over the years of records that were read anew and are as they were', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const first = await build(records, folder);
    const how = { program: '0.1.0', reader, previous: previousBuild(folder, reader) };
    // Their inputs have no name: nothing of them is known before they are read.
    const again = await writeDataset(records, folder, how);
    expect(again.partitions).toEqual({ rendered: 0, kept: first.partitions.rendered });
    await expectSame(folder, records);
  });

  it('leaves the index that a full build leaves, whichever rows of it were copied', async () => {
    const folder = join(emptyFolder(), 'dataset');
    await build(records, folder);
    const changed = records.with(3, failedRecord('in/new.html')).toSpliced(7, 1);
    await build(changed, folder);
    const full = join(emptyFolder(), 'dataset');
    await build(changed, full);
    const rowsOf = (of: string): unknown =>
      readFileSync(indexPath(of), 'utf8')
        .split('\n')
        .slice(1, -1)
        // Where the kept reports stand differs, and what follows from the year's own file.
        .map((line) => JSON.parse(line.replace(/"kept":\{"offset":\d+/g, '"kept":{"offset":0')) as unknown);
    expect(rowsOf(folder)).toEqual(rowsOf(full));
  });

  it('renders nothing where nothing changed', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const first = await build(records, folder);
    const again = await build(records, folder);
    expect(again.partitions).toEqual({ rendered: 0, kept: first.partitions.rendered });
    await expectSame(folder, records);
  });

  it('equals a full build where reports come, go, become versions and change their neighbours', async () => {
    const folder = join(emptyFolder(), 'dataset');
    await build(records, folder);
    // The report of 2023 changes its edition: the mark of 2024 beside it changes too.
    const other = madeRecord({ agency: '350200-jyj', year: 2023, form: 'ogi-2019' });
    const changed = [
      ...records.filter(({ report }) => report?.id !== '350200-jyj-2023').slice(4),
      other,
      madeRecord({ agency: '350200-jyj', year: 2024, form, sha256: sha('another version') }),
      madeRecord({ agency: '350200-jyj', year: 2024, form, file: 'in/copy.html' }),
      failedRecord('in/a.html', 'not_a_report'),
    ];
    await build(changed, folder);
    await expectSame(folder, changed);
    await build(changed.slice(3), folder);
    await expectSame(folder, changed.slice(3));
  });

  it('equals a full build where a report that others copied is read again, with its text as it was or another', async () => {
    const textOf = (from: number): string =>
      Array.from({ length: 900 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 37 + from) % 5000))).join(
        '',
      );
    const withText = (agency: string, text: string, title = 't'): Record => {
      const record = madeRecord({ agency, year: 2024, form, title, name: agency });
      const { report } = record;
      if (report === null) throw new Error('It has a report.');
      return { ...record, report: { ...report, sections: { ...report.sections, overview: text } } };
    };
    const text = textOf(0);
    const piecesOf = (one: string): number => keepReport(withText('350200-jyj', one))?.pieces ?? 0;
    // Another text of as many pieces: only the pieces tell them apart.
    let from = 1000;
    while (piecesOf(textOf(from)) !== piecesOf(text)) from += 1;
    const other = textOf(from);
    const copies = (first: Record): readonly Record[] => [
      first,
      withText('350200-jyj', text),
      withText('350200-msj', other),
      ...drawnRecords('copies', 6),
    ];
    const folder = join(emptyFolder(), 'dataset');
    await build(copies(withText('350200-czj', text)), folder);
    const found = (): number => filesOf(folder).get('findings.csv')?.split('agencies.copied').length ?? 0;
    expect(found()).toBeGreaterThan(1);
    for (const [title, now] of [
      ['other', text],
      ['and its text', other],
      ['once more', text],
    ] as const) {
      const changed = copies(withText('350200-czj', now, title));
      await build(changed, folder);
      await expectSame(folder, changed);
    }
  });

  it('takes nothing over from another reader, or from an index that is damaged or does not fit', async () => {
    const folder = join(emptyFolder(), 'dataset');
    await build(records, folder);
    expect((await build(records, folder, 'reader 2')).partitions.kept).toBe(0);
    writeFileSync(indexPath(folder), '{"index":1');
    expect(previousBuild(folder, 'reader 2')).toBeNull();
    await build(records, folder);
    const whole = readFileSync(indexPath(folder), 'utf8');
    expect(previousBuild(folder, reader)?.reports.size).toBeGreaterThan(0);
    // As a kill leaves it that struck between two lines.
    writeFileSync(indexPath(folder), whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1));
    expect(previousBuild(folder, reader)).toBeNull();
    writeFileSync(indexPath(folder), whole);
    writeFileSync(join(folder, 'SHA256SUMS'), '');
    expect(previousBuild(folder, reader)).toBeNull();
  });

  it('refuses to copy from a table that was changed by hand', async () => {
    const folder = join(emptyFolder(), 'dataset');
    await build(records, folder);
    const path = join(folder, 'reports.csv');
    writeFileSync(path, filesOf(folder).get('reports.csv')!.replace('true', 'fals'), 'latin1');
    await expect(build(records, folder)).rejects.toMatchObject({ code: 'dataset.stale' });
  });
});
