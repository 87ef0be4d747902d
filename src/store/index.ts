/** The store: what is known so far. The ledger of publication and the queue of the crawl, in an embedded file. */
export { StoreError } from './errors.ts';
export type { StoreErrorCode } from './errors.ts';
export { Store } from './ledger.ts';
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
