import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, claim, findingsOf } from './report-builder.ts';

const rule = 'claim.mismatch';
const total = 'requests.received.total';
const plain = { alsoFits: [], isOtherBody: false };

describe(rule, () => {
  it('says that the text and the table differ: the table is the reported side', () => {
    const [finding, ...others] = findingsOf(rule, {
      values: { [total]: 48 },
      report: { claims: [claim([total], 47)] },
      notes: { claims: [plain] },
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'source',
      codes: [total],
      reported: 48,
      expected: 47,
      delta: 1,
      suspects: null,
    });
  });

  it('does not accuse where the words also fit a code that has that number (the Xiamen report of 2024)', () => {
    const findings = findingsOf(rule, examples[rule]!);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ blame: 'unsure', codes: [total], reported: 48, expected: 47 });
    expect(findings[0]!.message.zh).toContain('可能');
  });

  it('compares with the sum of several codes', () => {
    const codes = [total, 'requests.carried_in.total'];
    const values = { [total]: 5, 'requests.carried_in.total': 2 };
    const notes = { claims: [plain] };
    expect(findingsOf(rule, { values, notes, report: { claims: [claim(codes, 7)] } })).toEqual([]);
    const [finding] = findingsOf(rule, { values, notes, report: { claims: [claim(codes, 8)] } });
    expect(finding).toMatchObject({ codes, reported: 7, expected: 8 });
  });

  it('does not accuse where a value of the table is not certain', () => {
    const [finding] = findingsOf(rule, {
      values: { [total]: 48 },
      cells: { [total]: { readings: ['grid'] } },
      report: { claims: [claim([total], 47)] },
      notes: { claims: [plain] },
    });
    expect(finding?.blame).toBe('unsure');
  });

  it('does not accuse without a note of what else the words may mean', () => {
    const [finding] = findingsOf(rule, { values: { [total]: 48 }, report: { claims: [claim([total], 47)] } });
    expect(finding?.blame).toBe('unsure');
  });

  it('says nothing where the text agrees, even if its words also fit another code', () => {
    const options = {
      values: { [total]: 48 },
      report: { claims: [claim([total], 48)] },
      notes: { claims: [{ alsoFits: [['requests.outcome.total.total']], isOtherBody: false }] },
    };
    expect(findingsOf(rule, options)).toEqual([]);
    expect(assessedOf(rule, options)).toBe(1);
  });

  it('compares nothing where the table has no number', () => {
    const options = {
      cells: { [total]: { state: 'blank' as const, number: null, raw: '' } },
      report: { claims: [claim([total], 47)] },
      notes: { claims: [plain] },
    };
    expect(findingsOf(rule, options)).toEqual([]);
    expect(assessedOf(rule, options)).toBe(0);
  });

  it('gives one finding where the text says two wrong numbers of one code', () => {
    const findings = findingsOf(rule, {
      values: { [total]: 48 },
      report: { claims: [claim([total], 47), claim([total], 46), claim([total], 47)] },
      notes: { claims: [plain, plain, plain] },
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message.en).toContain('47 and 46');
  });

  it('adds decimals without what binary fractions add', () => {
    const options = {
      form: 'ogi-2014' as const,
      values: { 'request_fees.amount': 0.1, 'institutions.budget': 0.2 },
      report: { claims: [claim(['request_fees.amount', 'institutions.budget'], 0.3)] },
      notes: { claims: [plain] },
    };
    expect(findingsOf(rule, options)).toEqual([]);
  });

  describe('of a percentage', () => {
    const part = 'requests.outcome.granted.total';
    const whole = 'requests.outcome.total.total';
    const share = (value: number, ...others: string[]) => {
      const said = { ...claim([part], value), operator: 'share' as const, of: [whole] };
      const shares = [whole, ...others].map((one) => ({ part: [part], whole: [one] }));
      return { report: { claims: [said] }, notes: { claims: [{ ...plain, shares }] } };
    };
    const values = { [part]: 12, [whole]: 47, [total]: 48 };

    it('compares it with the table, and never blames the source alone', () => {
      const [finding, ...others] = findingsOf(rule, { values, ...share(30) });
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        blame: 'unsure',
        codes: [part, whole],
        expected: 30,
        reported: 25.53,
        suspects: null,
      });
    });

    it.each([26, 25, 25.5, 25.53, 25.6])('takes it rounded or cut off: %d', (value) => {
      expect(findingsOf(rule, { values, ...share(value) })).toEqual([]);
    });

    it('takes it for a share of any whole that the words may mean', () => {
      expect(findingsOf(rule, { values, ...share(24.9) })).toHaveLength(1);
      expect(findingsOf(rule, { values: { ...values, [total]: 48.2 }, ...share(24.9, total) })).toEqual([]);
    });

    it('says nothing where a number is missing, or the whole is zero', () => {
      expect(findingsOf(rule, { values: { [part]: 12 }, ...share(30) })).toEqual([]);
      expect(findingsOf(rule, { values: { ...values, [whole]: 0 }, ...share(30) })).toEqual([]);
      expect(findingsOf(rule, { values: { [part]: 12, [whole]: 47 }, ...share(30, total) })).toEqual([]);
    });
  });
});
