/** Reports of one run beside one another. */
import { describe, expect, it } from 'vitest';
import { Comparer } from '../../src/cli/compare.ts';
import type { Record } from '../../src/record/index.ts';
import { madeRecord, madeReport } from './made-record.ts';

const onSheet = (sheet: number, value: number): Record => ({
  ...madeRecord(madeReport('ogi-2021', { 'proactive.regulations.issued': value })),
  file: `a.xlsx#sheet=${String(sheet)}`,
});

describe('the reports that are compared', () => {
  it('are all sheets of a workbook, also where two are of one agency and year', () => {
    const comparer = new Comparer();
    comparer.add(onSheet(1, 3));
    comparer.add(onSheet(2, 4));
    const { findings } = comparer.compare();
    expect(findings.map(({ rule }) => rule)).toContain('duplicate.report');
  });

  it('are one where a source comes under two names', () => {
    const comparer = new Comparer();
    comparer.add(onSheet(1, 3));
    comparer.add({ ...onSheet(1, 3), file: 'copy/a.xlsx#sheet=1' });
    expect(comparer.compare().findings).toEqual([]);
  });
});
