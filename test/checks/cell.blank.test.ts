import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'cell.blank';
const blank = { state: 'blank' as const, number: null, raw: '' };
const dash = { state: 'dash' as const, number: null, raw: '—' };

describe(rule, () => {
  it('gives one finding a section, with the codes that hold a blank or a dash', () => {
    const findings = findingsOf(rule, {
      cells: {
        'proactive.regulations.repealed': dash,
        'proactive.regulations.issued': blank,
        'reconsideration.pending': blank,
      },
    });
    expect(findings.map(({ codes }) => codes)).toEqual([
      ['proactive.regulations.issued', 'proactive.regulations.repealed'],
      ['reconsideration.pending'],
    ]);
    expect(findings[0]).toMatchObject({ severity: 'info', blame: 'source', suspects: null });
  });

  it('keeps a zero apart from a blank', () => {
    expect(findingsOf(rule, { values: { 'reconsideration.pending': 0 } })).toEqual([]);
  });

  it('leaves words and places that are not there to other rules', () => {
    expect(
      findingsOf(rule, {
        cells: { 'reconsideration.pending': { state: 'text', number: null, raw: '若干' } },
        absent: ['reconsideration.other'],
      }),
    ).toEqual([]);
  });

  it('says nothing of the alternative that is not printed', () => {
    expect(findingsOf(rule, {})).toEqual([]);
  });

  it('takes an empty row of other handling above its printed parts as their heading', () => {
    const whole = 'requests.outcome.other.all.total';
    expect(findingsOf(rule, { values: { [whole]: 0 }, cells: { [whole]: blank } })).toEqual([]);
  });

  it('does not accuse where only one reading saw the blank', () => {
    const cells = { 'reconsideration.pending': { ...blank, readings: ['grid' as const] } };
    expect(findingsOf(rule, { cells })[0]?.blame).toBe('unsure');
  });
});
