import { describe, expect, it } from 'vitest';
import { assessedOf, findingsOf } from './report-builder.ts';

const rule = 'parse.low_confidence';

describe(rule, () => {
  it('gives one finding a section with the lowest confidence', () => {
    const findings = findingsOf(rule, {
      cells: {
        'reconsideration.total': { confidence: 0.93 },
        'reconsideration.upheld': { confidence: 0.97 },
      },
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'info',
      blame: 'parse',
      codes: ['reconsideration.upheld', 'reconsideration.total'],
      reported: 0.93,
      delta: null,
    });
  });

  it('leaves a number of a broken identity to that identity and parse.ambiguous', () => {
    const options = {
      values: { 'reconsideration.total': 3 },
      cells: { 'reconsideration.total': { confidence: 0.93 } },
    };
    expect(findingsOf(rule, options)).toEqual([]);
    expect(findingsOf('parse.ambiguous', options)).toHaveLength(1);
    expect(findingsOf('appeals.sum', options)[0]?.blame).toBe('unsure');
  });

  it('takes no identity that holds for proof where another one with the number is broken', () => {
    const options = {
      values: { 'requests.received.natural_person': 5, 'requests.received.total': 5 },
      cells: { 'requests.received.total': { confidence: 0.9 } },
    };
    expect(findingsOf(rule, options)).toEqual([]);
    expect(findingsOf('parse.ambiguous', options)[0]?.codes).toEqual(['requests.received.total']);
  });

  it('is assessed only where something was recognised in an image', () => {
    expect(assessedOf(rule, {})).toBe(0);
    expect(assessedOf(rule, { cells: { 'reconsideration.total': { confidence: 0.99 } } })).toBe(1);
  });
});
