import { describe, expect, it } from 'vitest';
import { assessedOf, claim, findingsOf } from './report-builder.ts';

const rule = 'claim.scope';
const total = 'requests.received.total';
const ofOffice = {
  values: { [total]: 95 },
  report: { claims: [claim([total], 17)] },
  notes: { claims: [{ alsoFits: [], isOtherBody: true }] },
};

describe(rule, () => {
  it('notes a number that speaks of another body, and accuses nobody', () => {
    const [finding, ...others] = findingsOf(rule, ofOffice);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'info',
      blame: 'unsure',
      expected: 17,
      reported: 95,
      delta: 78,
    });
    expect(finding!.message.zh).toContain('可能');
  });

  it('takes the place of claim.mismatch', () => {
    expect(findingsOf('claim.mismatch', ofOffice)).toEqual([]);
    expect(assessedOf('claim.mismatch', ofOffice)).toBe(0);
    expect(assessedOf(rule, ofOffice)).toBe(1);
  });

  it('says nothing where the numbers are equal, or the words speak of the report’s own body', () => {
    expect(findingsOf(rule, { ...ofOffice, values: { [total]: 17 } })).toEqual([]);
    const own = { ...ofOffice, notes: { claims: [{ alsoFits: [], isOtherBody: false }] } };
    expect(findingsOf(rule, own)).toEqual([]);
  });
});
