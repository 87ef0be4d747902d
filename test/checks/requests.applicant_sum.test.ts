import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, findingsOf, type Built } from './report-builder.ts';

const rule = 'requests.applicant_sum';
const row = 'requests.received';
/** A row whose total is 1 below its columns. */
const wrong: Built = examples[rule]!;
/** A row whose total is 1 above its columns: an addend may be missing. */
const tooHigh: Built = { values: { [`${row}.natural_person`]: 4, [`${row}.total`]: 5 } };

describe(rule, () => {
  it('says that a total differs from the sum of its columns, with both numbers', () => {
    const [finding, ...others] = findingsOf(rule, wrong);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      blame: 'source',
      reports: ['320803-gov-2023'],
      row,
      column: null,
      block: null,
      reported: 47,
      expected: 48,
      delta: -1,
    });
    expect(finding!.message).toEqual({
      zh: '“本年新收政府信息公开申请数量”一行的总计为 47，各列之和为 48，相差 −1。',
      en: 'In the row “New requests this year”, “Total” is 47, and the columns sum to 48: a difference of −1.',
    });
  });

  it('names the total first, then the columns in the form’s order', () => {
    const columns = [
      'natural_person',
      'business',
      'research',
      'public_interest',
      'legal_service',
      'other_org',
    ];
    expect(findingsOf(rule, wrong)[0]!.codes).toEqual([`${row}.total`, ...columns.map((c) => `${row}.${c}`)]);
  });

  it('names the cell whose change would mend every identity', () => {
    expect(findingsOf(rule, wrong)[0]!.suspects).toEqual([{ codes: [`${row}.total`], would_be: [48] }]);
  });

  it('says nothing of rows that add up', () => {
    expect(findingsOf(rule, { values: { [`${row}.natural_person`]: 4, [`${row}.total`]: 4 } })).toEqual([]);
  });

  it('is assessed once a printed row: twenty-five times where the three parts of other handling are printed', () => {
    expect(assessedOf(rule, {})).toBe(25);
  });

  it('is assessed twenty-three times in the form of 2019', () => {
    expect(assessedOf(rule, { form: 'ogi-2019' })).toBe(23);
  });

  it('does not accuse when a blank could explain the difference', () => {
    const [finding] = findingsOf(rule, {
      ...tooHigh,
      cells: { [`${row}.business`]: { state: 'blank', number: null, raw: '' } },
    });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
    expect(finding?.message.en).toContain('may');
  });

  it('accuses when a blank could only make the difference larger', () => {
    const [finding] = findingsOf(rule, {
      ...wrong,
      cells: { [`${row}.research`]: { state: 'blank', number: null, raw: '' } },
    });
    expect(finding?.blame).toBe('source');
  });

  it('does not accuse on the word of one reading of a table', () => {
    const [finding] = findingsOf(rule, { ...wrong, cells: { [`${row}.business`]: { readings: ['grid'] } } });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('accuses on one reading of flattened text, which allows no second', () => {
    const at = { line: 3, from: 10, to: 11 };
    const codes = findingsOf(rule, wrong)[0]!.codes;
    const cells = Object.fromEntries(codes.map((code) => [code, { readings: ['sequence' as const], at }]));
    expect(findingsOf(rule, { ...wrong, cells })[0]?.blame).toBe('source');
  });

  it('does not accuse where a recogniser doubts a number', () => {
    const [finding] = findingsOf(rule, { ...wrong, cells: { [`${row}.total`]: { confidence: 0.8 } } });
    expect(finding?.blame).toBe('unsure');
  });

  it('does not accuse where an ambiguity touches a member, blanks included', () => {
    const code = `${row}.research`;
    const notes = { ambiguous: [{ codes: [code], reason: 'order' as const }] };
    expect(findingsOf(rule, { ...wrong, notes })[0]?.blame).toBe('unsure');
    const blank = { [code]: { state: 'blank' as const, number: null, raw: '' } };
    expect(findingsOf(rule, { ...wrong, cells: blank, notes })[0]?.blame).toBe('unsure');
  });

  it('does not accuse where an unknown column could hold what is missing', () => {
    const unknownRows = [{ label: '个体工商户', section: 'requests' as const, amongAddends: true }];
    expect(findingsOf(rule, { ...tooHigh, notes: { unknownRows } })[0]?.blame).toBe('unsure');
    expect(findingsOf(rule, { ...wrong, notes: { unknownRows } })[0]?.blame).toBe('source');
  });

  it.each(['text', 'unreadable', 'ambiguous'] as const)('is not evaluated where a member is %s', (state) => {
    const cells = { [`${row}.business`]: { state, number: null } };
    expect(findingsOf(rule, { ...wrong, cells })).toEqual([]);
    expect(assessedOf(rule, { ...wrong, cells })).toBe(24);
  });

  it('is not evaluated where the total is blank', () => {
    const cells = { [`${row}.total`]: { state: 'blank' as const, number: null, raw: '' } };
    expect(findingsOf(rule, { ...wrong, cells })).toEqual([]);
  });
});
