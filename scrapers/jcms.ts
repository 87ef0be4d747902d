/**
 * Hanweb JCMS: reports are `art/Y/M/D/art_COLUMN_ID.html`, or a page a body and year of `module/xxgk/xxgkAnnualReport.jsp`; a list (`col/colN/index.html`)
 * holds its rows as XML within a script, which the page's own script lays out.
 */
import { ListPage, type ListReading, type Scraper } from '../src/crawl/index.ts';

const isReport = (url: URL): boolean =>
  /\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_\d+_\d+\.html$/.test(url.pathname) ||
  (/\/module\/xxgk\/xxgkAnnualReport\.jsp$/i.test(url.pathname) && url.searchParams.has('fbtime'));

/** More rows than this in one page, nobody lays out. */
const mostRows = 2000;

/** The rows in the page's data, as HTML; null where it holds none. */
function rowsOf(
  text: string,
): { readonly html: string; readonly count: number; readonly total: number } | null {
  const store = /<datastore>([^]*?)<\/datastore>/i.exec(text)?.[1];
  if (store === undefined) return null;
  const rows = Array.from(store.matchAll(/<!\[CDATA\[([^]*?)\]\]>/g), ([, row = '']) => row).slice(
    0,
    mostRows,
  );
  const total = Number(/<totalrecord>(\d{1,6})<\/totalrecord>/i.exec(store)?.[1] ?? rows.length);
  return { html: `<ul id="rows">${rows.join('')}</ul>`, count: rows.length, total };
}

function read(page: ListPage, selectors: readonly string[]): ListReading {
  const rows = rowsOf(page.text);
  if (rows === null) {
    const reports = page.reports(page.part(selectors), isReport);
    if (reports.length === 0) page.note('list.empty', page.url);
    return { reports, lists: page.next(), events: page.events };
  }
  const laid = new ListPage(page.url, rows.html);
  const reports = laid.reports(laid.part(['#rows']), isReport);
  if (reports.length === 0) laid.note('list.empty', page.url);
  const next = page.next();
  // The other rows come by a request that the page's script makes: without a link to the next page they are not had.
  if (rows.count < rows.total && next.length === 0)
    laid.note('list.part_only', `${String(rows.count)}/${String(rows.total)}`);
  return { reports, lists: next, events: laid.events };
}

export const jcms: Scraper = {
  system: 'jcms',
  selectors: ['.xxgk_nblist', '.zfxxgk_list', '.default_pgContainer', '.list_main', '.news_list', 'ul.list'],
  isReport,
  isList: () => false,
  read,
};
