/** TRS WCM: reports are `YYYYMM/tYYYYMMDD_N.htm`; a list's pages are `index_1.html` and on, counted by a script on the first. */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean => /\/t(?:\d{8}_)?\d+\.s?html?$/.test(url.pathname);

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const reports = page.reports(page.part(selectors), isReport);
  if (reports.length === 0) page.note('list.empty', page.url);
  const counted = page.counted();
  return { reports, lists: counted.length > 0 ? counted : page.next(), events: page.events };
}

export const trs: Scraper = {
  system: 'trs',
  selectors: [
    '.zfxxgk_zdgkc',
    '.xxgk_list',
    '.gl-r-list',
    '.list_content',
    '.news_list',
    'ul.list',
    '.list ul',
  ],
  isReport,
  isList: (url) => /\/(?:zfxxgk|xxgk|zf)?(?:gk)?nb(?:_\d+)?\/(?:index\.s?html?)?$/.test(url.pathname),
  read,
};
