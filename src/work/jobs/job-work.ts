/** What the command line does for a job, given to the worker as functions. */
import type { CrawlSummary, Source } from '../../crawl/index.ts';
import type { Record } from '../../record/index.ts';

export interface CrawlTask {
  readonly source: Source;
  readonly years: readonly number[] | null;
  readonly contact: string;
  readonly pauseSeconds: number;
  /** Requests that this step may make. */
  readonly requests: number;
  /** The folder with the archive and the ledger of this source. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Crawls one source within bounds. */
export type CrawlWork = (task: CrawlTask) => Promise<CrawlSummary>;

/** Builds a dataset into `folder`; gives how many reports it has. */
export type BuildWork = (
  records: AsyncIterable<Record>,
  folder: string,
  formats: readonly string[],
) => Promise<number>;
