/** Walking one source: its lists, then the reports that they name, each checked once; and what the years still lack. */
import type { About } from '../archive/index.ts';
import { compact, disclosureLink, reportListLink } from '../forms/index.ts';
import type { Check, Event, Facts, Outcome, PageState, Queued, Settled } from '../store/index.ts';
import { addressOf } from './addresses.ts';
import { cellChanges } from './cell-changes.ts';
import { isoTime } from './clock.ts';
import type { CrawlContext } from './context.ts';
import { fieldOf, type FetchResult, type Fetched, type Purpose } from './fetcher.ts';
import { isFileAddress, ListPage, type ListReading } from './list-page.ts';
import { signOf } from './page-signs.ts';
import { drawn } from './render-list.ts';
import type { Scraper } from './scraper.ts';
import type { Source } from './source.ts';

/** Bounds of one source: a list without end, or a calendar, is left with an event. */
export const sourceBounds = { lists: 200, reports: 5000, depth: 3, barren: 3 };

/** Addresses whose reports the crawl wants: by year; null for all. */
export type Years = ReadonlySet<number> | null;

const emptyFacts: Facts = { via: null, title: null, year: null, published: null, depth: 0, entry: null };

export class SourceCrawl {
  readonly #context: CrawlContext;
  readonly #source: Source;
  readonly #scraper: Scraper;
  readonly #hosts: ReadonlySet<string>;
  readonly #round: number;
  #lists = 0;
  #barren = 0;

  constructor(context: CrawlContext, source: Source, scraper: Scraper, round: number) {
    this.#context = context;
    this.#source = source;
    this.#scraper = scraper;
    this.#hosts = new Set(source.hosts);
    this.#round = round;
  }

