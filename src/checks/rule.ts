/** What a rule is: an id, a severity, when it can be evaluated, and what it finds. */
import type { Bilingual } from '../forms/index.ts';
import type { Blame, Finding, FindingValue, Severity, SuspectSet } from '../record/index.ts';
import type { RuleContext } from './context.ts';

/** A finding as its rule gives it; what is left out is empty or null, and `delta` follows from the two values. */
export interface Draft {
  readonly blame: Blame;
  /** The reported side first, then in the form's order. Two drafts of a rule differ in codes or column. */
  readonly codes?: readonly string[];
  readonly row?: string | null;
  readonly column?: string | null;
  readonly block?: string | null;
  readonly expected?: FindingValue;
  readonly reported?: FindingValue;
  readonly suspects?: { readonly sets: readonly SuspectSet[]; readonly truncated: boolean };
  readonly message: Bilingual;
}

export interface Rule {
  readonly id: Finding['rule'];
  readonly severity: Severity;
  /** How many times the rule can be evaluated in this report; 0 = it says nothing of it. */
  readonly assessed: (context: RuleContext) => number;
  /** What it finds; called only where `assessed` is above 0. */
  readonly check: (context: RuleContext) => Iterable<Draft>;
}

/** A rule, written as a sentence that runs. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
