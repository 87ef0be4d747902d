/** What a rule between reports is: it is given all reports at once, and says of which it found something. */
import type { Draft } from '../rule.ts';
import type { Severity } from '../../record/index.ts';
import type { CopiedText } from './compared-text.ts';
import type { KeptReport } from './kept-report.ts';
import type { RollUp } from './roll-up.ts';
import type { YearPair } from './year-pairs.ts';

/** A body that must report. */
export interface Expected {
  readonly id: string;
  readonly name: string;
}

/** What is known besides the reports. */
export interface CompareOptions {
  /** The departments of a region that must report for a year, from a panel; null where no panel knows. */
  readonly roster?: (region: string, year: number) => readonly Expected[] | null;
  /**
   * Ids of the reports under which findings are wanted; by default of all. The other reports are there because these are
   * compared with them: `comparedWith` says which must be.
   */
  readonly focus?: ReadonlySet<string>;
  /** Texts that are nearly the same, where they were looked for already; by default they are looked for here. */
  readonly copies?: readonly CopiedText<KeptReport>[];
}

/** All reports, in byte order of their ids, and what several rules ask for. */
export interface BetweenContext extends CompareOptions {
  readonly reports: readonly KeptReport[];
  readonly copies: readonly CopiedText<KeptReport>[];
  /** Preferred reports of one agency and of years that follow one another. */
  readonly pairs: readonly YearPair[];
  /** Governments against their departments, computed once. */
  readonly rollUps: readonly RollUp[];
}

/** A finding about several reports, as its rule gives it. */
export interface BetweenDraft extends Draft {
  /** The report that the finding is listed under first, then the others. */
  readonly reports: readonly [KeptReport, ...KeptReport[]];
}

export interface BetweenRule {
  readonly id: string;
  readonly severity: Severity;
  /** For every report how many times the rule could be evaluated; a report may come several times. */
  readonly assessed: (context: BetweenContext) => Iterable<readonly [report: KeptReport, times: number]>;
  readonly check: (context: BetweenContext) => Iterable<BetweenDraft>;
}

/** A rule between reports, written as a sentence that runs. */
export function defineBetweenRule(rule: BetweenRule): BetweenRule {
  return rule;
}
