/** Report → findings: one file a rule, and the catalogue of them. */
export { checkReport } from './check-report.ts';
export type { CheckedReport } from './check-report.ts';
export type { AgencyKind, CheckContext } from './context.ts';
export { catalogue, ruleIds, ruleOf } from './catalogue.ts';
export type { RuleEntry } from './catalogue.ts';
export { compareSeverities, sortFindings } from './order.ts';
export { findingId } from './finding-id.ts';
export { deadlineOf } from './published-late.ts';
export { cellLabel } from './labels.ts';
