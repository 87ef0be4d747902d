/** The schema of records: what record.md promises, and nothing else. */
import { describe, expect, it } from 'vitest';
import { looksLikeRecord, parseRecord, placeSchema, recordSchema, states } from '../../src/record/index.ts';
import { codesOf, printedFormsOf } from '../printed-forms/index.ts';
import { goodRecord } from './good-record.ts';

type Good = ReturnType<typeof goodRecord>;

const accepts = (record: unknown): boolean => recordSchema.safeParse(record).success;
const spoilt = (spoil: (record: Good) => unknown): unknown => {
  const record = goodRecord();
  return spoil(record) ?? record;
};

describe('recordSchema accepts', () => {
  it.each(['ogi-2014', 'ogi-2019', 'ogi-2021'] as const)('a record of %s', (edition) => {
    const result = recordSchema.safeParse(goodRecord(edition));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it('a report whose form cannot be told, with no values', () => {
    const record = goodRecord();
    const report = { ...record.report, form: null, year: null, values: {}, cells: {} };
    expect(accepts({ ...record, status: 'partial', report })).toBe(true);
  });

  it('a document that failed, with its error and no report', () => {
    const error = { code: 'pdf.encrypted', message: 'a.pdf: the PDF asks for a password.' };
    expect(
      accepts({ ...goodRecord(), status: 'failed', report: null, findings: [], assessed: {}, error }),
    ).toBe(true);
  });

  it.each(states.filter((state) => state !== 'reported'))('a cell that is %s, without a number', (state) => {
    expect(
      accepts(
        spoilt((r) => {
          r.report.cells['requests.received.total'] = {
            ...r.report.cells['requests.received.total'],
            state,
            number: null,
          };
        }),
      ),
    ).toBe(true);
  });

  it('a negative change, and a decimal amount', () => {
    const record = goodRecord('ogi-2019');
    record.report.values['proactive.licensing.items_change'] = -3;
    record.report.values['proactive.procurement.amount'] = 12.5;
    expect(accepts(record)).toBe(true);
  });

  it('a list of suspects that is cut short', () => {
    const record = goodRecord();
    expect(accepts({ ...record, findings: record.findings.map((f) => ({ ...f, truncated: true })) })).toBe(
      true,
    );
  });
});

describe('recordSchema refuses', () => {
  const cases: readonly (readonly [string, (r: Good) => unknown])[] = [
    ['another record number', (r) => ({ ...r, record: 2 })],
    ['a field that is not the record’s', (r) => ({ ...r, note: '' })],
    ['a record without findings', (r) => ({ ...r, findings: undefined })],
    ['another status', (r) => ({ ...r, status: 'ok' })],
    ['a report id with capitals', (r) => void (r.report.id = 'ABC')],
    ['a code of another form', (r) => void (r.report.values['disclosed.total'] = 1)],
    ['a form without one of its codes', (r) => ({ ...r, report: { ...r.report, values: {} } })],
    ['a form that is none', (r) => void (r.report.form = 'ogi-2016')],
    ['values of another form', (r) => void (r.report.form = 'ogi-2019')],
    ['a negative count', (r) => void (r.report.values['requests.received.total'] = -1)],
    ['a fractional count', (r) => void (r.report.values['requests.received.total'] = 0.5)],
    [
      'a number as text',
      (r) => ({
        ...r,
        report: { ...r.report, values: { ...r.report.values, 'requests.received.total': '47' } },
      }),
    ],
    [
      'a cell of a code that the form does not have',
      (r) => void (r.report.cells['nowhere.at.all'] = { ...r.report.cells['requests.received.total'] }),
    ],
    [
      'an unknown state',
      (r) =>
        void (r.report.cells['requests.received.total'] = {
          ...r.report.cells['requests.received.total'],
          state: 'fine',
        }),
    ],
    [
      'a confidence above 1',
      (r) =>
        void (r.report.cells['requests.received.total'] = {
          ...r.report.cells['requests.received.total'],
          confidence: 1.1,
        }),
    ],
    ['a day that is no date', (r) => void (r.report.published = '2025年1月9日')],
    ['a digest that is none', (r) => void (r.report.source.sha256 = 'abc')],
    [
      'a finding of another severity',
      (r) => ({ ...r, findings: r.findings.map((f) => ({ ...f, severity: 'fatal' })) }),
    ],
    [
      'a finding that blames another',
      (r) => ({ ...r, findings: r.findings.map((f) => ({ ...f, blame: 'agency' })) }),
    ],
    [
      'a finding about no report',
      (r) => ({ ...r, findings: r.findings.map((f) => ({ ...f, reports: [] })) }),
    ],
    [
      'a finding in one language',
      (r) => ({ ...r, findings: r.findings.map((f) => ({ ...f, message: { zh: '一' } })) }),
    ],
    ['a rule assessed a negative number of times', (r) => void (r.assessed['requests.balance'] = -1)],
  ];
  it.each(cases)('%s', (_name, spoil) => {
    expect(accepts(spoilt(spoil))).toBe(false);
  });

  it.each([null, undefined, 1, 'record', [], {}])('%j, which is no record', (input) => {
    expect(accepts(input)).toBe(false);
    expect(() => parseRecord(input)).toThrow();
    expect(looksLikeRecord(input)).toBe(false);
  });
});

describe('parseRecord', () => {
  it('gives the record back as it was', () => {
    const record = goodRecord();
    const through: unknown = JSON.parse(JSON.stringify(record));
    expect(parseRecord(through)).toEqual(record);
  });

  it('keeps all codes of every way to print the form', () => {
    const codes = new Set(printedFormsOf('ogi-2021').flatMap(codesOf));
    expect(new Set(Object.keys(parseRecord(goodRecord()).report?.values ?? {}))).toEqual(codes);
  });
});

describe('placeSchema', () => {
  it.each([
    [{ path: [1, 2] }],
    [{ table: 1, row: 2, column: 3, path: [2, 1] }],
    [{ line: 1, from: 5, to: 4 }],
    [{ page: 3, box: [56.7, 120.2, 81, 133.5] }],
    [{ box: [0, 0, 10, 10] }],
    [{ sheet: 1, cell: 'AB12' }],
  ])('accepts %j', (at) => {
    expect(placeSchema.safeParse(at).success).toBe(true);
  });

  it.each([
    [{}],
    [{ table: 0, path: [1] }],
    [{ path: [0] }],
    [{ page: 0, box: [0, 0, 1, 1] }],
    [{ page: 1, box: [0, 0, 1] }],
    [{ line: 0, from: 1, to: 1 }],
    [{ sheet: 1, cell: '12' }],
    [{ sheet: 1, cell: 'A0' }],
  ])('refuses %j', (at) => {
    expect(placeSchema.safeParse(at).success).toBe(false);
  });
});
