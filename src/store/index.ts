/** The store: what is known so far. The ledger and queue of a crawl in an embedded file; records and jobs of many machines in PostgreSQL. */
export { StoreError } from './errors.ts';
export type { StoreErrorCode } from './errors.ts';
export { Store } from './ledger.ts';
export type { IngestedFile } from './ingested.ts';
export { eventCodes, kinds } from './rows.ts';
export type {
  CellChange,
  Check,
  Event,
  Facts,
  Kind,
  PageState,
  Queued,
  Republished,
  RobotsEntry,
  Settled,
  EventCode,
} from './rows.ts';
export { capturedOutcomes, outcomes } from './outcomes.ts';
export type { Outcome } from './outcomes.ts';
export { CaptureStoreError, documentName } from './captures/capture-store.ts';
export type { CaptureStore, CaptureStoreErrorCode } from './captures/capture-store.ts';
export { openCaptures } from './captures/open-captures.ts';
export type { S3Environment } from './captures/open-captures.ts';
export { isPostgresAddress, oldestPostgres, shownAddress } from './postgres/database.ts';
export type { Sql } from './postgres/database.ts';
export { isAway, PostgresError } from './postgres/errors.ts';
export type { PostgresErrorCode } from './postgres/errors.ts';
export { Life } from './postgres/life.ts';
export { queues } from './postgres/queue.ts';
export type { Job, QueueName } from './postgres/queue.ts';
export { SharedStore } from './postgres/shared-store.ts';
export type {
  CrawlFiles,
  KeptRecord,
  Look,
  NewCapture,
  StoredCapture as SharedCapture,
} from './postgres/shared-store.ts';
export type { SharedRepublished } from './postgres/republished.ts';
export type { SharedStatus } from './postgres/status.ts';
