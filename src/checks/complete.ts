/** A draft made a finding: what its rule, its reports and its two values give. */
import type { Blame, Finding } from '../record/index.ts';
import { withoutDust } from './decimals.ts';
import { findingId } from './finding-id.ts';
import type { Draft, Rule } from './rule.ts';

/** What makes a draft a finding: the ids of the reports, the one that it is listed under first, and who is to blame. */
export interface Completion {
  readonly reports: readonly string[];
  readonly blame: Blame;
}

/** The finding. Its `delta` is null unless both values are numbers. */
export function complete(
  { id: rule, severity }: Pick<Rule, 'id' | 'severity'>,
  draft: Draft,
  { reports, blame }: Completion,
): Finding {
  const codes = draft.codes ?? [];
  const column = draft.column ?? null;
  const expected = draft.expected ?? null;
  const reported = draft.reported ?? null;
  return {
    id: findingId(rule, reports, codes, column),
    rule,
    severity,
    blame,
    reports: [...reports],
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
