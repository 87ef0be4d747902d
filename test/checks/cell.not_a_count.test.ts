import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'cell.not_a_count';
const code = 'proactive.penalties.decisions';
const text = (raw: string, number: number | null = null) => ({ state: 'text' as const, number, raw });

describe(rule, () => {
  it('says which cell holds a negative, and what is printed there', () => {
    const [finding, ...others] = findingsOf(rule, { cells: { [code]: text('-3', -3) } });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      blame: 'source',
      codes: [code],
      row: 'proactive.penalties',
      column: 'decisions',
      reported: -3,
      expected: null,
      delta: null,
    });
    expect(finding!.message.zh).toBe('“行政处罚 / 本年处理决定数量”填写的是“-3”，不是件数。');
  });

  it('repeats words as printed, and cuts a long text', () => {
    expect(findingsOf(rule, { cells: { [code]: text('见附件') } })[0]?.reported).toBe('见附件');
    const long = findingsOf(rule, { cells: { [code]: text('无法统计'.repeat(1000)) } })[0]!;
    expect(Array.from(String(long.reported))).toHaveLength(81);
  });

  it('gives one finding a cell', () => {
    const cells = { [code]: text('若干'), 'proactive.licensing.decisions': text('若干') };
    const ids = findingsOf(rule, { cells }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('does not accuse where a word for nothing may be cut by the end of a line', () => {
    for (const raw of ['不涉', '涉及']) {
      expect(findingsOf(rule, { cells: { [code]: text(raw) } })[0]?.blame).toBe('unsure');
    }
  });

  it('does not accuse where one reading alone saw the words', () => {
    const [finding] = findingsOf(rule, { cells: { [code]: { ...text('若干'), readings: ['grid'] } } });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('says nothing of numbers, blanks, dashes and signed changes', () => {
    expect(
      findingsOf(rule, {
        form: 'ogi-2019',
        values: { 'proactive.licensing.items_change': -3 },
        cells: {
          [code]: { state: 'dash', number: null, raw: '/' },
          'proactive.licensing.decisions': { state: 'blank', number: null, raw: '' },
        },
      }),
    ).toEqual([]);
  });
});
