import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'cell.unit';
const amount = 'proactive.procurement.amount';

describe(rule, () => {
  it('says which unit is printed and what it converts to', () => {
    const [finding] = findingsOf(rule, examples[rule]!);
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'source',
      expected: 'wan_yuan',
      reported: '元',
    });
    expect(finding!.message.zh).toContain('换算后为 7.0487');
  });

  it('says that an amount without a unit is not known where the form names none, and is not ambiguous for that', () => {
    const options = {
      form: 'ogi-2019' as const,
      cells: { [amount]: { raw: '240', number: 240 } },
      withoutValue: [amount],
      notes: { units: [{ code: amount, word: null }] },
    };
    expect(findingsOf(rule, options)[0]).toMatchObject({ expected: 'yuan', reported: null, codes: [amount] });
    expect(findingsOf('parse.ambiguous', options)).toEqual([]);
  });

  it('does not accuse where one reading alone saw the unit', () => {
    const code = 'proactive.fees.amount';
    const cells = { [code]: { ...examples[rule]!.cells![code], readings: ['grid' as const] } };
    expect(findingsOf(rule, { ...examples[rule], cells })[0]?.blame).toBe('unsure');
  });

  it('says nothing of an amount in the form’s unit', () => {
    expect(findingsOf(rule, { values: { 'proactive.fees.amount': 12.5 } })).toEqual([]);
  });

  it('is assessed for every amount with a figure', () => {
    expect(assessedOf(rule, { values: { 'proactive.fees.amount': 12.5 } })).toBe(1);
    expect(assessedOf(rule, { form: 'ogi-2014' })).toBe(2);
    const blank = { 'proactive.fees.amount': { state: 'blank' as const, number: null, raw: '' } };
    expect(assessedOf(rule, { cells: blank })).toBe(0);
  });
});
