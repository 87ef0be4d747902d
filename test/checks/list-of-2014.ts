/** What the tests of every sum of the 2014 list have in common. */
import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf, type Built } from './report-builder.ts';

/** Tests one sum of the list: `right` holds numbers that add up. */
export function describeSum(
  rule: string,
  total: string,
  part: string,
  right: Readonly<{ [code: string]: number }>,
): void {
  const holding: Built = { form: 'ogi-2014', values: right };
  const tooHigh: Built = { form: 'ogi-2014', values: { ...right, [total]: right[total]! + 1 } };
  describe(rule, () => {
    it('says that the total differs from the sum of its parts', () => {
      const [finding, ...others] = findingsOf(rule, tooHigh);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        severity: 'error',
        blame: 'source',
        reported: right[total]! + 1,
        expected: right[total],
        delta: 1,
      });
      expect(finding?.codes[0]).toBe(total);
      expect(finding?.codes).toContain(part);
    });

    it('says nothing where the parts sum to the total', () => {
      expect(findingsOf(rule, holding)).toEqual([]);
      expect(assessedOf(rule, holding)).toBe(1);
    });

    it('accuses on one reading: a list of one number a row allows no second', () => {
      const cells = { [total]: { readings: ['sequence' as const] }, [part]: { readings: ['grid' as const] } };
      expect(findingsOf(rule, { ...tooHigh, cells })[0]?.blame).toBe('source');
    });

    it('does not accuse where a blank part could explain the difference', () => {
      const { [part]: left, ...values } = tooHigh.values!;
      expect(left).toBeGreaterThan(0);
      const cells = { [part]: { state: 'blank' as const, number: null, raw: '' } };
      expect(findingsOf(rule, { ...tooHigh, values, cells })[0]?.blame).toBe('unsure');
    });

    it('does not accuse where a province added a row of its own among the parts', () => {
      const unknownRows = [{ label: '其他', section: 'indicators' as const, amongAddends: true }];
      expect(findingsOf(rule, { ...tooHigh, notes: { unknownRows } })[0]?.blame).toBe('unsure');
    });

    it('is not evaluated in a later form, or without the total', () => {
      expect(assessedOf(rule, {})).toBe(0);
      expect(assessedOf(rule, { ...tooHigh, absent: [total] })).toBe(0);
    });
  });
}
