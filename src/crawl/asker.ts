/** Asking as a polite visitor: one request at a time and a pause per site, within caps and hours, waiting when asked to. */
import type { Archive, BodyLimits, HeaderFields } from '../archive/index.ts';
import type { RobotsEntry } from '../store/index.ts';
import { siteOf } from './addresses.ts';
import { isoTime, type Clock } from './clock.ts';
import { CrawlEnd } from './crawl-end.ts';
import { failed, fieldOf, type Conditions, type Failed, type Purpose } from './fetch-result.ts';
import { guard, type Exception, type Lookup } from './guard.ts';
import { retryAfter } from './retry-after.ts';
import type { Send, SendLimits, Sent, Unsent } from './send.ts';
import { longestPause, longestSleep, SiteLane } from './site-lane.ts';
import { untilOpen, type NightWindow } from './window.ts';

export interface FetcherOptions {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly send: Send;
  readonly lookup: Lookup;
  /** Aborted when the crawl is to end (Ctrl-C). */
  readonly signal: AbortSignal;
  /** Asked before each request: whether somebody laid a stop file. */
  readonly isStopped: () => boolean;
  /** Where robots.txt is kept between runs. */
  readonly robots: {
    readonly get: (origin: string) => RobotsEntry | null;
    readonly keep: (origin: string, entry: RobotsEntry) => void;
  };
  /** How to reach whoever crawls: an address of mail or of a page; in every request. */
  readonly contact: string;
  readonly version: string;
  /** Milliseconds between two requests to a site, at least; robots.txt and a source can only make it longer. */
  readonly pauseMs: number;
  readonly window: NightWindow | null;
  readonly caps: { readonly perSite: number; readonly perRun: number };
  readonly sendLimits: SendLimits;
  readonly bodyLimits: BodyLimits;
  readonly exceptions: readonly Exception[];
}

/** How often a request is made again after 429, 503 or a lost connection. */
const mostTries = 3;
/** The pause before a second try where the server names none, doubled for the third. Milliseconds. */
const backOffMs = 30_000;

const optional = (name: string, value: string | null | undefined): HeaderFields =>
  value === null || value === undefined ? [] : [[name, value]];

interface Hop {
  readonly sent: Sent;
  readonly date: string;
}

export class Asker {
  readonly #options: FetcherOptions;
  readonly #lanes = new Map<string, SiteLane>();
  #requests = 0;

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /** Requests made so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Asks until there is an answer that stands: waits where the server asks to, tries again where the connection was lost. */
  async ask(
    url: URL,
    purpose: Purpose,
    delayMs: number | null,
    conditions: Conditions | null,
  ): Promise<{ readonly kind: 'hop'; readonly hop: Hop } | Failed> {
    const { clock } = this.#options;
    const lane = this.#lane(url);
    for (let tries = 1; ; tries += 1) {
      const sent = await this.#once(url, purpose, delayMs, conditions);
      if (sent.kind === 'failed') return sent;
      const isLast = tries >= mostTries;
      if (sent.kind === 'failure') {
        const mayPass = sent.outcome === 'unreachable' || sent.outcome === 'cut_off';
        if (isLast || !mayPass) return failed(sent.outcome, sent.detail);
        lane.backOff(backOffMs * tries);
        continue;
      }
      const asked = retryAfter(fieldOf(sent.headers, 'retry-after'), clock.now());
      if (sent.status !== 429 && !(sent.status === 503 && asked !== null))
        return { kind: 'hop', hop: { sent, date: sent.date } };
      const wait = asked ?? backOffMs * 2 ** tries;
      lane.backOff(wait);
      if (wait > longestPause) throw new CrawlEnd('site.asks_to_wait');
      if (isLast) return { kind: 'hop', hop: { sent, date: sent.date } };
    }
  }

  /** One request in its turn. */
  async #once(
    url: URL,
    purpose: Purpose,
    delayMs: number | null,
    conditions: Conditions | null,
  ): Promise<(Sent & { readonly date: string }) | Unsent | Failed> {
    const { caps, clock, exceptions, lookup, signal } = this.#options;
    const lane = this.#lane(url);
    const pause = Math.max(this.#options.pauseMs, purpose.pauseMs, delayMs ?? 0);
    if (pause > longestPause) throw new CrawlEnd('site.asks_to_wait');
    const endIfStopped = (): void => {
      if (signal.aborted || this.#options.isStopped()) throw new CrawlEnd('stopped');
    };
    try {
      return await lane.next(pause, signal, endIfStopped, async () => {
        await this.#whenOpen(endIfStopped);
        if (lane.requests > caps.perSite) throw new CrawlEnd('cap.site');
        if (this.#requests >= caps.perRun) throw new CrawlEnd('cap.run');
        const guarded = await guard(url, purpose.hosts, exceptions, lookup);
        if (guarded.kind !== 'go') return failed(guarded.kind, guarded.detail);
        this.#requests += 1;
        const date = isoTime(clock);
        const answer = await this.#options.send({
          url,
          addresses: guarded.addresses,
          port: guarded.port,
          headers: this.#headers(url, conditions),
          limits: this.#options.sendLimits,
          clock,
          signal,
        });
        return answer.kind === 'answer' ? { ...answer, date } : answer;
      });
    } catch (error) {
      if (signal.aborted) throw new CrawlEnd('stopped');
      throw error;
    }
  }

  /** Waits for the hours in which the crawl may ask. */
  async #whenOpen(endIfStopped: () => void): Promise<void> {
    const { clock, signal, window } = this.#options;
    for (;;) {
      endIfStopped();
      const wait = window === null ? 0 : untilOpen(window, clock.now());
      if (wait <= 0) return;
      await clock.sleep(Math.min(wait, longestSleep), signal);
    }
  }

  #headers(url: URL, conditions: Conditions | null): HeaderFields {
    const { contact, version } = this.#options;
    return [
      ['Host', url.host],
      ['User-Agent', `gongkai/${version} (+${contact})`],
      ['Accept', 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8'],
      ['Accept-Language', 'zh-CN,zh;q=0.9'],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ...optional('If-None-Match', conditions?.etag),
      ...optional('If-Modified-Since', conditions?.lastModified),
      ['Connection', 'close'],
    ];
  }

  #lane(url: URL): SiteLane {
    const site = siteOf(url.hostname);
    let lane = this.#lanes.get(site);
    if (lane === undefined) {
      lane = new SiteLane(this.#options.clock);
      this.#lanes.set(site, lane);
    }
    return lane;
  }
}
