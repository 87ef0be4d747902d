import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'agency.unresolved';

describe(rule, () => {
  it('repeats the printed name that fits none or several', () => {
    const [finding] = findingsOf(rule, {
      report: { agency: { id: null, name: '教育局', basis: 'printed', region: null } },
    });
    expect(finding).toMatchObject({ severity: 'warning', blame: 'unsure', reported: '教育局', codes: [] });
    expect(finding!.message.zh).toContain('可能');
  });

  it('says that the document names no agency', () => {
    const [finding] = findingsOf(rule, {
      report: { agency: { id: null, name: null, basis: null, region: null } },
    });
    expect(finding?.reported).toBeNull();
  });

  it('says nothing of a known agency, wherever its name comes from', () => {
    expect(
      findingsOf(rule, {
        report: { agency: { id: '350200-rsj', name: null, basis: 'source', region: '350200' } },
      }),
    ).toEqual([]);
  });
});
