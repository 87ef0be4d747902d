/** All rules that need several reports, in the contract's order (record.md, Findings). */
import { agenciesCopied } from './agencies-copied.ts';
import { agenciesRollUp } from './agencies-roll-up.ts';
import type { BetweenRule } from './between-rule.ts';
import { duplicateReport } from './duplicate-report.ts';
import { yearsCarryOver } from './years-carry-over.ts';
import { yearsCopied } from './years-copied.ts';
import { yearsInForce } from './years-in-force.ts';
import { yearsItems } from './years-items.ts';
import { yearsJump } from './years-jump.ts';
import { yearsPending } from './years-pending.ts';

/** The rules. */
export const betweenRules: readonly BetweenRule[] = [
  yearsCarryOver,
  duplicateReport,
  yearsInForce,
  yearsItems,
  yearsPending,
  yearsCopied,
  yearsJump,
  agenciesRollUp,
  agenciesCopied,
];
