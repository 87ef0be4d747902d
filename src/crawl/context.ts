/** What every part of a crawl works with. */
import type { Archive } from '../archive/index.ts';
import type { ExamineOptions } from '../examine/index.ts';
import type { Record } from '../record/index.ts';
import type { Check, Store } from '../store/index.ts';
import type { Renderer } from './browser.ts';
import type { Clock } from './clock.ts';
import type { Fetcher } from './fetcher.ts';
import type { Source } from './source.ts';

export interface CrawlContext {
  readonly archive: Archive;
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  /** The report years wanted; null for all. */
  readonly years: ReadonlySet<number> | null;
  /** The browser; null where there is none. */
  readonly renderer: Renderer | null;
  readonly decode: (bytes: Uint8Array, declared: string | null) => string;
  readonly examine: (bytes: Uint8Array, options: ExamineOptions) => Promise<Record>;
  /** The record of a document in the archive; null where it cannot be read. */
  readonly examineArchived: (recordId: string, file: string) => Promise<Record | null>;
  /** Whether the words of a link to a file are not those of a form or guide. */
  readonly isReportFile: (text: string) => boolean;
  /** Told each check, and how many addresses of the source wait. */
  readonly onCheck: (source: Source, check: Check, waiting: number) => void;
}
