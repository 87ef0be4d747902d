import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'requests.outcome_sum';
const wrong = examples[rule]!;
const whole = 'requests.outcome.other.all.natural_person';

describe(rule, () => {
  it('says in which column the outcomes do not sum to their total', () => {
    const findings = findingsOf(rule, wrong);
    expect(findings.map(({ column }) => column)).toEqual(['natural_person', 'total']);
    expect(findings[0]).toMatchObject({ blame: 'source', reported: 9, expected: 8, delta: 1 });
    expect(findings[0]!.message.zh).toBe(
      '“自然人”一列的“本年度办理结果 / 总计”为 9，各行之和为 8，相差 +1。',
    );
  });

  it('names only the rows that count: the parts of other handling, where they are printed', () => {
    const { codes } = findingsOf(rule, wrong)[0]!;
    expect(codes[0]).toBe('requests.outcome.total.natural_person');
    expect(codes).not.toContain(whole);
    expect(codes).toContain('requests.outcome.other.other.natural_person');
  });

  it('counts the one row of other handling where no part is printed', () => {
    const absent = ['no_correction', 'fee_unpaid', 'other'].flatMap((part) =>
      [
        'natural_person',
        'business',
        'research',
        'public_interest',
        'legal_service',
        'other_org',
        'total',
      ].map((column) => `requests.outcome.other.${part}.${column}`),
    );
    const values = { ...wrong.values, [whole]: 1 };
    expect(findingsOf(rule, { values, absent }).map(({ column }) => column)).toEqual(['total']);
  });

  it('says nothing where the outcomes sum to their total', () => {
    const values = {
      ...wrong.values,
      'requests.outcome.partial.natural_person': 1,
      'requests.outcome.partial.total': 1,
    };
    expect(findingsOf(rule, { values })).toEqual([]);
  });

  it('does not accuse where an unknown row stands among the outcomes', () => {
    const unknownRows = [{ label: '其他情形', section: 'requests' as const, amongAddends: true }];
    const [finding] = findingsOf(rule, { ...wrong, notes: { unknownRows } });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('accuses where the unknown row is elsewhere, or no addend', () => {
    const elsewhere = [{ label: '行政裁决', section: 'proactive' as const, amongAddends: true }];
    expect(findingsOf(rule, { ...wrong, notes: { unknownRows: elsewhere } })[0]?.blame).toBe('source');
    const noAddend = [{ label: '备注', section: 'requests' as const, amongAddends: false }];
    expect(findingsOf(rule, { ...wrong, notes: { unknownRows: noAddend } })[0]?.blame).toBe('source');
  });

  it('is assessed for the seven columns', () => {
    expect(assessedOf(rule, {})).toBe(7);
  });
});
