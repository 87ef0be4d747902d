import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'requests.balance';
const wrong = examples[rule]!;

describe(rule, () => {
  it('says in which column more came in than was handled and carried out', () => {
    const findings = findingsOf(rule, wrong);
    expect(findings.map(({ column }) => column)).toEqual(['natural_person', 'total']);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      blame: 'source',
      row: null,
      codes: [
        'requests.outcome.total.natural_person',
        'requests.carried_out.natural_person',
        'requests.received.natural_person',
        'requests.carried_in.natural_person',
      ],
      reported: 47,
      expected: 48,
      delta: -1,
    });
    expect(findings[0]!.message.zh).toBe(
      '“自然人”一列，“本年度办理结果 / 总计”与“结转下年度继续办理”之和为 47，“本年新收政府信息公开申请数量”与“上年结转政府信息公开申请数量”之和为 48，相差 −1。',
    );
  });

  it('says nothing where what came in went out', () => {
    expect(
      findingsOf(rule, {
        values: {
          'requests.received.total': 5,
          'requests.carried_in.total': 2,
          'requests.outcome.total.total': 4,
          'requests.carried_out.total': 3,
        },
      }),
    ).toEqual([]);
  });

  it('is assessed for the seven columns', () => {
    expect(assessedOf(rule, {})).toBe(7);
  });

  it('still accuses beside an unknown outcome row: the form prints which four rows it ties', () => {
    const unknownRows = [{ label: '其他情形', section: 'requests' as const, amongAddends: true }];
    expect(findingsOf(rule, { ...wrong, notes: { unknownRows } })[0]?.blame).toBe('source');
  });

  it('does not accuse where a blank on the smaller side could explain it', () => {
    const cells = { 'requests.carried_out.total': { state: 'blank' as const, number: null, raw: '' } };
    const total = findingsOf(rule, { ...wrong, cells }).find(({ column }) => column === 'total');
    expect(total?.blame).toBe('unsure');
  });

  it('is not evaluated without a total of outcomes', () => {
    const cells = { 'requests.outcome.total.total': { state: 'blank' as const, number: null, raw: '' } };
    expect(findingsOf(rule, { ...wrong, cells }).map(({ column }) => column)).toEqual(['natural_person']);
  });
});
