/** A site of reports that were crawled twice and changed in between: the crawl, its ledger, the dataset and the site, all in this process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { siteKnowledge } from '../../src/cli/site-knowledge.ts';
import { writeSite } from '../../src/explorer/index.ts';
import { crawlWeb, listPage, madeSource, MadeWeb, reportPage, titleOf } from '../crawl/made-web.ts';
import { madeClock } from '../crawl/replica-crawl.ts';
import { buildHere } from './build-here.ts';
import { hostile } from './sites.ts';

export interface RepublishedSite {
  readonly folder: string;
  readonly address: string;
  readonly dataset: string;
}

export const agency = '厦门市教育局';
export const agencyId = '350200-jyj';
export const changed = {
  year: 2023,
  code: 'requests.outcome.granted.natural_person',
  before: '3',
  after: '41',
};
/** The year whose report is gone at the second visit, and the one where a number became a text that means harm. */
export const vanishedYear = 2021;
export const attacked = { year: 2022, code: changed.code, text: hostile[0]! };

const at = (path: string): string => `http://made.gov.cn${path}`;
const years = [2020, 2021, 2022, 2023, 2024];
const named = (text: string): string => text.replaceAll('厦门市测试局', agency);
const pageOf = (year: number, granted?: number): string => named(reportPage(year, granted));

/** A page whose first number of requests is markup that was written as text. */
function attackedPage(): string {
  const page = pageOf(attacked.year, 4711);
  const text = attacked.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // The editor cuts a number into pieces of its own.
  const changedPage = page.replace(/4(?:<[^>]*>)*7(?:<[^>]*>)*1(?:<[^>]*>)*1/u, () => text);
  if (changedPage === page) throw new Error('the page does not have its number');
  return changedPage;
}

/** Writes it into a folder that is empty. */
export async function writeRepublishedSite(folder: string): Promise<RepublishedSite> {
  const web = new MadeWeb();
  const clock = madeClock();
  const options = { sources: [madeSource({ id: '350200-jyj-made', name: agency })] };
  const links = years.map((year) => [`/${String(year)}.html`, named(titleOf(year))] as const);
  web.pages.set(at('/nb/'), listPage(links));
  for (const year of years) web.pages.set(at(`/${String(year)}.html`), pageOf(year));
  await crawlWeb(web, folder, options, clock);
  clock.jump(90 * 24 * 3600 * 1000);
  web.pages.set(at(`/${String(changed.year)}.html`), pageOf(changed.year, Number(changed.after)));
  web.pages.set(at(`/${String(attacked.year)}.html`), attackedPage());
  web.pages.delete(at(`/${String(vanishedYear)}.html`));
  await crawlWeb(web, folder, options, clock);
  await buildHere([join(folder, 'archive')], folder, []);
  const dataset = join(folder, 'dataset');
  await writeSite(dataset, join(folder, 'site'), await siteKnowledge(dataset, []), { since: null });
  return {
    folder,
    dataset,
    address: pathToFileURL(join(folder, 'site', 'index.html')).href,
  };
}
