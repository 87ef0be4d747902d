import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'form.unknown';

describe(rule, () => {
  it('says which edition was in force where the tables follow none', () => {
    const [finding] = findingsOf(rule, {
      form: null,
      report: { year: 2021 },
      notes: { isUnknownForm: true },
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'unsure',
      expected: 'ogi-2021',
      reported: null,
    });
  });

  it('names no edition for years before the first, or no year', () => {
    for (const year of [2012, null]) {
      const [finding] = findingsOf(rule, { form: null, report: { year }, notes: { isUnknownForm: true } });
      expect(finding?.expected).toBeNull();
    }
  });

  it('says nothing of a report in a known edition', () => {
    expect(findingsOf(rule, {})).toEqual([]);
    expect(assessedOf(rule, {})).toBe(1);
  });

  it('is the only rule that can say something of the tables then', () => {
    const rules = ['requests.balance', 'form.missing_section', 'form.mixed', 'cell.blank', 'parse.ambiguous'];
    for (const other of rules) expect(assessedOf(other, { form: null })).toBe(0);
  });
});
