/** Kaipuyun (Ucap): reports are `cN/YYYYMM/` and 32 hex digits; a list's pages are `list.shtml`, `list_2.shtml`, counted by a script. */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean => /\/\d{6}\/[0-9a-f]{32}\.s?html$/.test(url.pathname);

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const reports = page.reports(page.part(selectors), isReport);
  if (reports.length === 0) page.note('list.empty', page.url);
  const counted = page.counted();
  return { reports, lists: counted.length > 0 ? counted : page.next(), events: page.events };
}

export const kaipuyun: Scraper = {
  system: 'kaipuyun',
  selectors: ['.xxgk_content_list', '.zfxxgk-list', '.gknb_list', '.news_list', '.list-con', 'ul.list'],
  isReport,
  isList: (url) => /\/(?:gknb|xxgknb|zfxxgknb)\/(?:list|index)?(?:\.s?html)?$/.test(url.pathname),
  read,
};
