/** What every kind of job works with. */
import type { BuildWork, CrawlWork } from './job-work.ts';
import type { CaptureStore, Life, SharedStore } from '../../store/index.ts';
import type { Examiner } from '../examiner.ts';

/** What a worker tells of itself; the command line says it in words. */
export type WorkerEvent =
  | { readonly kind: 'begun'; readonly worker: number }
  /** So many captures were read and kept. */
  | { readonly kind: 'read'; readonly captures: number }
  | {
      readonly kind: 'crawled';
      readonly source: string;
      readonly requests: number;
      readonly captures: number;
    }
  | { readonly kind: 'built'; readonly digest: string; readonly reports: number }
  /** PostgreSQL, or the captures, do not answer: the worker waits for them. */
  | { readonly kind: 'away'; readonly what: 'store' | 'captures'; readonly why: string }
  | { readonly kind: 'back'; readonly what: 'store' | 'captures' }
  /** A job failed, and will be begun again. */
  | { readonly kind: 'failed'; readonly queue: string; readonly why: string };

/** Who examines documents. */
export type Examines = Pick<Examiner, 'recordsOf' | 'close'>;

export interface JobContext {
  readonly store: SharedStore;
  readonly captures: CaptureStore;
  readonly life: Life;
  readonly examiner: Examines;
  /** Documents that are examined at the same time. */
  readonly atOnce: number;
  /** The name of the code that reads. */
  readonly reader: string;
  /** Aborted when the worker is to end. */
  readonly signal: AbortSignal;
  readonly crawl: CrawlWork | null;
  readonly build: BuildWork;
  readonly tell: (event: WorkerEvent) => void;
}
