/** The family of sites seen in Anhui: every page of the type `XxgkAnnualReport/show/N` (or `OpennessAnnualReport`) is a report; lists are filtered by `branch_id`. */
import type { ListPage, ListReading, Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean =>
  /\/(?:XxgkAnnualReport|OpennessAnnualReport)\/show\/\d+(?:\.html)?$/i.test(url.pathname);
const isList = (url: URL): boolean =>
  /\/(?:XxgkAnnualReport|OpennessAnnualReport)(?:\/(?:index|page\/\d+))?(?:\.html)?\/?$/i.test(url.pathname);

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const reports = page.reports(page.part(selectors), isReport);
  if (reports.length === 0) page.note('list.empty', page.url);
  return { reports, lists: page.next(), events: page.events };
}

export const anhui: Scraper = {
  system: 'anhui',
  selectors: ['.xxgk_navli_list', '.xxgk-list', '.clist', '.listnews', '.navjz', 'ul.list'],
  isReport,
  isList,
  read,
};
