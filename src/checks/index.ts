/** Report → findings: one file a rule, and the catalogue of them. */
export { checkReport } from './check-report.ts';
export type { CheckedReport } from './check-report.ts';
export type { AgencyKind, CheckContext } from './context.ts';
export { betweenRuleIds, catalogue, ruleIds, ruleOf } from './catalogue.ts';
export type { RuleEntry } from './catalogue.ts';
export { compareSeverities, sortFindings } from './order.ts';
export { findingId } from './finding-id.ts';
export { deadlineOf } from './published-late.ts';
export { cellLabel } from './labels.ts';
export { compareReports } from './between/compare-reports.ts';
export type { Comparison } from './between/compare-reports.ts';
export type { CompareOptions, Expected } from './between/between-rule.ts';
export { keepReport } from './between/kept-report.ts';
export type { KeptReport } from './between/kept-report.ts';
export type { RollUp, RollUpOutcome } from './between/roll-up.ts';
export { byReport, withComparison, withoutComparison } from './between/merge.ts';
export { isCertainCell } from './certainty.ts';
