/** Rule `duplicate.report`. */
import { defineBetweenRule, type BetweenContext } from './between-rule.ts';
import type { KeptReport } from './kept-report.ts';
import { sayBetween } from './say-between.ts';

interface Twins {
  readonly preferred: KeptReport;
  readonly others: readonly KeptReport[];
}

/** Reports of one agency and year, the preferred one apart. */
function twinsOf({ reports }: BetweenContext): Twins[] {
  const groups = new Map<string, KeptReport[]>();
  for (const report of reports) {
    if (report.agency === null || report.year === null) continue;
    const key = `${report.agency} ${String(report.year)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  return [...groups.values()].flatMap((group) => {
    const preferred = group.find(({ isPreferred }) => isPreferred) ?? group[0];
    const others = group.filter((report) => report !== preferred);
    return preferred === undefined || others.length === 0 ? [] : [{ preferred, others }];
  });
}

/** The codes of which the two print different numbers; in another edition none can be compared. */
function differing(one: KeptReport, other: KeptReport): string[] {
  if (one.form !== other.form || one.form === null) return [];
  return one.form.fields
    .map(({ code }) => code)
    .filter((code) => {
      const [a, b] = [one.cells.value(code), other.cells.value(code)];
      return a !== null && b !== null && a !== b;
    });
}

/** Whether an address gave one document first and another later: the report was changed in its place. */
function isChangedInPlace(one: KeptReport, other: KeptReport): boolean {
  return (
    one.url !== null &&
    one.url === other.url &&
    one.retrieved !== other.retrieved &&
    one.sha256 !== other.sha256
  );
}

/** Two documents report for one agency and year. None is dropped; the rules between years use the preferred one. */
export const duplicateReport = defineBetweenRule({
  id: 'duplicate.report',
  severity: 'warning',
  *assessed({ reports }) {
    for (const report of reports) {
      if (report.agency !== null && report.year !== null) yield [report, 1];
    }
  },
  *check(context) {
    for (const { preferred, others } of twinsOf(context)) {
      for (const other of others) {
        const codes = differing(other, preferred);
        const facts = {
          year: preferred.year ?? 0,
          preferred: preferred.id,
          isSameForm: preferred.form === other.form,
          differing: codes.length,
          changed: isChangedInPlace(other, preferred)
            ? [preferred.retrieved, other.retrieved].filter((time) => time !== null).sort()
            : null,
        };
        yield {
          reports: [other, preferred],
          blame: 'unsure',
          codes,
          message: sayBetween((m) => m.duplicateReport(facts)),
        };
      }
    }
  },
});
