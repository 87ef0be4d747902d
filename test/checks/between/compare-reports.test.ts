import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betweenRuleIds,
  byReport,
  compareReports,
  keepReport,
  withComparison,
  withoutComparison,
} from '../../../src/checks/index.ts';
import { compared, madeRecord, requests } from './between-builder.ts';
import { betweenExamples } from './between-examples.ts';
import { en } from '../../../src/checks/between/messages.en.ts';
import { zh } from '../../../src/checks/between/messages.zh.ts';

describe('rules between reports', () => {
  it.each([...betweenRuleIds])('%s can fail: its example breaks it, and no other', (id) => {
    const { reports, options } = betweenExamples[id]!;
    const { findings, assessed } = compared(reports, options);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set([id]));
    expect(assessed.get(findings[0]!.reports[0]!)?.[id]).toBeGreaterThan(0);
    for (const { message } of findings) {
      expect(message.zh).toMatch(/[\u4e00-\u9fff].*[。]$/u);
      // Every number that one language states, the other does.
      const numbers = (text: string) => (text.replace('sections 3 and 4', '').match(/\d+/g) ?? []).sort();
      expect(numbers(message.zh)).toEqual(numbers(message.en));
    }
  });

  it('have the same words in both languages', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    expect(Object.keys(zh.rules)).toEqual(Object.keys(en.rules));
  });

  it('say the same in whatever order the reports come', () => {
    const kept = Object.values(betweenExamples)
      .flatMap(({ reports }, n) => reports.map((made) => ({ ...made, name: `${String(n)}局` })))
      .map((made, n) => keepReport(madeRecord(made), { id: `r-${String(n)}` })!);
    const { findings } = compareReports(kept);
    expect(findings.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.shuffledSubarray(kept, { minLength: kept.length }), (shuffled) => {
        expect(compareReports(shuffled).findings).toEqual(findings);
      }),
      { numRuns: 20 },
    );
  });

  it('accuse nobody beside a version that does not count', () => {
    const kept = betweenExamples['years.carry_over']!.reports.map((made) =>
      keepReport(madeRecord(made), { isPreferred: made.year !== 2022 })!,
    );
    expect(compareReports(kept).findings).toEqual([]);
  });

  it('give unique ids', () => {
    for (const { reports, options } of Object.values(betweenExamples)) {
      const ids = compared(reports, options).findings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are put into records and taken out of them', () => {
    const records = [
      madeRecord({ year: 2022, values: requests(20, 0, 3) }),
      madeRecord({ values: requests(30, 2, 0) }),
    ];
    const comparison = compareReports(records.map((record) => keepReport(record)!));
    const found = byReport(comparison);
    const merged = records.map((record) =>
      withComparison(
        record,
        found.get(record.report!.id) ?? [],
        comparison.assessed.get(record.report!.id) ?? {},
      ),
    );
    expect(merged[1]!.findings.map(({ rule }) => rule)).toContain('years.carry_over');
    expect(merged[1]!.assessed['years.carry_over']).toBe(7);
    expect(merged.map(withoutComparison)).toEqual(records);
    expect(withoutComparison(records[0]!)).toBe(records[0]);
  });
});
