/** Evidence: places → pictures of the source, with the cells in question marked. */
export { EvidenceError } from './errors.ts';
export type { EvidenceErrorCode } from './errors.ts';
export type { Mark, MarkKind } from './marks.ts';
export { renderEvidence } from './render-evidence.ts';
export type { EvidenceOptions, EvidencePicture } from './render-evidence.ts';
export { decisionKinds, decisionLine, parseDecisions, statusOf } from './decisions.ts';
export type { Decision, DecisionKind, Decisions, DecisionStatus } from './decisions.ts';
export { digestOf, evidenceDigest, explainFinding } from './explain.ts';
export type { ExplainedSuspects, Explanation, SourceFacts } from './explain.ts';
export { en as proofWordsEn } from './messages.en.ts';
export { zh as proofWordsZh } from './messages.zh.ts';
export { asText, proofPage } from './proof-page.ts';
export type { ShownSource } from './proof-page.ts';
export { cellsOf } from './reasons.ts';
export type { CellEvidence, CellReason } from './reasons.ts';
export { showSource } from './show-source.ts';
export type { MarkedCell } from './show-source.ts';
