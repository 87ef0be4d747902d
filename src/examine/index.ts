/** Examining: bytes → record. */
export { examine } from './examine.ts';
export type { ExamineOptions } from './options.ts';
