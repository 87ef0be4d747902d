import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findReport, isDataset, readDataset, tables, writeDataset } from '../../src/dataset/index.ts';
import { withoutComparison } from '../../src/checks/index.ts';
import { formById, forms } from '../../src/forms/index.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { at, drawnRecords, failedRecord, madeRecord, sha } from './made-records.ts';
import { readTable, type CsvRow } from './read-csv.ts';

// Whole datasets are built: on a busy machine one takes many seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const options = { program: '0.1.0' };

async function written(records: readonly Record[]): Promise<string> {
  const folder = join(emptyFolder(), 'dataset');
  await writeDataset(records, folder, options);
  return folder;
}

function cellsOf(folder: string): CsvRow[] {
  return [...filesOf(folder).keys()]
    .filter((path) => path.startsWith('cells/'))
    .flatMap((path) => readTable(join(folder, path)));
}

describe('a dataset', () => {
  it('has the same bytes whatever the order of the records', async () => {
    const same = { title: '=x', findings: [{}] };
    const records = [
      ...drawnRecords('order', 12),
      madeRecord(same),
      madeRecord({ ...same, sha256: sha('second') }),
      madeRecord({ ...same, file: 'in/copy.html' }),
      failedRecord('in/z.html'),
      failedRecord('in/z.html', 'not_a_report'),
    ];
    const expected = filesOf(await written(records));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(records, { minLength: records.length }), async (shuffled) => {
        expect(filesOf(await written(shuffled))).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('has the same bytes when it is built again from its own records', async () => {
    const first = await written([
      ...drawnRecords('again', 20),
      madeRecord(),
      madeRecord({ sha256: sha('2') }),
    ]);
    const second = join(emptyFolder(), 'dataset');
    await writeDataset(readDataset(first), second, options);
    expect(filesOf(second)).toEqual(filesOf(first));
  });

  it('has every number of the values in the tidy and in the wide files, and no other', async () => {
    const records = drawnRecords('numbers', 60);
    const folder = await written(records);
    const cells = new Map(cellsOf(folder).map((row) => [`${row['report']}/${row['code']}`, row]));
    let numbers = 0;
    for (const { report } of records) {
      if (report === null) continue;
      const wide = readTable(join(folder, `wide_${report.form}.csv`)).find(
        (row) => row['report'] === report.id,
      )!;
      const states = readTable(join(folder, `wide_${report.form}_states.csv`)).find(
        (row) => row['report'] === report.id,
      )!;
      for (const field of formById(report.form)!.fields) {
        const value = report.values[field.code] ?? null;
        const cell = cells.get(`${report.id}/${field.code}`)!;
        expect(cell['value']).toBe(value === null ? null : String(value));
        expect(wide[field.column]).toBe(cell['value']);
        expect(cell['state']).toBe(new Map(Object.entries(report.cells)).get(field.code)?.state ?? 'absent');
        expect(states[field.column]).toBe(cell['state']);
        numbers += 1;
      }
    }
    expect(cells.size).toBe(numbers);
    expect(numbers).toBeGreaterThan(1000);
  });

  it('keeps zero, blank, dash, a doubtful figure and a missing place apart', async () => {
    const [zero, blank, dash, doubtful, missing] = formById('ogi-2021')!.fields.map((field) => field.code);
    const folder = await written([
      madeRecord({
        cells: {
          [zero!]: { value: 0 },
          [blank!]: {},
          [dash!]: { raw: '-', state: 'dash' },
          [doubtful!]: { raw: '3', state: 'ambiguous', number: 3 },
        },
      }),
    ]);
    const rows = new Map(cellsOf(folder).map((row) => [row['code'], row]));
    const of = (code: string | undefined): unknown[] =>
      ['value', 'state', 'number', 'raw'].map((c) => rows.get(code ?? '')![c]);
    expect(of(zero)).toEqual(['0', 'reported', '0', '0']);
    expect(of(blank)).toEqual([null, 'blank', null, '']);
    expect(of(dash)).toEqual([null, 'dash', null, '-']);
    expect(of(doubtful)).toEqual([null, 'ambiguous', '3', '3']);
    expect(of(missing)).toEqual([null, 'absent', null, null]);
  });

  it('parts cells by year and province, and says where these are not known', async () => {
    const folder = await written([
      madeRecord(),
      madeRecord({ agency: '110000-a', year: null }),
      madeRecord({ agency: null, region: null, sha256: sha('x') }),
      madeRecord({ agency: '440000-b', region: '../..' }),
    ]);
    const paths = [...filesOf(folder).keys()].filter((path) => path.startsWith('cells/'));
    expect(paths).toEqual([
      'cells/year=0000/region=11.csv',
      'cells/year=2024/region=00.csv',
      'cells/year=2024/region=35.csv',
    ]);
  });

  it('keeps the very record of every report', async () => {
    const record = madeRecord({ title: '=cmd|\u0001"', extra: [{ label: '合计', cells: ['1', ''], at }] });
    const folder = await written([record]);
    const path = readTable(join(folder, 'reports.csv'))[0]!['record']!;
    const kept = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record;
    expect(withoutComparison(kept)).toEqual(record);
    expect(kept.assessed['duplicate.report']).toBe(1);
  });

  it('holds what reports say of one another, and finds it anew when built from its own records', async () => {
    const carried = (year: number, code: string, value: number): Record =>
      madeRecord({ year, cells: { [code]: { value } }, sha256: sha(String(year)) });
    const first = await written([
      carried(2023, 'requests.carried_out.total', 3),
      carried(2024, 'requests.carried_in.total', 2),
    ]);
    const carryOver = { rule: 'years.carry_over', reports: '350200-rsj-2024 350200-rsj-2023', delta: '-1' };
    expect(readTable(join(first, 'findings.csv'))).toMatchObject([carryOver]);
    const one = await findReport(first, '350200-rsj-2024');
    const second = await written([one!]);
    expect(readTable(join(second, 'findings.csv'))).toEqual([]);
  });

  it('lists claims and extra rows with their places', async () => {
    const codes = formById('ogi-2021')!
      .fields.slice(0, 2)
      .map((field) => field.code);
    const folder = await written([
      madeRecord({
        claims: [{ codes, operator: 'sum', value: 47, text: '共47件', at: { page: 1, box: [1, 2.5, 3, 4] } }],
        extra: [{ label: '-合计', cells: ['1', 'a b', '"'], at: { sheet: 2, cell: 'C7' } }],
      }),
    ]);
    expect(readTable(join(folder, 'claims.csv'))).toMatchObject([
      {
        position: '1',
        codes: codes.join(' '),
        claimed: '47',
        text: '共47件',
        at_page: '1',
        at_top: '2.5',
        at_line: null,
      },
    ]);
    expect(readTable(join(folder, 'extra.csv'))).toMatchObject([
      { label: '-合计', cells: '["1","a b","\\""]', at_sheet: '2', at_cell: 'C7', at_page: null },
    ]);
  });

  it('keeps a finding that compares numbers apart from one that compares words', async () => {
    const words = {
      rule: 'form.not_in_force',
      expected: '-1',
      reported: 'ogi-2019',
      delta: null,
      suspects: null,
      truncated: true,
    };
    const folder = await written([madeRecord({ findings: [{ reported: -1 }, words] })]);
    expect(readTable(join(folder, 'findings.csv'))).toMatchObject([
      {
        position: '1',
        expected: '48',
        reported: '-1',
        delta: '-1',
        expected_text: null,
        suspects_truncated: 'false',
      },
      {
        position: '2',
        expected: null,
        expected_text: '-1',
        reported_text: 'ogi-2019',
        suspects: null,
        suspects_truncated: 'true',
      },
    ]);
    expect(readFileSync(join(folder, 'findings.csv'), 'utf8')).toContain(',48,-1,-1,');
    expect(readTable(join(folder, 'reports.csv'))).toMatchObject([
      { findings_error: '2', findings_warning: '0' },
    ]);
  });

  it('lists documents without a report in a table of their own, and gives them back', async () => {
    const failed = [
      failedRecord('in/=a.html'),
      failedRecord('in/a.html', 'not_a_report'),
      failedRecord('in/a.html'),
    ];
    const folder = await written([...failed, madeRecord()]);
    expect(
      readTable(join(folder, 'failures.csv')).map((row) => [row['position'], row['file'], row['status']]),
    ).toEqual(expect.arrayContaining([['1', 'in/=a.html', 'failed']]));
    const back: Record[] = [];
    for await (const record of readDataset(folder)) back.push(record);
    expect(back).toHaveLength(4);
    expect(back).toEqual(expect.arrayContaining(failed));
  });

  it('names two versions of a report apart, one of them preferred', async () => {
    const folder = await written([
      madeRecord({ sha256: 'b'.repeat(64), findings: [{}] }),
      madeRecord({ sha256: 'a'.repeat(64) }),
    ]);
    expect(readTable(join(folder, 'reports.csv'))).toMatchObject([
      { report: '350200-rsj-2024', sha256: 'a'.repeat(64), version: '1', preferred: 'true' },
      { report: '350200-rsj-2024-2', sha256: 'b'.repeat(64), version: '2', preferred: 'false' },
    ]);
    expect(readTable(join(folder, 'findings.csv'))).toMatchObject([
      { report: '350200-rsj-2024-2', reports: '350200-rsj-2024-2' },
      { rule: 'duplicate.report', reports: '350200-rsj-2024-2 350200-rsj-2024' },
    ]);
    expect((await findReport(folder, '350200-rsj-2024-2'))?.report?.source.sha256).toBe('b'.repeat(64));
  });

  it('counts a document captured twice once, and names both captures', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const { counts } = await writeDataset(
      [madeRecord({ file: 'b.html', url: 'http://b.example/' }), madeRecord({ file: 'a.html' })],
      folder,
      options,
    );
    expect(counts).toMatchObject({ records: 2, parsed: 2, reports: 1, duplicates: 1 });
    expect(readTable(join(folder, 'reports.csv'))).toMatchObject([{ file: 'a.html' }]);
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
      documents: [{ captures: [{ file: 'a.html' }, { file: 'b.html', url: 'http://b.example/' }] }],
    });
  });

  it('holds a report in no known form, without cells', async () => {
    const folder = await written([madeRecord({ form: null })]);
    expect(readTable(join(folder, 'reports.csv'))).toMatchObject([{ form: null, values_total: '0' }]);
    expect(cellsOf(folder)).toEqual([]);
  });

  it('is whole also without any record', async () => {
    const folder = await written([]);
    expect(await isDataset(folder)).toBe(true);
    const given = ['codebook', 'crosswalk', 'formulas', 'agencies', 'regions'];
    for (const { name, isPartitioned } of tables) {
      if (!isPartitioned && !given.includes(name)) expect(readTable(join(folder, `${name}.csv`))).toEqual([]);
    }
    expect((await readDataset(folder).next()).done).toBe(true);
  });

  it('lists every code of every form in the codebook', async () => {
    const rows = readTable(join(await written([]), 'codebook.csv'));
    expect(rows.map((row) => `${row['form']}/${row['code']}`)).toEqual(
      forms.flatMap((form) => form.fields.map((field) => `${form.id}/${field.code}`)),
    );
    expect(rows.every((row) => row['short']!.length <= 32 && row['label_zh'] !== null)).toBe(true);
  });

  it('has sums that sha256sum accepts, of every file but themselves', async () => {
    const files = filesOf(await written(drawnRecords('sums', 10)));
    const sums = files.get('SHA256SUMS')!;
    files.delete('SHA256SUMS');
    const lines = [...files].map(
      ([path, bytes]) => `${createHash('sha256').update(bytes, 'latin1').digest('hex')}  ${path}\n`,
    );
    expect(sums.split(/(?<=\n)/).sort()).toEqual(lines.sort());
  });

  it('is UTF-8 without a byte order mark, with LF', async () => {
    const files = filesOf(await written([madeRecord({ title: '一\u{20BB7}' })]));
    for (const [path, bytes] of files) {
      expect(bytes.startsWith('\xEF\xBB\xBF'), path).toBe(false);
      expect(bytes.endsWith('\n'), path).toBe(true);
      expect(bytes.includes('\r'), path).toBe(false);
    }
  });
});

describe('a report looked up by its id', () => {
  it('is its record', async () => {
    const folder = await written([madeRecord(), madeRecord({ agency: '110000-a', year: null })]);
    expect((await findReport(folder, '350200-rsj-2024'))?.file).toBe('in/350200-rsj-2024.html');
  });

  it('is null where there is none', async () => {
    expect(await findReport(await written([madeRecord()]), '350200-rsj-2019')).toBeNull();
  });

  it.each(['../manifest', '2024/350200-rsj-2024', '', 'A', 'a'.repeat(81), 'a\n'])(
    'is refused for %j',
    async (id) => {
      await expect(findReport(await written([madeRecord()]), id)).rejects.toMatchObject({
        code: 'dataset.bad_id',
      });
    },
  );
});
