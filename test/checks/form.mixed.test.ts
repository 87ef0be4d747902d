import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'form.mixed';
const mixed = [{ section: 'appeals' as const, form: 'ogi-2019' as const }];

describe(rule, () => {
  it('names the report’s edition, the other one and the section that follows it', () => {
    const [finding, ...others] = findingsOf(rule, { notes: { mixed } });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'source',
      expected: 'ogi-2021',
      reported: 'ogi-2019',
    });
    expect(finding!.codes).toHaveLength(15);
  });

  it('gives one finding for several sections', () => {
    const both = [...mixed, { section: 'requests' as const, form: 'ogi-2019' as const }];
    expect(findingsOf(rule, { notes: { mixed: both } })).toHaveLength(1);
  });

  it('does not accuse where the section’s table is ambiguous', () => {
    const ambiguous = [{ codes: ['reconsideration.total'], reason: 'order' as const }];
    const [finding] = findingsOf(rule, { notes: { mixed, ambiguous } });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('says nothing where all sections follow one edition', () => {
    expect(findingsOf(rule, {})).toEqual([]);
  });
});
