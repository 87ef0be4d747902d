import { describe, expect, it } from 'vitest';
import { findingsOf } from './report-builder.ts';

const rule = 'parse.ambiguous';
const row = 'requests.received';
const lost = { state: 'ambiguous' as const, number: null, raw: '' };

describe(rule, () => {
  it('gives one finding a reason and section, with its codes in the form’s order', () => {
    const findings = findingsOf(rule, {
      cells: { [`${row}.business`]: lost, [`${row}.research`]: lost, 'reconsideration.upheld': lost },
      notes: {
        ambiguous: [
          { codes: ['reconsideration.upheld', `${row}.research`], reason: 'lost_cells' },
          { codes: [`${row}.business`], reason: 'lost_cells' },
        ],
      },
    });
    expect(findings.map(({ codes }) => codes)).toEqual([
      [`${row}.business`, `${row}.research`],
      ['reconsideration.upheld'],
    ]);
    expect(findings.map(({ blame, severity }) => [blame, severity])).toEqual([
      ['parse', 'warning'],
      ['parse', 'warning'],
    ]);
  });

  it('counts a code once, under its first reason, so that ids stay unique', () => {
    const codes = [`${row}.business`];
    const findings = findingsOf(rule, {
      cells: { [`${row}.business`]: lost },
      notes: {
        ambiguous: [
          { codes, reason: 'readings_differ' },
          { codes, reason: 'order' },
        ],
      },
    });
    expect(findings.map(({ reported }) => reported)).toEqual(['readings_differ']);
  });

  it('does not say whose error it is where two printed copies differ', () => {
    const notes = { ambiguous: [{ codes: [`${row}.total`], reason: 'copies_differ' as const }] };
    expect(findingsOf(rule, { cells: { [`${row}.total`]: lost }, notes })[0]?.blame).toBe('unsure');
  });

  it('speaks up for an ambiguous cell that reading gave no reason for', () => {
    expect(findingsOf(rule, { cells: { [`${row}.total`]: lost } })[0]?.codes).toEqual([`${row}.total`]);
  });

  it('speaks up for a printed number that was not taken for certain', () => {
    expect(findingsOf(rule, { withoutValue: [`${row}.total`] })[0]?.reported).toBe('unexplained');
  });

  it('speaks up for unreadable text in a table that was found', () => {
    const cells = { 'reconsideration.total': { state: 'unreadable' as const, number: null, raw: '\ufffd' } };
    expect(findingsOf(rule, { cells })[0]?.reported).toBe('unreadable');
  });

  it('leaves the cells of a table that is an image to form.missing_section', () => {
    const cells = { 'reconsideration.total': { state: 'unreadable' as const, number: null, raw: '' } };
    const notes = { missingSections: [{ section: 'appeals' as const, isImage: true }] };
    expect(findingsOf(rule, { cells, notes })).toEqual([]);
  });

  it('speaks up for a recognised number that no identity confirms', () => {
    const cells = { 'proactive.licensing.decisions': { confidence: 0.95 } };
    expect(findingsOf(rule, { cells })[0]).toMatchObject({ reported: 'unconfirmed', blame: 'parse' });
  });

  it('says nothing of blanks, dashes, words and certain numbers', () => {
    const cells = {
      'proactive.licensing.decisions': { state: 'blank' as const, number: null, raw: '' },
      'proactive.penalties.decisions': { state: 'dash' as const, number: null, raw: '/' },
      'proactive.compulsory_measures.decisions': { state: 'text' as const, number: null, raw: '若干' },
    };
    expect(findingsOf(rule, { cells })).toEqual([]);
  });
});
