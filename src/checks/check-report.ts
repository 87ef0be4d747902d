/** Runs every rule over one report. */
import type { Finding } from '../record/index.ts';
import { rules } from './catalogue.ts';
import { complete } from './complete.ts';
import { prepare, type CheckContext } from './context.ts';
import { sortFindings } from './order.ts';

export interface CheckedReport {
  /** In the order of `sortFindings`; their ids are unique. */
  readonly findings: Finding[];
  /** By rule, how many times it could be evaluated; a rule that could not is left out. */
  readonly assessed: { [rule: string]: number };
}

/** The findings of one report. Pure: the same context gives the same findings. */
export function checkReport(context: CheckContext): CheckedReport {
  const prepared = prepare(context);
  const findings: Finding[] = [];
  const assessed: { [rule: string]: number } = {};
  for (const rule of rules) {
    const times = rule.assessed(prepared);
    if (times === 0) continue;
    assessed[rule.id] = times;
    for (const draft of rule.check(prepared)) {
      findings.push(complete(rule, draft, { reports: [context.report.id], blame: draft.blame }));
    }
  }
  return { findings: sortFindings(findings), assessed };
}
