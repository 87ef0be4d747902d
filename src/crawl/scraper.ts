/** What a scraper is: how one site system lists its annual reports. */
import type { ListPage, ListReading } from './list-page.ts';
import type { SiteSystem } from './source.ts';

export interface Scraper {
  readonly system: SiteSystem;
  /** Where the system's sites keep their lists, the surest first. A source may name its own. */
  readonly selectors: readonly string[];
  /** Whether an address has the shape of a report's on this system. */
  readonly isReport: (url: URL) => boolean;
  /** Whether an address has the shape of a list of reports on this system, and of nothing else. */
  readonly isList: (url: URL) => boolean;
  /** What a list holds. Fetches nothing; never throws for what the page holds. */
  readonly read: (page: ListPage, selectors: readonly string[]) => ListReading;
}
