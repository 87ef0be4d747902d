import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'form.not_in_force';

describe(rule, () => {
  it('says that a report for 2022 uses the form of 2019', () => {
    const [finding] = findingsOf(rule, { form: 'ogi-2019', report: { year: 2022 } });
    expect(finding).toMatchObject({
      severity: 'info',
      blame: 'source',
      expected: 'ogi-2021',
      reported: 'ogi-2019',
      delta: null,
    });
  });

  it('says that a report for 2020 was issued again in the form of 2021', () => {
    expect(findingsOf(rule, { report: { year: 2020 } })[0]).toMatchObject({
      expected: 'ogi-2019',
      reported: 'ogi-2021',
    });
  });

  it.each([
    ['ogi-2014', 2014],
    ['ogi-2014', 2018],
    ['ogi-2019', 2019],
    ['ogi-2019', 2020],
    ['ogi-2021', 2021],
    ['ogi-2021', 2030],
  ] as const)('says nothing of %s for %i', (form, year) => {
    expect(findingsOf(rule, { form, report: { year } })).toEqual([]);
    expect(assessedOf(rule, { form, report: { year } })).toBe(1);
  });

  it('is not assessed without a year, a form, or an edition in force', () => {
    expect(assessedOf(rule, { report: { year: null } })).toBe(0);
    expect(assessedOf(rule, { form: null })).toBe(0);
    expect(assessedOf(rule, { form: 'ogi-2014', report: { year: 2013 } })).toBe(0);
  });

  it('does not accuse where sections follow different editions', () => {
    const mixed = [{ section: 'appeals' as const, form: 'ogi-2021' as const }];
    const [finding] = findingsOf(rule, { form: 'ogi-2019', report: { year: 2022 }, notes: { mixed } });
    expect(finding?.blame).toBe('unsure');
  });

  it('does not accuse where the year itself is in doubt', () => {
    const [finding] = findingsOf(rule, {
      form: 'ogi-2019',
      report: { year: 2021 },
      notes: { yearConflict: [2021, 2020] },
    });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });
});
