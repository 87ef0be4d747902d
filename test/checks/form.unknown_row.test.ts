import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'form.unknown_row';
const unknown = (label: string) => ({ label, section: 'proactive' as const, amongAddends: false });

describe(rule, () => {
  it('gives one finding a report, with the labels', () => {
    const findings = findingsOf(rule, { notes: { unknownRows: [unknown('行政裁决'), unknown('行政确认')] } });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'info', blame: 'unsure', codes: [] });
    expect(findings[0]!.message.zh).toContain('“行政裁决”、“行政确认”');
  });

  it('lists five labels and counts the rest, and cuts long ones', () => {
    const unknownRows = Array.from({ length: 40 }, (_, i) => unknown(`行${i}${'长'.repeat(500)}`));
    const [finding] = findingsOf(rule, { notes: { unknownRows } });
    expect(finding!.message.en).toContain('and 35 more');
    expect(finding!.message.zh.length).toBeLessThan(300);
  });

  it('notes alternatives that are both printed, and this the document says itself', () => {
    const bothAlternatives = [['requests.outcome.other.all', 'requests.outcome.other.other']];
    const [finding] = findingsOf(rule, { notes: { bothAlternatives } });
    expect(finding).toMatchObject({ blame: 'source' });
    expect(finding!.codes).toHaveLength(14);
    expect(finding!.message.zh).toContain('其他处理');
  });

  it('says nothing where every row is the form’s', () => {
    expect(findingsOf(rule, {})).toEqual([]);
  });
});
