import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'form.missing_section';

describe(rule, () => {
  it('names the section and its codes, and does not accuse: the table may have been lost on the way', () => {
    const [finding] = findingsOf(rule, examples[rule]!);
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'unsure',
      expected: 'appeals',
      reported: null,
    });
    expect(finding!.codes).toHaveLength(15);
    expect(finding!.message.zh).toContain('可能');
  });

  it('blames our reading for a table that is an image', () => {
    const notes = { missingSections: [{ section: 'appeals' as const, isImage: true }] };
    expect(findingsOf(rule, { notes })[0]).toMatchObject({ blame: 'parse', reported: 'image' });
  });

  it('gives each missing section a finding with an id of its own', () => {
    const missingSections = (['proactive', 'requests', 'appeals'] as const).map((section) => ({
      section,
      isImage: false,
    }));
    const findings = findingsOf(rule, { notes: { missingSections } });
    expect(findings.map(({ expected }) => expected)).toEqual(['proactive', 'requests', 'appeals']);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(3);
  });

  it('says nothing where every section has its table, or no edition fits', () => {
    expect(findingsOf(rule, {})).toEqual([]);
    expect(assessedOf(rule, {})).toBe(1);
    expect(assessedOf(rule, { form: null })).toBe(0);
  });
});
