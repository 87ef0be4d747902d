/** What the parts of a walk over one source share: the source, the round, and how checks and events are written down. */
import type { About } from '../archive/index.ts';
import type { Check, Event, EventCode, Facts, Outcome, Queued, Settled } from '../store/index.ts';
import { isoTime } from './clock.ts';
import type { CrawlContext } from './context.ts';
import type { FetchResult, Fetched, Purpose } from './fetch-result.ts';
import type { Scraper } from './scraper.ts';
import type { Source } from './source.ts';

/** Bounds of one source: a list without end, or a calendar, is left with an event. */
export const sourceBounds = { lists: 200, reports: 5000, depth: 3, barren: 3 };

export const emptyFacts: Facts = {
  via: null,
  title: null,
  year: null,
  published: null,
  depth: 0,
  barren: 0,
  entry: null,
};

export const isListKind = ({ kind }: Pick<Queued, 'kind'>): boolean => kind === 'list' || kind === 'home';

export class SourceWalk {
  readonly context: CrawlContext;
  readonly source: Source;
  readonly scraper: Scraper;
  readonly hosts: ReadonlySet<string>;
  /** Id of the round in the store. */
  readonly round: number;

  constructor(context: CrawlContext, source: Source, scraper: Scraper, round: number) {
    this.context = context;
    this.source = source;
    this.scraper = scraper;
    this.hosts = new Set(source.hosts);
    this.round = round;
  }

  /** Whether reports of a year are asked for; a year that is not known may be one of them. */
  isWanted(year: number | null): boolean {
    const { years } = this.context;
    return years === null || year === null || years.has(year);
  }

  purpose(facts: Facts): Purpose {
    const agency = facts.entry === null ? null : (this.source.entries?.[facts.entry]?.agency ?? null);
    const about: About = { source: this.source.id, via: facts.via, title: facts.title, agency };
    return { hosts: this.hosts, about, pauseMs: 1000 * (this.source.pauseSeconds ?? 0) };
  }

  textOf({ bytes, charset }: Pick<Fetched, 'bytes' | 'charset'>): string {
    return this.context.decode(bytes, this.source.charset?.encoding ?? charset);
  }

  check(queued: Queued, outcome: Outcome, facts: Partial<Check> = {}): Check {
    return {
      at: isoTime(this.context.clock),
      source: this.source.id,
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

  event(code: EventCode, severity: Event['severity'], url: string | null, detail: string | null): Event {
    return { at: isoTime(this.context.clock), code, severity, url, detail };
  }

  /** What is written where an address was not had. */
  refusal(queued: Queued, result: Extract<FetchResult, { kind: 'failed' }>): Settled {
    const known = this.context.store.page(this.source.id, queued.url);
    const isGone = result.outcome === 'missing' && known?.isThere === true;
    const check = this.check(queued, isGone ? 'vanished' : result.outcome, {
      status: result.status,
      detail: result.detail,
    });
    const events = isListKind(queued)
      ? [this.event('list.not_had', 'error', queued.url, result.outcome)]
      : [];
    return { check, isGone, events };
  }
}
