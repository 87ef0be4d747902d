import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'appeals.sum';

describe(rule, () => {
  it('says of two blocks with wrong totals each its own numbers and its own suspects', () => {
    const findings = findingsOf(rule, {
      values: {
        'reconsideration.upheld': 10,
        'reconsideration.rectified': 1,
        'reconsideration.total': 0,
        'litigation.direct.upheld': 5,
        'litigation.direct.total': 0,
      },
    });
    expect(
      findings.map(({ block, reported, expected, delta }) => ({ block, reported, expected, delta })),
    ).toEqual([
      { block: 'reconsideration', reported: 0, expected: 11, delta: -11 },
      { block: 'litigation.direct', reported: 0, expected: 5, delta: -5 },
    ]);
    expect(findings.map(({ blame }) => blame)).toEqual(['source', 'source']);
    expect(findings[0]!.message.zh).toBe('“行政复议 / 总计”为 0，各分项之和为 11，相差 −11。');
    for (const { suspects, codes } of findings) {
      expect(suspects!.length).toBeGreaterThan(0);
      for (const set of suspects!) expect(set.codes.some((code) => codes.includes(code))).toBe(true);
    }
  });

  it('says nothing of blocks that add up', () => {
    expect(
      findingsOf(rule, { values: { 'reconsideration.pending': 2, 'reconsideration.total': 2 } }),
    ).toEqual([]);
  });

  it('is assessed three times, and not where the strip is blank', () => {
    expect(assessedOf(rule, {})).toBe(3);
    const codes = ['upheld', 'rectified', 'other', 'pending', 'total'].map(
      (part) => `reconsideration.${part}`,
    );
    const cells = Object.fromEntries(
      codes.map((code) => [code, { state: 'blank' as const, number: null, raw: '' }]),
    );
    expect(assessedOf(rule, { cells })).toBe(2);
    expect(findingsOf(rule, { cells })).toEqual([]);
  });

  it('does not accuse where a dash may stand for a number', () => {
    const [finding] = findingsOf(rule, {
      values: { 'reconsideration.total': 3, 'reconsideration.upheld': 2 },
      cells: { 'reconsideration.pending': { state: 'dash', number: null, raw: '/' } },
    });
    expect(finding?.blame).toBe('unsure');
  });
});
