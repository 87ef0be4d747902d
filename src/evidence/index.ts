/** Evidence: places → pictures of the source, with the cells in question marked. */
export { EvidenceError } from './errors.ts';
export type { EvidenceErrorCode } from './errors.ts';
export type { Mark, MarkKind } from './marks.ts';
export { renderEvidence } from './render-evidence.ts';
export type { EvidenceOptions, EvidencePicture } from './render-evidence.ts';
