/** Work: many documents at once, in threads, each with bounds of time and memory. */
export { examineMany } from './examine-many.ts';
export type { ReadyRecord, WorkInput, WorkOptions } from './examine-many.ts';
export type { WorkFailureCode } from './work-failure.ts';
export { Examiner } from './examiner.ts';
export { WarcReaders } from './warc-readers.ts';
export type { WarcReadersOptions } from './warc-readers.ts';
export type { ExaminedCapture, WarcEnd, WarcFile, WarcReading } from './warc-reading.ts';
export { briefOf } from './brief.ts';
export type { Brief } from './brief.ts';
export type { WarcTrouble } from './warc-task.ts';
export { sharedRecords } from './jobs/build-job.ts';
export type { WorkerEvent } from './jobs/job-context.ts';
export type { CrawlTask } from './jobs/job-work.ts';
export { keptRecord, textOfOptions } from './jobs/read-job.ts';
export { runWorker } from './jobs/worker.ts';
export type { WorkerOptions } from './jobs/worker.ts';
export { workKinds, type WorkKind } from './jobs/work-kinds.ts';
