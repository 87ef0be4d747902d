import { describe, expect, it } from 'vitest';
import { findingId } from '../../src/checks/index.ts';
import { nameVersions, withReportId, type VersionEntry } from '../../src/dataset/index.ts';
import { madeRecord } from './made-records.ts';

function entry(parts: Partial<VersionEntry> = {}): VersionEntry {
  return {
    ownId: '350200-rsj-2024',
    agency: '350200-rsj',
    year: 2024,
    sha256: 'a'.repeat(64),
    content: 'same',
    file: 'a.html',
    url: null,
    retrieved: null,
    ...parts,
  };
}

const b = { sha256: 'b'.repeat(64), content: 'b' };
const c = { sha256: 'c'.repeat(64), content: 'c' };

describe('versions of a report', () => {
  it('leaves a report of its own agency and year as it is', () => {
    expect(nameVersions([entry()])).toMatchObject([
      { id: '350200-rsj-2024', version: 1, isPreferred: true, duplicates: [] },
    ]);
  });

  it('numbers versions by SHA-256, whatever their order', () => {
    const entries = [entry(c), entry(), entry(b)];
    const expected = [
      { id: '350200-rsj-2024', entry: { sha256: 'a'.repeat(64) } },
      { id: '350200-rsj-2024-2', entry: { sha256: 'b'.repeat(64) } },
      { id: '350200-rsj-2024-3', entry: { sha256: 'c'.repeat(64) } },
    ];
    expect(nameVersions(entries)).toMatchObject(expected);
    expect(nameVersions(entries.toReversed())).toMatchObject(expected);
  });

  it('gives numbered records of an earlier dataset the same ids again', () => {
    const ids = nameVersions([entry({ ...b, ownId: '350200-rsj-2024-2' }), entry()]).map(({ id }) => id);
    expect(ids).toEqual(['350200-rsj-2024', '350200-rsj-2024-2']);
  });

  it('takes a document read under two paths for one report', () => {
    const versions = nameVersions([entry({ file: 'b.html' }), entry({ file: 'a.html' })]);
    expect(versions).toMatchObject([
      { id: '350200-rsj-2024', entry: { file: 'a.html' }, duplicates: [{ file: 'b.html' }] },
    ]);
  });

  it('does not drop a second report of the same file', () => {
    const sheet = { agency: null, ownId: 'x-aaaaaaaaaaaa' };
    const versions = nameVersions([
      entry({ ...sheet, file: 'a.xlsx#sheet=2', content: 'two' }),
      entry({ ...sheet, file: 'a.xlsx#sheet=1', content: 'one' }),
    ]);
    expect(versions.map(({ id, entry: { file } }) => [id, file])).toEqual([
      ['x-aaaaaaaaaaaa', 'a.xlsx#sheet=1'],
      ['x-aaaaaaaaaaaa-2', 'a.xlsx#sheet=2'],
    ]);
  });

  it('prefers each sheet of a workbook whose agency is not known, but one capture of a sheet', () => {
    const sheet = { agency: null, ownId: 'x-aaaaaaaaaaaa' };
    const versions = nameVersions([
      entry({ ...sheet, file: 'a.xlsx#sheet=1', content: 'one' }),
      entry({ ...sheet, file: 'a.xlsx#sheet=2', content: 'two' }),
      entry({ ...sheet, file: 'b.xlsx#sheet=2', content: 'read anew', retrieved: '2024-01-02T00:00:00Z' }),
    ]);
    expect(versions.map(({ entry: { file }, isPreferred }) => [file, isPreferred])).toEqual([
      ['a.xlsx#sheet=1', true],
      ['a.xlsx#sheet=2', false],
      ['b.xlsx#sheet=2', true],
    ]);
  });

  it('prefers the earliest capture, and a known time to an unknown one', () => {
    const preferred = (entries: VersionEntry[]): (string | null)[] =>
      nameVersions(entries)
        .filter((v) => v.isPreferred)
        .map((v) => v.entry.sha256.slice(0, 1));
    const later = entry({ retrieved: '2025-03-01T00:00:00Z' });
    expect(preferred([later, entry({ ...b, retrieved: '2025-02-01T00:00:00+08:00' })])).toEqual(['b']);
    expect(preferred([entry(), entry({ ...b, retrieved: '2025-02-01T00:00:00Z' })])).toEqual(['b']);
    expect(preferred([entry(), entry(b), entry(c)])).toEqual(['a']);
  });

  it("prefers the agency's own host to an earlier capture", () => {
    const versions = nameVersions(
      [
        entry({ url: 'http://copy.example/1', retrieved: '2025-01-01T00:00:00Z' }),
        entry({ ...b, url: 'http://own.example/1', retrieved: '2025-05-01T00:00:00Z' }),
      ],
      (agency, url) => agency === '350200-rsj' && url.startsWith('http://own.example/'),
    );
    expect(versions.map((v) => v.isPreferred)).toEqual([false, true]);
  });

  it('never gives an id twice, also when another program gave one that looks like a version', () => {
    const versions = nameVersions([
      entry(),
      entry(b),
      entry({ ...c, agency: null, ownId: '350200-rsj-2024-2' }),
    ]);
    expect(versions.map(({ id }) => id).sort()).toEqual([
      '350200-rsj-2024',
      '350200-rsj-2024-2',
      '350200-rsj-2024-3',
    ]);
  });
});

describe('a record with another report id', () => {
  it('has it in its findings too, whose ids follow', () => {
    const record = withReportId(
      madeRecord({ findings: [{ reports: ['350200-rsj-2024', 'other-2023'] }] }),
      'new-2',
    );
    const [finding] = record.findings;
    expect(record.report?.id).toBe('new-2');
    expect(finding!.reports).toEqual(['new-2', 'other-2023']);
    expect(finding!.id).toBe(findingId(finding!.rule, finding!.reports, finding!.codes, finding!.column));
  });

  it('is the same object where the id is the same', () => {
    const record = madeRecord();
    expect(withReportId(record, '350200-rsj-2024')).toBe(record);
  });
});
