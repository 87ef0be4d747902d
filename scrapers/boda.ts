/** Boda SiteBuilder: reports are `info/N/M.htm`; the first page of a list is `NAME.htm`, the next are `NAME/2.htm` and on, by their links. */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean => /\/info\/\d+\/\d+\.htm$/.test(url.pathname);

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const reports = page.reports(page.part(selectors), isReport);
  if (reports.length === 0) page.note('list.empty', page.url);
  return { reports, lists: page.next(), events: page.events };
}

export const boda: Scraper = {
  system: 'boda',
  selectors: ['.winstyle', '.main_conRCb', '.list_box', '.n_list', '.list ul', 'ul.list'],
  isReport,
  isList: (url) => /\/(?:zf)?xxgknb\.htm$/.test(url.pathname),
  read,
};
