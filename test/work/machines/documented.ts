/** What docs/many-machines.md says of the program's own constants. */
import { capturesAtOnce } from '../../../src/work/jobs/read-job.ts';
import { requestsAStep } from '../../../src/work/jobs/crawl-job.ts';
import { workKinds } from '../../../src/work/index.ts';
import { oldestPostgres } from '../../../src/store/index.ts';

export const jobData: readonly string[] = workKinds;
export const requestsOf: readonly string[] = [
  `reads captures, ${String(capturesAtOnce)} at a time`,
  `${String(requestsAStep)} requests or half an hour`,
  `PostgreSQL (${String(oldestPostgres)} or later)`,
];
