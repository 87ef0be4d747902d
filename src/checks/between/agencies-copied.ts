/** Rule `agencies.copied`. */
import { defineBetweenRule, type BetweenContext, type BetweenDraft } from './between-rule.ts';
import { hasText } from './compared-text.ts';
import { countedCells, gridKey } from './grid.ts';
import type { KeptReport } from './kept-report.ts';
import { sayBetween } from './say-between.ts';
import type { CopyFacts } from './between-facts.ts';

function draft(
  one: KeptReport,
  other: KeptReport,
  what: CopyFacts['what'],
  share: number,
  codes: readonly string[],
): BetweenDraft {
  const facts: CopyFacts = {
    what,
    isSameAgency: one.agency === other.agency,
    years: [one.year, other.year],
    names: [one.agencyName, other.agencyName],
    share,
  };
  return {
    reports: [one, other],
    // Who copied from whom, or whether a page was put under a wrong name, the documents do not say.
    blame: 'unsure',
    codes,
    reported: share,
    message: sayBetween((m) => m.copied(facts)),
  };
}

/** Versions of one report are `duplicate.report`, the grids of consecutive years `years.copied`. */
function isOwnRule(one: KeptReport, other: KeptReport): boolean {
  if (one.agency === null || one.agency !== other.agency) return false;
  return one.year === other.year || Math.abs((one.year ?? 0) - (other.year ?? 0)) === 1;
}

function* copiedGrids({ reports }: BetweenContext): Generator<BetweenDraft> {
  const first = new Map<string, KeptReport>();
  for (const report of reports) {
    if (report.agency === null) continue;
    const key = gridKey(report);
    if (key === null) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, report);
    else if (!isOwnRule(report, other)) {
      const codes = countedCells(report);
      yield draft(report, other, 'grid', codes.length, codes);
    }
  }
}

/** Two agencies, or two years of one, have the same numbers in sections 3 and 4, or nearly the same text of their own. */
export const agenciesCopied = defineBetweenRule({
  id: 'agencies.copied',
  severity: 'warning',
  *assessed({ reports }) {
    for (const report of reports) {
      if (report.agency === null) continue;
      yield [report, Number(gridKey(report) !== null) + Number(hasText(report))];
    }
  },
  *check(context) {
    yield* copiedGrids(context);
    for (const { one, other, percent } of context.copies) {
      yield draft(one, other, 'text', percent, []);
    }
  },
});
