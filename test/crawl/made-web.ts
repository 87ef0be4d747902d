/** A web of the test's own behind the crawl's `send`: pages by address, each request noted. Names lead to a public address. */
import { join } from 'node:path';
import { scrapers } from '../../scrapers/index.ts';
import {
  crawl,
  sourceSchema,
  type CrawlOptions,
  type CrawlSummary,
  type Source,
} from '../../src/crawl/index.ts';
import type { Send, Sent, Unsent } from '../../src/crawl/send.ts';
import { introOf, partsOf } from '../../tools/made-documents/parts.ts';
import { fillIn } from '../../tools/made-documents/figures.ts';
import { jcms } from '../../tools/made-documents/frames.ts';
import { writeBody } from '../../tools/made-documents/html-body.ts';
import { proseOf } from '../../tools/made-documents/prose.ts';
import { Store, type Check } from '../../src/store/index.ts';
import { madeClock, type MadeClock } from './replica-crawl.ts';

export interface MadePage {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
}
type Answer = MadePage | string | ((headers: ReadonlyMap<string, string>) => MadePage | Unsent);

export interface Asked {
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Addresses and what they answer; what is not there is 404, and every robots.txt allows. */
export class MadeWeb {
  readonly pages = new Map<string, Answer>();
  readonly asked: Asked[] = [];

  readonly send: Send = ({ url, headers }) => {
    const fields = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
    this.asked.push({ url: url.href, headers: fields });
    const found = this.pages.get(url.href) ?? { status: 404, body: 'Not Found' };
    const made =
      typeof found === 'function' ? found(fields) : typeof found === 'string' ? { body: found } : found;
    if ('kind' in made) return Promise.resolve(made);
    const answer: Sent = {
      kind: 'answer',
      requestHead: `GET ${url.pathname} HTTP/1.1\r\n\r\n`,
      status: made.status ?? 200,
      statusText: '',
      headers: Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...made.headers }),
      body: Buffer.from(made.body ?? ''),
    };
    return Promise.resolve(answer);
  };

  /** How often an address was asked for. */
  times(url: string): number {
    return this.asked.filter((one) => one.url === url).length;
  }
}

export const seen = { where: 'a test', on: '2026-11-26' };

export function madeSource(changes: Partial<Source> = {}): Source {
  return sourceSchema.parse({
    id: '350200-made',
    name: '厦门市测试局',
    region: '350200',
    system: 'generic',
    home: 'http://made.gov.cn/',
    hosts: ['made.gov.cn'],
    entries: [{ url: 'http://made.gov.cn/nb/', agency: null, seen }],
    seen,
    rendered: false,
    charset: null,
    selectors: null,
    expected: null,
    pauseSeconds: null,
    verified: false,
    notes: [],
    ...changes,
  });
}

export const titleOf = (year: number): string => `厦门市测试局${String(year)}年政府信息公开工作年度报告`;

/** A page with a whole report. `granted`: the first figure of its second section. */
export function reportPage(year: number, granted = 3, note = ''): string {
  const edition = year < 2021 ? 'ogi-2019' : 'ogi-2021';
  const report = fillIn(
    { edition, year, agency: '厦门市测试局', published: `${String(year + 1)}-01-20` },
    { requests: { 'outcome.granted': [granted, 0, 0, 0, 0, 0] } },
    proseOf(1),
  );
  const body = writeBody(partsOf(report, { intro: [introOf(report)] }), { editor: 'wps' }, year);
  return `${jcms({ report, site: report.agency, body })}${note}`;
}

/** A list of links, as the generic scraper finds it. */
export const listPage = (links: readonly (readonly [href: string, text: string])[], more = ''): string =>
  `<title>年报</title><ul class="list">${links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>${more}`;

export interface Crawled extends CrawlSummary {
  readonly outcomes: readonly string[];
  readonly events: readonly string[];
}

/** Crawls the made web into a folder. */
export async function crawlWeb(
  web: MadeWeb,
  folder: string,
  changes: Partial<CrawlOptions> = {},
  clock: MadeClock = madeClock(),
): Promise<Crawled> {
  const summary = await crawl({
    sources: [madeSource()],
    scrapers,
    archiveFolder: join(folder, 'archive'),
    storeFile: join(folder, 'store.db'),
    years: null,
    contact: 'test@example.org',
    signal: new AbortController().signal,
    clock,
    send: web.send,
    lookup: () => Promise.resolve(['93.184.216.34']),
    ...changes,
  });
  const checks = summary.sources.flatMap((one) => one.checks);
  return {
    ...summary,
    outcomes: checks
      .filter(({ kind }) => kind !== 'list' && kind !== 'home')
      .map(({ outcome, url, year }) => `${outcome} ${new URL(url).pathname} ${String(year)}`),
    events: summary.sources.flatMap(({ events }) => events.map(({ code }) => code)),
  };
}

/** What the ledger holds of an address. */
export function ledgerOf(
  folder: string,
  url: string,
): { checks: Check[]; changes: ReturnType<Store['changes']> } {
  const store = Store.open(join(folder, 'store.db'));
  try {
    const { id } = madeSource();
    return { checks: store.history(id, url), changes: store.changes(id, url) };
  } finally {
    store.close();
  }
}