  /** Walks to the end. Throws CrawlEnd where it is stopped: what is settled stays settled. */
  async walk(): Promise<void> {
    const { store } = this.#context;
    store.enqueue(this.#round, this.#seeds());
    this.#lists = store.queued(this.#round).filter(({ kind }) => kind === 'list' || kind === 'home').length;
    let areListsDone = false;
    for (;;) {
      const next = store.next(this.#round);
      if (!areListsDone && (next === null || (next.kind !== 'home' && next.kind !== 'list'))) {
        areListsDone = true;
        store.enqueue(this.#round, this.#unlisted());
        continue;
      }
      if (next === null) break;
      const settled = await (next.kind === 'home' || next.kind === 'list'
        ? this.#list(next)
        : this.#report(next));
      store.settle(this.#round, settled);
      this.#context.onCheck(this.#source, settled.check, store.waiting(this.#round));
    }
    const { settled, events } = this.#reckoning();
    store.endRound(this.#round, isoTime(this.#context.clock), settled, events);
    for (const { check } of settled) this.#context.onCheck(this.#source, check, 0);
  }

  #seeds(): Queued[] {
    const { entries, home } = this.#source;
    if (entries === null) return [{ url: home, kind: 'home', facts: emptyFacts }];
    return entries.map(({ url }, entry) => ({ url, kind: 'list', facts: { ...emptyFacts, entry } }));
  }

  /** Reports that were there before and that no list names now: they are looked for at their own addresses. */
  #unlisted(): Queued[] {
    return this.#context.store
      .pages(this.#source.id)
      .filter(({ kind, facts }) => (kind === 'report' || kind === 'file') && this.#isWanted(facts.year))
      .map(({ url, kind, facts }) => ({ url, kind, facts }));
  }

  #isWanted(year: number | null): boolean {
    const { years } = this.#context;
    return years === null || year === null || years.has(year);
  }

  #purpose(facts: Facts): Purpose {
    const agency = facts.entry === null ? null : (this.#source.entries?.[facts.entry]?.agency ?? null);
    const about: About = { source: this.#source.id, via: facts.via, title: facts.title, agency };
    return { hosts: this.#hosts, about, pauseMs: 1000 * (this.#source.pauseSeconds ?? 0) };
  }

  #check(queued: Queued, outcome: Outcome, facts: Partial<Check> = {}): Check {
    return {
      at: isoTime(this.#context.clock),
      source: this.#source.id,
      kind: queued.kind,
      url: queued.url,
      outcome,
      status: null,
      finalUrl: null,
      digest: null,
      recordId: null,
      year: queued.facts.year,
      title: queued.facts.title,
      detail: null,
      ...facts,
    };
  }

  #event(code: string, severity: Event['severity'], url: string | null, detail: string | null): Event {
    return { at: isoTime(this.#context.clock), code, severity, url, detail };
  }

  #refusal(queued: Queued, result: Extract<FetchResult, { kind: 'failed' }>): Settled {
    const known = this.#context.store.page(this.#source.id, queued.url);
    const isGone = result.outcome === 'missing' && known?.isThere === true;
    const check = this.#check(queued, isGone ? 'vanished' : result.outcome, {
      status: result.status,
      detail: result.detail,
    });
    const events =
      queued.kind === 'list' || queued.kind === 'home'
        ? [this.#event('list.not_had', 'error', queued.url, result.outcome)]
        : [];
    return { check, isGone, events };
  }

  #textOf({ bytes, charset }: Pick<Fetched, 'bytes' | 'charset'>): string {
    return this.#context.decode(bytes, this.#source.charset?.encoding ?? charset);
  }

  async #list(queued: Queued): Promise<Settled> {
    const purpose = this.#purpose(queued.facts);
    const result = await this.#context.fetcher.fetch(queued.url, purpose);
    if (result.kind === 'failed') return this.#refusal(queued, result);
    if (result.kind === 'not_modified') return { check: this.#check(queued, 'unchanged') };
    let text = this.#textOf(result);
    const captured = {
      status: result.status,
      finalUrl: result.url,
      digest: result.entry.digest,
      recordId: result.entry.recordId,
    };
    const sign = signOf(text);
    if (sign !== null) {
      const events = [this.#event('list.not_had', 'error', queued.url, sign)];
      return { check: this.#check(queued, sign, captured), events };
    }
    const events: Event[] = [];
    if (this.#source.rendered && queued.kind === 'list') {
      const made = await drawn(this.#context, result, purpose);
      if (made.kind === 'page') text = made.html;
      else events.push(this.#event(made.code, 'error', queued.url, made.detail));
    }
    const reading =
      queued.kind === 'home'
        ? this.#lookForLists(new ListPage(result.url, text), queued.facts)
        : this.#readList(new ListPage(result.url, text));
    events.push(
      ...reading.events.map(({ code, detail }) =>
        this.#event(code, code.startsWith('selector') ? 'error' : 'warning', queued.url, detail),
      ),
    );
    const found = this.#foundIn(queued, reading, result.url, events);
    return { check: this.#check(queued, 'visited', captured), found, events };
  }

  #readList(page: ListPage): ListReading {
    return this.#scraper.read(page, this.#source.selectors?.list ?? this.#scraper.selectors);
  }

  /** From a home page to the lists: links that name annual reports; else links to disclosure, some steps deep. */
  #lookForLists(page: ListPage, { depth }: Facts): ListReading {
    const links = page
      .links(page.$('body').toArray())
      .filter(({ url }) => this.#hosts.has(new URL(url).host));
    const lists = links.filter(
      ({ url, text }) => reportListLink.test(compact(text)) || this.#scraper.isList(new URL(url)),
    );
    if (lists.length > 0) return { reports: [], lists: lists.map(({ url }) => url), events: page.events };
    const steps =
      depth >= sourceBounds.depth
        ? []
        : links.filter(({ text }) => disclosureLink.test(compact(text))).slice(0, 5);
    return {
      reports: [],
      lists: [],
      events:
        steps.length === 0
          ? [...page.events, { code: 'list.empty', detail: 'no link to annual reports' }]
          : page.events,
      ...{ steps: steps.map(({ url }) => url) },
    };
  }

  #foundIn(
    queued: Queued,
    reading: ListReading & { readonly steps?: readonly string[] },
    base: string,
    events: Event[],
  ): Queued[] {
    const { store } = this.#context;
    const known = new Set(store.queued(this.#round).map(({ url }) => url));
    const facts = { ...emptyFacts, via: base, entry: queued.facts.entry, depth: queued.facts.depth + 1 };
    const reports = reading.reports
      .filter(({ url, year }) => this.#isWanted(year) && !known.has(url))
      .map(({ url, title, year, published }): Queued => {
        const kind = isFileAddress(url) ? 'file' : 'report';
        return { url, kind, facts: { ...facts, title, year, published } };
      });
    // Pages of a list that name nothing new, one after the other, are a list without end.
    this.#barren = reading.reports.some(({ url }) => !known.has(url)) ? 0 : this.#barren + 1;
    let lists = reading.lists.filter((url) => !known.has(url) && this.#hosts.has(new URL(url).host));
    if (queued.kind === 'list' && lists.length > 0 && this.#barren >= sourceBounds.barren) {
      events.push(
        this.#event('list.endless', 'warning', queued.url, `${String(this.#barren)} pages named nothing new`),
      );
      lists = [];
    }
    if (this.#lists + lists.length > sourceBounds.lists) {
      events.push(
        this.#event('list.endless', 'warning', queued.url, `over ${String(sourceBounds.lists)} lists`),
      );
      lists = lists.slice(0, Math.max(0, sourceBounds.lists - this.#lists));
    }
    if (known.size + reports.length > sourceBounds.reports) {
      events.push(
        this.#event('list.endless', 'warning', queued.url, `over ${String(sourceBounds.reports)} reports`),
      );
      reports.length = Math.max(0, sourceBounds.reports - known.size);
    }
    this.#lists += lists.length;
    const steps = (reading.steps ?? []).map((url): Queued => ({ url, kind: 'home', facts }));
    return [...lists.map((url): Queued => ({ url, kind: 'list', facts })), ...steps, ...reports];
  }

  async #report(queued: Queued): Promise<Settled> {
    const { store } = this.#context;
    const known = store.page(this.#source.id, queued.url);
    const conditions =
      known?.isThere === true ? { etag: known.etag, lastModified: known.lastModified } : null;
    const result = await this.#context.fetcher.fetch(queued.url, this.#purpose(queued.facts), conditions);
    if (result.kind === 'failed') return this.#refusal(queued, result);
    const at = isoTime(this.#context.clock);
    if (result.kind === 'not_modified') {
      if (known === null) return { check: this.#check(queued, 'bad_answer', { status: 304 }) };
      const check = this.#check(queued, 'unchanged', {
        status: 304,
        digest: known.digest,
        recordId: known.recordId,
      });
      return { check, page: { ...known, lastSeen: at } };
    }
    return this.#document(queued, result, known, at);
  }

  async #document(queued: Queued, result: Fetched, known: PageState | null, at: string): Promise<Settled> {
    const { entry, status, url: finalUrl } = result;
    const facts = { status, finalUrl, digest: entry.digest, recordId: entry.recordId };
    const isPage = !isFileAddress(finalUrl) && /html|^text\/plain$|^$/.test(result.mediaType ?? '');
    const sign = isPage ? signOf(this.#textOf(result)) : null;
    if (sign !== null) {
      const isGone = sign === 'soft_404' && known?.isThere === true;
      return {
        check: this.#check(queued, isGone ? 'vanished' : sign, {
          ...facts,
          detail: isGone ? 'soft_404' : null,
        }),
        isGone,
      };
    }
    const page = {
      url: queued.url,
      kind: queued.kind,
      lastSeen: at,
      isThere: true,
      digest: entry.digest,
      recordId: entry.recordId,
      etag: fieldOf(result.headers, 'etag'),
      lastModified: fieldOf(result.headers, 'last-modified'),
      facts: queued.facts,
    };
    const { outcome, changes, found } = await this.#whatItIs(queued, result, known, isPage);
    const twin = outcome === 'found' || outcome === 'moved' ? this.#twin(queued, result) : null;
    if (twin !== null) return { check: this.#check(queued, 'duplicate', { ...facts, detail: twin }), page };
    return { check: this.#check(queued, outcome, facts), page, changes, found };
  }

  /** Another address of the same report: the same bytes, or where this one was sent on to. */
  #twin(queued: Queued, { entry, isMoved, url }: Fetched): string | null {
    const { store } = this.#context;
    if (isMoved && url !== queued.url && store.page(this.#source.id, url)?.isThere === true) return url;
    return store.twin(this.#source.id, queued.url, entry.digest);
  }

  async #whatItIs(
    queued: Queued,
    result: Fetched,
    known: PageState | null,
    isPage: boolean,
  ): Promise<{
    readonly outcome: Outcome;
    readonly changes: Settled['changes'] & object;
    readonly found: readonly Queued[];
  }> {
    const isSame = known?.isThere === true && known.digest === result.entry.digest;
    if (isSame) return { outcome: 'unchanged', changes: [], found: [] };
    const now = await this.#context.examine(result.bytes, {
      file: result.url,
      url: result.url,
      mediaType: result.mediaType,
      encoding: this.#source.charset?.encoding ?? result.charset,
    });
    // A page that only leads to its report: the files that it links are the report.
    const isWhole = now.status === 'parsed';
    const found = isPage && !isWhole ? this.#attachments(queued, result) : [];
    if (isPage && now.report === null) return { outcome: 'not_a_report', changes: [], found };
    if (known !== null && known.isThere) {
      const before = await this.#context.examineArchived(known.recordId, queued.url);
      return { outcome: 'changed', changes: before === null ? [] : cellChanges(before, now), found };
    }
    return { outcome: result.isMoved ? 'moved' : 'found', changes: [], found };
  }

  #attachments(queued: Queued, result: Fetched): Queued[] {
    if (queued.facts.depth > sourceBounds.depth + sourceBounds.lists) return [];
    const page = new ListPage(result.url, this.#textOf(result));
    return page
      .links(page.$('body').toArray())
      .filter(
        ({ url, text }) =>
          isFileAddress(url) && this.#hosts.has(new URL(url).host) && this.#context.isReportFile(text),
      )
      .slice(0, 5)
      .map(({ url, text }) => ({
        url,
        kind: 'file',
        facts: {
          ...queued.facts,
          via: result.url,
          title: text || queued.facts.title,
          depth: queued.facts.depth + 1,
        },
      }));
  }

  /** What the years lack, when all lists are read: not published yet, too few, too many. */
  #reckoning(): { readonly settled: Settled[]; readonly events: Event[] } {
    const { store, years } = this.#context;
    const { expected } = this.#source;
    const checks = store.checks(this.#round);
    const had = new Set<Outcome>(['found', 'unchanged', 'changed', 'moved']);
    const counts = new Map<number, number>();
    for (const { year, outcome, kind } of checks) {
      if (year !== null && had.has(outcome) && kind !== 'list') counts.set(year, (counts.get(year) ?? 0) + 1);
    }
    const settled: Settled[] = [];
    const events: Event[] = [];
    const hadLists = checks.some(({ kind, outcome }) => kind === 'list' && outcome === 'visited');
    for (const year of [...(years ?? counts.keys())].sort()) {
      const count = counts.get(year) ?? 0;
      if (count === 0 && hadLists && !checks.some((check) => check.year === year)) {
        const url = addressOf(this.#source.entries?.[0]?.url ?? this.#source.home) ?? this.#source.home;
        settled.push({
          check: this.#check({ url, kind: 'year', facts: { ...emptyFacts, year } }, 'not_published'),
        });
      }
      if (expected === null) continue;
      const detail = `${String(year)}: ${String(count)}, expected ${String(expected.least)}–${String(expected.most)}`;
      if (count < expected.least) events.push(this.#event('count.too_few', 'error', null, detail));
      if (count > expected.most) events.push(this.#event('count.too_many', 'warning', null, detail));
    }
    return { settled, events };
  }
}
