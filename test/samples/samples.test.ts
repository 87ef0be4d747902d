/** What `npm start` reads: every sample against what was printed in it, and against outlines that were reviewed. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Record } from '../../src/index.ts';
import { samples } from '../../tools/made-documents/list.ts';
import { outlineOf, readSample } from '../../tools/made-documents/outline.ts';
import { expectedFile, staleSamples } from '../../tools/write-samples.ts';

const records = new Map<string, Record>();

beforeAll(async () => {
  for (const sample of samples) records.set(sample.path, await readSample(sample));
});

function recordOf(path: string): Record {
  const record = records.get(path);
  if (record === undefined) throw new Error(`${path} is no sample`);
  return record;
}

/** A row of （六）其他处理 in the one-row alternative: where neither is printed, only that one is said to be missing. */
const inOneRow = (code: string): string =>
  code.replace(/\.other\.(?:no_correction|fee_unpaid|other)\./, '.other.all.');

/** Codes that a finding speaks of. */
const spokenOf = (record: Record): Set<string> =>
  new Set(record.findings.flatMap((finding) => finding.codes.map(inOneRow)));

const withTables = samples.flatMap((sample) =>
  sample.report === null ? [] : [{ ...sample, report: sample.report }],
);

describe('samples', () => {
  it('are what tools/write-samples.ts writes', () => {
    expect(staleSamples()).toEqual([]);
  });

  it('number at least 26, of every edition, as pages and as text', () => {
    const reports = withTables.map(
      ({ path, report }) => `${path.split('/')[0] ?? ''} ${report.form.edition}`,
    );
    expect(samples.length).toBeGreaterThanOrEqual(26);
    expect(new Set(reports)).toEqual(
      new Set([
        ...['html ogi-2014', 'html ogi-2019', 'html ogi-2021'],
        ...['text ogi-2014', 'text ogi-2019', 'text ogi-2021'],
        'odd ogi-2021',
        'office ogi-2021',
      ]),
    );
  });

  it('show every kind of file that is read without another program', () => {
    const kinds = new Set(samples.map(({ path }) => path.replace(/^.*\./u, '')));
    expect([...kinds]).toEqual(expect.arrayContaining(['html', 'txt', 'docx', 'xlsx', 'ofd', 'zip']));
  });

  it('give the outlines that were reviewed', () => {
    const expected: unknown = JSON.parse(readFileSync(expectedFile, 'utf8'));
    expect(Object.fromEntries([...records].map(([path, record]) => [path, outlineOf(record)]))).toEqual(
      expected,
    );
  });
});

describe.each(withTables)('$path', ({ path, report, lost }) => {
  it('gives every number as printed, or none and a finding on it', () => {
    const record = recordOf(path);
    const spoken = spokenOf(record);
    const wrong: string[] = [];
    for (const [code, cell] of report.printed) {
      const read = record.report?.values[code] ?? null;
      if (read !== null && (read !== cell.value || lost?.(code) === true)) {
        wrong.push(`${code}: ${String(read)} for ${cell.raw}`);
      }
      if (read === null && !spoken.has(inOneRow(code)))
        wrong.push(`${code}: nothing for ${cell.raw}, and no finding`);
    }
    expect(wrong).toEqual([]);
  });

  it('has numbers for no other codes', () => {
    const values = Object.entries(recordOf(path).report?.values ?? {});
    const others = values.filter(([code, value]) => value !== null && !report.printed.has(code));
    expect(others).toEqual([]);
  });

  it('keeps every cell as printed where its place is certain', () => {
    const cells = recordOf(path).report?.cells ?? {};
    const changed = [...report.printed].filter(([code, { raw, kind }]) => {
      const cell = cells[code];
      if (cell === undefined || cell.state === 'ambiguous' || cell.state === 'unreadable') return false;
      const state = kind === 'number' ? 'reported' : kind;
      return cell.raw !== raw || cell.state !== state;
    });
    expect(changed.map(([code, { raw }]) => [code, raw, cells[code]?.raw])).toEqual([]);
  });
});

describe('the two real reports', () => {
  it('are whole where their layout keeps every place', () => {
    for (const path of ['text/p3-2024.txt', 'html/320813-zf-2023.html']) {
      const sample = withTables.find((one) => one.path === path);
      const values = recordOf(path).report?.values ?? {};
      const printed = [...(sample?.report.printed ?? [])].map(([code, cell]) => [code, cell.value]);
      expect(printed.length).toBe(186);
      expect(printed.map(([code]) => [code, values[String(code)]])).toEqual(printed);
    }
  });
});
