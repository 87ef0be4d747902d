import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'year.conflict';

describe(rule, () => {
  it('names the years, the one taken first, and has no difference of years', () => {
    const [finding] = findingsOf(rule, { report: { year: 2023 }, notes: { yearConflict: [2023, 2022] } });
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'unsure',
      reported: '2023, 2022',
      delta: null,
    });
    expect(finding!.message.zh).toContain('现按 2023 年处理');
    expect(finding!.message.zh).toContain('可能');
  });

  it('says so where none of the years was taken', () => {
    const [finding] = findingsOf(rule, { report: { year: null }, notes: { yearConflict: [2023, 2022] } });
    expect(finding!.message.en).toContain('none of them was taken');
  });

  it('says nothing where the document states one year', () => {
    expect(findingsOf(rule, { report: { year: 2023 } })).toEqual([]);
    expect(assessedOf(rule, { report: { year: 2023 } })).toBe(1);
  });

  it('is not assessed where the document states none', () => {
    expect(assessedOf(rule, { report: { year: null } })).toBe(0);
  });
});
