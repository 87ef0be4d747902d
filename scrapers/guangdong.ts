/**
 * Guangdong's joint site platform: reports are `post_N.html`; `/gkmlpt/` is its disclosure directory, whose list `annualreport` is
 * drawn by a script from `/gkmlpt/api/all/COLUMN?page=N&sid=SITE`.
 */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean =>
  /\/content\/(?:\d+\/\d+\/)?(?:mpost|post)_\d+\.html$/.test(url.pathname);

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const part = page.part(selectors);
  // The phone's twin of a page is the same report.
  const reports = page.reports(part, isReport).filter(({ url }) => !/\/mpost_\d+\.html$/.test(url));
  if (reports.length === 0) page.note('list.empty', page.url);
  return { reports, lists: page.next(), events: page.events };
}

export const guangdong: Scraper = {
  system: 'guangdong',
  selectors: ['.gkmlpt-list', '#articlelist', '.news-list', '.news_list', '.list_con', 'ul.list'],
  isReport,
  isList: (url) => /\/gkmlpt\/annualreport\/?$/.test(url.pathname),
  read,
};
