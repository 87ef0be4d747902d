/** A list of reports as a scraper sees it: strict selection, links, and what was odd about them. */
import { load, type CheerioAPI } from 'cheerio';
import { isTag, type Element } from 'domhandler';
import { compact, fileAddress, listedReport, nextPageLink, notListedReport } from '../forms/index.ts';
import type { EventCode } from '../store/index.ts';
import { addressOf } from './addresses.ts';

/** A report that a list names. */
export interface Listed {
  readonly url: string;
  readonly title: string;
  /** The report year that the title names; null where it names none, or several. */
  readonly year: number | null;
  /** ISO date that stands beside it; null where none does. */
  readonly published: string | null;
}

/** What may be odd about a list. */
export type ListEventCode = Extract<EventCode, `selector.${string}` | `list.${string}`>;

export interface ListEvent {
  readonly code: ListEventCode;
  readonly detail: string;
}

/** What a scraper makes of a list. */
export interface ListReading {
  readonly reports: readonly Listed[];
  /** Addresses of further lists: the next page, or a list a year. */
  readonly lists: readonly string[];
  readonly events: readonly ListEvent[];
}

export interface Link {
  readonly url: string;
  readonly text: string;
  readonly published: string | null;
}

/** A list of a thousand links is one page of a site map, not of reports. */
const mostLinks = 5000;

/** The year of a title: the only one that it names before 年, or with its report; null else. */
export function yearOfTitle(title: string): number | null {
  const years = new Set(
    Array.from(compact(title).matchAll(/(?<!\d)(20[0-4]\d)(?!\d)/g), ([year]) => Number(year)),
  );
  const [year] = years;
  return years.size === 1 ? (year ?? null) : null;
}

/** Whether the words of a link name an annual report. */
export function namesReport(text: string): boolean {
  const words = compact(text.slice(0, 200));
  return listedReport.test(words) && !notListedReport.test(words);
}

export class ListPage {
  readonly url: string;
  readonly text: string;
  readonly $: CheerioAPI;
  readonly events: ListEvent[] = [];

  constructor(url: string, text: string) {
    this.url = url;
    this.text = text;
    this.$ = load(text);
  }

  /** Notes what was odd, once. */
  note(code: ListEventCode, detail: string): void {
    const event = { code, detail: detail.slice(0, 300) };
    if (!this.events.some((one) => one.code === code && one.detail === event.detail)) this.events.push(event);
  }

  /**
   * The one part of the page that the first fitting selector finds. Where none finds any, or it finds several, that is noted, and
   * the whole page is looked through: what it lists is not lost, and the note says that the selector is to be mended.
   */
  part(selectors: readonly string[]): Element[] {
    for (const selector of selectors) {
      const found = this.$(selector)
        .toArray()
        .filter((node) => isTag(node));
      if (found.length === 1) return found;
      if (found.length > 1) {
        this.note('selector.too_much', `${selector}: ${String(found.length)}`);
        return found;
      }
    }
    this.note('selector.nothing', selectors.join(' | '));
    return this.$('body').toArray();
  }

  /** The links within elements, in order, each address once. */
  links(within: readonly Element[]): Link[] {
    const found = new Map<string, Link>();
    for (const element of within) {
      for (const anchor of this.$(element).find('a[href]').toArray().slice(0, mostLinks)) {
        const link = this.#link(anchor);
        if (link !== null && !found.has(link.url)) found.set(link.url, link);
      }
    }
    return [...found.values()];
  }

  /** Links whose words name an annual report, or whose address has the shape of one. */
  reports(within: readonly Element[], isReportAddress: (url: URL) => boolean): Listed[] {
    return this.links(within)
      .filter(
        ({ url, text }) =>
          namesReport(text) ||
          (isReportAddress(new URL(url)) &&
            yearOfTitle(text) !== null &&
            !notListedReport.test(compact(text.slice(0, 200)))),
      )
      .map(({ url, text, published }) => ({ url, title: text, year: yearOfTitle(text), published }));
  }

  /** The next page, by its link's words. */
  next(): string[] {
    const urls = this.links(this.$('body').toArray())
      .filter(({ text }) => nextPageLink.test(compact(text)))
      .map(({ url }) => url)
      .filter((url) => url !== addressOf(this.url));
    return urls.slice(0, 1);
  }

  /** The pages that a script of the site's system counts: `createPageHTML(5, 0, "index", "html")`, with or without an element first. */
  counted(): string[] {
    const call =
      /createPageHTML\(\s*(?:['"][^'"]{0,60}['"]\s*,\s*)?(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*['"]([\w-]{1,40})['"]\s*,\s*['"](\w{1,8})['"]/.exec(
        this.text,
      );
    if (call === null) return [];
    const [, count = '1', at = '0', name = '', ending = ''] = call;
    // TRS counts from 0 and names its second page `index_1`; Kaipuyun counts from 1 and names it `list_2`.
    const isFromOne = name !== 'index' && /createPageHTML\(\s*['"]/.test(call[0]);
    const next = Number(at) + 1;
    if (next > Number(count) - (isFromOne ? 0 : 1)) return [];
    const url = addressOf(`${name}_${String(next)}.${ending}`, this.url);
    return url === null ? [] : [url];
  }

  #link(anchor: Element): Link | null {
    const href = this.$(anchor).attr('href') ?? '';
    const title = this.$(anchor).attr('title') ?? '';
    const shown = this.$(anchor).text().replace(/\s+/gu, ' ').trim();
    // Long titles are shown cut off; the attribute has them whole.
    const text = (title.length > shown.length || /(?:\.{3}|…)$/u.test(shown) ? title : shown)
      .trim()
      .slice(0, 300);
    if (/^(?:#|javascript:|mailto:|tel:|data:)/i.test(href.trim())) return null;
    const url = addressOf(href, this.url);
    if (url === null) {
      if (namesReport(text)) this.note('list.bad_link', `${text}: ${href.slice(0, 100)}`);
      return null;
    }
    const beside = this.$(anchor).parent().text().slice(0, 500);
    const [, year, month, day] =
      /(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(beside.replace(shown, '')) ?? [];
    const published =
      year === undefined ? null : `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
    return { url, text, published };
  }
}

/** Whether an address is that of a file (PDF, Word, OFD…) and not of a page. */
export const isFileAddress = (url: string): boolean => fileAddress.test(new URL(url).pathname);
