/** Any other site: what the list's links say they are, and the link to the next page. */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

// No shape of address tells a report here: its title must.
const isReport = (): boolean => false;

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const reports = page.reports(page.part(selectors), isReport);
  if (reports.length === 0) page.note('list.empty', page.url);
  const counted = page.counted();
  return { reports, lists: counted.length > 0 ? counted : page.next(), events: page.events };
}

export const generic: Scraper = {
  system: 'generic',
  selectors: ['.news_list', '.list_con', '.list-content', '.listbox', 'ul.list', '.list ul', '#list'],
  isReport,
  isList: () => false,
  read,
};
