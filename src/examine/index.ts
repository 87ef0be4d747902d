/** Examining: bytes → record. */
export { examine, examineAll, examineFile, recordOfError, optionsWithin } from './examine.ts';
export type { ExamineOptions } from './options.ts';
