/** Every page that the sites of the tests have: a view of the app, or a page that needs no JavaScript. */
import { flagged } from './opened.ts';

export type SiteName = 'samples' | 'made' | 'republished' | 'kept';

export const views: readonly (readonly [site: SiteName, at: string])[] = [
  ['samples', ''],
  ['samples', '#/?q=zf'],
  ['samples', `#/report/${flagged.report}?cell=${flagged.code}`],
  ['samples', '#/report/532900-czj-2024'],
  ['samples', `#/finding/${flagged.report}/${flagged.finding}`],
  ['samples', '#/findings?severity=all'],
  ['samples', '#/rules'],
  ['samples', '#/rules/requests.balance'],
  ['samples', '#/about'],
  ['samples', 'agency/33/330281-zhzfj.html'],
  ['samples', 'browse/33.html'],
  ['samples', `proof/${flagged.finding.slice(0, 2)}/${flagged.finding}.html`],
  ['made', '#/agency/110101-zf'],
  ['made', '#/compare'],
  ['made', '#/compare?of=110101-zf-2021,110101-zf-2022'],
  ['made', '#/compare?of=110101-zf-2021&view=ranks'],
  ['made', '#/corrections'],
  ['republished', '#/agency/350200-jyj'],
  ['republished', '#/report/350200-jyj-2023-2?cell=requests.received.natural_person'],
  ['republished', '#/corrections'],
  ['republished', 'agency/35/350200-jyj.html'],
  ['kept', '#/report/350200-rsj-2023'],
  ['kept', '#/report/350200-rsj-2022'],
];

/** The address of a view of the site whose first page stands at `first`. */
export const addressOf = (first: string, at: string): string =>
  at === '' || at.startsWith('#') ? `${first}${at}` : new URL(at, first).href;
