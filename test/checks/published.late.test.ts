import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../src/checks/index.ts';
import { assessedOf, findingsOf, type Built } from './report-builder.ts';

const rule = 'published.late';
const department = { level: 'county', isGovernment: false } as const;
const government = { level: 'county', isGovernment: true } as const;
const dated = (year: number, published: string | null, agency: Built['agency'] = department): Built => ({
  report: { year, published },
  agency,
});

describe(rule, () => {
  it('says that a department’s report came after 31 January', () => {
    expect(findingsOf(rule, dated(2023, '2024-02-01'))).toMatchObject([
      { severity: 'warning', blame: 'source', expected: '2024-01-31', reported: '2024-02-01', delta: null },
    ]);
  });

  it.each([
    [2023, '2024-01-31', department],
    [2023, '2024-03-31', government],
    [2018, '2019-03-31', department],
    [2018, '2019-03-31', { level: 'township', isGovernment: true } as const],
  ])('says nothing of a report for %i on %s, the last day', (year, published, agency) => {
    expect(findingsOf(rule, dated(year, published, agency))).toEqual([]);
    expect(assessedOf(rule, dated(year, published, agency))).toBe(1);
  });

  it.each([
    [2023, '2024-04-01', government],
    [2018, '2019-04-01', department],
    [2018, '2019-04-01', { level: 'township', isGovernment: true } as const],
  ])('finds a report for %i on %s late, the day after', (year, published, agency) => {
    expect(findingsOf(rule, dated(year, published, agency))).toHaveLength(1);
  });

  it.each([
    ['an unknown body', dated(2023, '2024-09-01', null)],
    ['an unknown body before 2019', dated(2017, '2018-09-01', null)],
    ['an unknown level', dated(2023, '2024-09-01', { level: null, isGovernment: false })],
    ['a township from 2019', dated(2023, '2024-09-01', { level: 'township', isGovernment: true })],
    ['no date', dated(2023, null)],
    ['a year before the Regulation', dated(2007, '2009-01-01')],
    ['no year', { report: { year: null, published: '2024-09-01' }, agency: department }],
  ] as const)('does not assess %s', (_, options) => {
    expect(assessedOf(rule, options)).toBe(0);
    expect(findingsOf(rule, options)).toEqual([]);
  });

  it('goes by the earliest known date', () => {
    const early = { ...dated(2023, '2024-05-01'), earliestKnownDate: '2024-01-20' };
    expect(findingsOf(rule, early)).toEqual([]);
    const printedFirst = { ...dated(2023, '2024-01-20'), earliestKnownDate: '2024-05-01' };
    expect(findingsOf(rule, printedFirst)).toEqual([]);
  });

  it('does not accuse by a date that the document does not print', () => {
    const [finding] = findingsOf(rule, { ...dated(2023, null), earliestKnownDate: '2024-05-01' });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('does not accuse by a date of a later year, rather that of a moved page', () => {
    expect(findingsOf(rule, dated(2019, '2023-06-01'))[0]?.blame).toBe('unsure');
  });

  it('does not judge where the year is in doubt', () => {
    const options = { ...dated(2023, '2024-02-01'), notes: { yearConflict: [2023, 2024] } };
    expect(findingsOf(rule, options)).toEqual([]);
  });

  it('tells the day for other rooms', () => {
    expect(deadlineOf(2024, { level: 'national', isGovernment: false })).toBe('2025-01-31');
    expect(deadlineOf(2024, null)).toBeNull();
    // Article 49 speaks of local governments.
    expect(deadlineOf(2024, { level: 'national', isGovernment: true })).toBeNull();
  });
});
