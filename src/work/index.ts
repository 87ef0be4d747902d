/** Work: many documents at once, in threads, each with bounds of time and memory. */
export { examineMany } from './examine-many.ts';
export type { ReadyRecord, WorkInput, WorkOptions } from './examine-many.ts';
export type { WorkFailureCode } from './work-failure.ts';
