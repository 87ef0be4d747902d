/** Runs every rule between reports over a set of them. */
import type { Finding } from '../../record/index.ts';
import { complete } from '../complete.ts';
import { sortFindings } from '../order.ts';
import type { BetweenContext, CompareOptions } from './between-rule.ts';
import { betweenRules } from './between-rules.ts';
import type { CopiedText } from './compared-text.ts';
import { copiedTexts } from './copied-texts.ts';
import type { KeptReport } from './kept-report.ts';
import { rollUps, type RollUp } from './roll-up.ts';
import { yearPairs } from './year-pairs.ts';

export interface Comparison {
  /** In the order of `sortFindings`; each stands under the report that it names first. */
  readonly findings: readonly Finding[];
  /** By report id, then by rule: how many times it could be evaluated; 0 is left out. */
  readonly assessed: ReadonlyMap<string, Readonly<{ [rule: string]: number }>>;
  /** Governments against their departments, those that cannot be assessed too. */
  readonly rollUps: readonly RollUp[];
}

/**
 * Compares reports with one another. Pure: the same reports in any order give the same findings. Memory is what is kept of
 * the reports. A report whose agency is not known is compared with none.
 */
export function compareReports(reports: Iterable<KeptReport>, options: CompareOptions = {}): Comparison {
  const inOrder = [...reports].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.sha256 < b.sha256 ? -1 : 1,
  );
  const { focus } = options;
  const isWanted = ({ id }: KeptReport): boolean => focus === undefined || focus.has(id);
  const context: BetweenContext = {
    ...options,
    reports: inOrder,
    copies: options.copies ?? copiesAmong(inOrder),
    pairs: yearPairs(inOrder).filter(({ now }) => isWanted(now)),
    rollUps: rollUps(inOrder, options),
  };
  const findings: Finding[] = [];
  const assessed = new Map<string, { [rule: string]: number }>();
  for (const rule of betweenRules) {
    for (const [report, times] of rule.assessed(context)) {
      if (times === 0 || !isWanted(report)) continue;
      const { id } = report;
      const ofReport = assessed.get(id) ?? {};
      ofReport[rule.id] = (ofReport[rule.id] ?? 0) + times;
      assessed.set(id, ofReport);
    }
    for (const draft of rule.check(context)) {
      if (!isWanted(draft.reports[0])) continue;
      // No agency is blamed for a version that another one replaces (record.md).
      const blame = draft.reports.every(({ isPreferred }) => isPreferred) ? draft.blame : 'unsure';
      findings.push(complete(rule, draft, { reports: draft.reports.map(({ id }) => id), blame }));
    }
  }
  return { findings: sortFindings(findings), assessed, rollUps: context.rollUps };
}

function copiesAmong(reports: readonly KeptReport[]): CopiedText<KeptReport>[] {
  const found = copiedTexts(reports, (some) => some.map(({ sketch }, at) => [at, sketch()]));
  return [...found].flatMap(([one, { copy }]) => (copy === null ? [] : [{ one, ...copy }]));
}
