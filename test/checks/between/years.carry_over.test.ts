import { describe, expect, it } from 'vitest';
import { assessedBy, foundBy, requests } from './between-builder.ts';
import { betweenExamples } from './between-examples.ts';

const rule = 'years.carry_over';
const { reports } = betweenExamples[rule]!;

describe(rule, () => {
  it('says in every column what last year carried out and this year did not carry in', () => {
    const findings = foundBy(rule, reports);
    expect(findings.map(({ column }) => column)).toEqual(['natural_person', 'total']);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      blame: 'source',
      reports: ['320803-rsj-2023', '320803-rsj-2022'],
      codes: ['requests.carried_in.natural_person', 'requests.carried_out.natural_person'],
      reported: 2,
      expected: 3,
      delta: -1,
    });
    expect(findings[0]!.message.zh).toContain('2023 年报告中“上年结转政府信息公开申请数量 / 自然人”为 2');
  });

  it('is assessed for the seven columns, and holds where the numbers do', () => {
    const good = [
      { year: 2022, values: requests(20, 0, 3) },
      { year: 2023, values: requests(30, 3, 1) },
      { year: 2024, values: requests(10, 1, 0) },
    ];
    expect(foundBy(rule, good)).toEqual([]);
    expect(assessedBy(rule, good)).toBe(14);
  });

  it('compares the forms of 2019 and 2021, whose section 3 is the same', () => {
    const found = foundBy(rule, [
      { form: 'ogi-2019', year: 2020, values: requests(20, 0, 3) },
      { year: 2021, values: requests(30, 2, 0) },
    ]);
    expect(found).toHaveLength(2);
  });

  it('does not compare with the list of 2014, nor over a missing year', () => {
    const now = { form: 'ogi-2019' as const, year: 2019, values: requests(30, 2, 0) };
    expect(assessedBy(rule, [{ form: 'ogi-2014', year: 2018 }, now])).toBe(0);
    expect(assessedBy(rule, [{ form: 'ogi-2019', year: 2017 }, now])).toBe(0);
  });

  it('takes no blank for a zero', () => {
    const blank = { state: 'blank' as const, number: null, raw: '' };
    const found = foundBy(rule, [
      { year: 2022, values: requests(20, 0, 3) },
      {
        year: 2023,
        values: requests(30, 2, 0),
        cells: { 'requests.carried_in.natural_person': blank },
      },
    ]);
    expect(found.map(({ column }) => column)).toEqual(['total']);
  });

  it('is unsure where a number was read once only', () => {
    const cells = { 'requests.carried_in.total': { readings: ['grid' as const] } };
    const found = foundBy(rule, [reports[0]!, { ...reports[1]!, cells }]);
    expect(found.map(({ blame }) => blame)).toEqual(['source', 'unsure']);
  });

  it('says nothing where the government spoke for itself one year and for its departments the next', () => {
    const found = foundBy(rule, [reports[0]!, { ...reports[1]!, scope: 'aggregate' }]);
    expect(found).toEqual([]);
    expect(foundBy(rule, [reports[0]!, { ...reports[1]!, scope: null }])[0]?.blame).toBe('unsure');
  });

  it('uses the preferred version only', () => {
    const copy = { year: 2022, values: requests(20, 0, 2), digest: '2' };
    expect(foundBy(rule, [...reports, copy])).toHaveLength(2);
    expect(foundBy(rule, [copy, ...reports])).toEqual([]);
  });

  it('finds in which year the error is where the other identities tell', () => {
    // The balance of 2023 holds with 3 carried in; 2 is printed in the cells of this row alone.
    const slip = { ...requests(30, 3, 0), 'requests.carried_in.natural_person': 2 };
    const found = foundBy(rule, [
      { year: 2022, values: requests(20, 0, 3) },
      { year: 2023, values: slip },
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]!.suspects).toEqual([{ codes: ['requests.carried_in.natural_person'], would_be: [3] }]);
    expect(found[0]!.message.en).toContain('speak against the report for 2023');
  });

  it('finds it in the year before as well', () => {
    const slip = { ...requests(20, 0, 3), 'requests.carried_out.total': 13 };
    const found = foundBy(rule, [
      { year: 2022, values: slip },
      { year: 2023, values: requests(30, 3, 0) },
    ]);
    expect(found[0]!.suspects).toEqual([{ codes: ['requests.carried_out.total'], would_be: [3] }]);
    expect(found[0]!.message.zh).toContain('2022 年报告');
  });
});
