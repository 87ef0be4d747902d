/** Runs every rule over one report. */
import type { Finding } from '../record/index.ts';
import { rules } from './catalogue.ts';
import { prepare, type CheckContext } from './context.ts';
import { withoutDust } from './decimals.ts';
import { findingId } from './finding-id.ts';
import { sortFindings } from './order.ts';
import type { Draft, Rule } from './rule.ts';

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
    for (const draft of rule.check(prepared)) findings.push(complete(rule, draft, context.report.id));
  }
  return { findings: sortFindings(findings), assessed };
}

/** A draft with what its rule and its values give. */
function complete({ id: rule, severity }: Rule, draft: Draft, report: string): Finding {
  const reports = [report];
  const codes = draft.codes ?? [];
  const column = draft.column ?? null;
  const expected = draft.expected ?? null;
  const reported = draft.reported ?? null;
  return {
    id: findingId(rule, reports, codes, column),
    rule,
    severity,
    blame: draft.blame,
    reports,
    codes,
    row: draft.row ?? null,
    column,
    block: draft.block ?? null,
    expected,
    reported,
    delta:
      typeof expected === 'number' && typeof reported === 'number' ? withoutDust(reported - expected) : null,
    suspects: draft.suspects?.sets ?? null,
    ...(draft.suspects?.truncated === true ? { truncated: true } : {}),
    message: draft.message,
  };
}
