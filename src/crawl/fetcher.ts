/** Fetching an address as a polite visitor: robots, pace, redirects, waiting when asked to; everything answered is archived. */
import {
  decodeBody,
  mediaTypeOf,
  charsetOf,
  type About,
  type Archive,
  type BodyLimits,
  type Entry,
  type HeaderFields,
} from '../archive/index.ts';
import type { Outcome, RobotsEntry } from '../store/index.ts';
import { addressOf, siteOf } from './addresses.ts';
import { isoTime, type Clock } from './clock.ts';
import { guard, type Exception, type Lookup } from './guard.ts';
import { retryAfter } from './retry-after.ts';
import { judge, robotsAge, robotsOf, robotsRedirects } from './robots.ts';
import { type Send, type SendLimits, type Sent, type Unsent } from './send.ts';
import { longestPause, SiteLane } from './site-lane.ts';
import { untilOpen, type NightWindow } from './window.ts';

/** Why the crawl of a site, or the whole of it, ends before its end; it can be resumed. */
export type EndReason = 'stopped' | 'cap.site' | 'cap.run' | 'site.asks_to_wait';

export class CrawlEnd extends Error {
  override readonly name = 'CrawlEnd';
  readonly reason: EndReason;
  constructor(reason: EndReason) {
    super(reason);
    this.reason = reason;
  }
}

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

/** On whose behalf an address is asked for. */
export interface Purpose {
  readonly hosts: ReadonlySet<string>;
  readonly about: About;
  /** The source's own pause, where it asks for a longer one. */
  readonly pauseMs: number;
}

export interface Conditions {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A document that was had and archived. */
export interface Fetched {
  readonly kind: 'document';
  /** The address that answered in the end. */
  readonly url: string;
  readonly isMoved: boolean;
  readonly status: number;
  readonly headers: HeaderFields;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** Codings undone. */
  readonly bytes: Buffer;
  readonly entry: Entry;
}

export type FetchResult =
  | Fetched
  | { readonly kind: 'not_modified'; readonly url: string }
  | {
      readonly kind: 'failed';
      readonly outcome: Outcome;
      readonly status: number | null;
      readonly detail: string | null;
    };

const failed = (outcome: Outcome, detail: string | null, status: number | null = null): FetchResult => ({
  kind: 'failed',
  outcome,
  status,
  detail,
});

/** RFC 9110 sets none; browsers stop at 20, and no list was seen behind more than three. */
const mostRedirects = 10;
/** How often a request is made again after 429, 503 or a lost connection. */
const mostTries = 3;
/** The pause before a second try where the server names none, doubled for the third. Milliseconds. */
const backOffMs = 30_000;

/** The value of a header field; null where it is not there. */
export function fieldOf(headers: HeaderFields, name: string): string | null {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;
}

const optional = (name: string, value: string | null | undefined): HeaderFields =>
  value === null || value === undefined ? [] : [[name, value]];

interface Hop {
  readonly sent: Sent;
  readonly date: string;
}

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #lanes = new Map<string, SiteLane>();
  #requests = 0;

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /** Requests made so far, those for robots.txt included. */
  get requests(): number {
    return this.#requests;
  }

  /** Fetches a document. Throws CrawlEnd where the crawl must end, and ArchiveError where the disk refuses. */
  async fetch(address: string, purpose: Purpose, conditions: Conditions | null = null): Promise<FetchResult> {
    const seen = new Set<string>();
    let url = new URL(address);
    for (let hops = 0; ; hops += 1) {
      if (hops > mostRedirects || seen.has(url.href)) return failed('redirect_loop', url.href);
      seen.add(url.href);
      const verdict = await this.#robots(url, purpose);
      if (verdict.outcome !== 'allow') return failed(verdict.outcome, verdict.detail);
      const answer = await this.#ask(url, purpose, verdict.delayMs, conditions);
      if (answer.kind === 'failed') return answer;
      const { sent, date } = answer.hop;
      if (sent.status === 304) return { kind: 'not_modified', url: url.href };
      const next = redirectOf(sent, url);
      const entry = await this.#archive(url, sent, date, purpose);
      if (next.kind === 'stays') return this.#documentOf(sent, url, hops > 0, entry);
      if (next.kind === 'nowhere') return failed('outside', next.detail, sent.status);
      url = next.url;
    }
  }

  async #documentOf(sent: Sent, url: URL, isMoved: boolean, entry: Entry): Promise<FetchResult> {
    const { status, headers } = sent;
    if (status === 404 || status === 410) return failed('missing', null, status);
    if (status >= 400 && status <= 499) return failed('blocked', null, status);
    if (status >= 500) return failed('server_error', null, status);
    if (status < 200 || status > 299) return failed('bad_answer', `status ${String(status)}`, status);
    const decoded = await decodeBody(
      sent.body,
      fieldOf(headers, 'content-encoding'),
      this.#options.bodyLimits,
    );
    if (decoded.kind === 'bomb') return failed('too_large', 'decoded', status);
    if (decoded.kind === 'bad') return failed('bad_answer', 'content coding', status);
    if (decoded.bytes.length === 0) return failed('empty', null, status);
    const type = fieldOf(headers, 'content-type');
    return {
      kind: 'document',
      url: url.href,
      isMoved,
      status,
      headers,
      mediaType: mediaTypeOf(type),
      charset: charsetOf(type),
      bytes: Buffer.from(decoded.bytes),
      entry,
    };
  }

  async #archive(url: URL, sent: Sent, date: string, { about }: Purpose): Promise<Entry> {
    const { requestHead, status, statusText, headers, body } = sent;
    return this.#options.archive.add({
      url: url.href,
      date,
      requestHead,
      status,
      statusText,
      headers,
      body,
      about,
    });
  }

  /** Asks until there is an answer that stands: waits where the server asks to, tries again where the connection was lost. */
  async #ask(
    url: URL,
    purpose: Purpose,
    delayMs: number | null,
    conditions: Conditions | null,
  ): Promise<{ readonly kind: 'hop'; readonly hop: Hop } | Extract<FetchResult, { kind: 'failed' }>> {
    const { clock } = this.#options;
    const lane = this.#lane(url);
    for (let tries = 1; ; tries += 1) {
      const date = isoTime(clock);
      const sent = await this.#once(url, purpose, delayMs, conditions);
      if (sent.kind === 'failed') return sent;
      const isLast = tries >= mostTries;
      if (sent.kind === 'failure') {
        const mayPass = sent.outcome === 'unreachable' || sent.outcome === 'cut_off';
        if (isLast || !mayPass)
          return { kind: 'failed', outcome: sent.outcome, status: null, detail: sent.detail };
        lane.backOff(backOffMs * tries);
        continue;
      }
      const asked = retryAfter(fieldOf(sent.headers, 'retry-after'), clock.now());
      if (sent.status !== 429 && !(sent.status === 503 && asked !== null))
        return { kind: 'hop', hop: { sent, date } };
      const wait = asked ?? backOffMs * 2 ** tries;
      lane.backOff(wait);
      if (wait > longestPause) throw new CrawlEnd('site.asks_to_wait');
      if (isLast) return { kind: 'hop', hop: { sent, date } };
    }
  }

  /** One request in its turn. */
  async #once(
    url: URL,
    purpose: Purpose,
    delayMs: number | null,
    conditions: Conditions | null,
  ): Promise<Sent | Unsent | Extract<FetchResult, { kind: 'failed' }>> {
    const { caps, clock, exceptions, lookup, signal, window } = this.#options;
    const lane = this.#lane(url);
    const pause = Math.max(this.#options.pauseMs, purpose.pauseMs, delayMs ?? 0);
    if (pause > longestPause) throw new CrawlEnd('site.asks_to_wait');
    try {
      return await lane.next(pause, signal, async () => {
        for (let wait = 1; window !== null && wait > 0 && !signal.aborted;) {
          wait = untilOpen(window, clock.now());
          if (wait > 0) await clock.sleep(wait, signal);
        }
        if (signal.aborted || this.#options.isStopped()) throw new CrawlEnd('stopped');
        if (lane.requests > caps.perSite) throw new CrawlEnd('cap.site');
        if (this.#requests >= caps.perRun) throw new CrawlEnd('cap.run');
        const guarded = await guard(url, purpose.hosts, exceptions, lookup);
        if (guarded.kind !== 'go')
          return { kind: 'failed', outcome: guarded.kind, status: null, detail: guarded.detail };
        this.#requests += 1;
        return await this.#options.send({
          url,
          addresses: guarded.addresses,
          port: guarded.port,
          headers: this.#headers(url, conditions),
          limits: this.#options.sendLimits,
          clock,
          signal,
        });
      });
    } catch (error) {
      if (signal.aborted) throw new CrawlEnd('stopped');
      throw error;
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

  async #robots(
    url: URL,
    purpose: Purpose,
  ): Promise<{
    readonly outcome: 'allow' | Outcome;
    readonly delayMs: number | null;
    readonly detail: string | null;
  }> {
    if (!purpose.hosts.has(url.host))
      return { outcome: 'outside', delayMs: null, detail: `host ${url.host}` };
    const kept = this.#options.robots.get(url.origin);
    const age = kept === null ? Infinity : this.#options.clock.now() - Date.parse(kept.fetched);
    const entry =
      kept !== null && age < robotsAge && kept.verdict !== 'refuse'
        ? kept
        : await this.#freshRobots(url, purpose, kept);
    if ('outcome' in entry) return { outcome: entry.outcome, delayMs: null, detail: entry.detail };
    const verdict = judge(entry, url);
    return { ...verdict, detail: null };
  }

  /** robots.txt asked for anew; an old copy serves where it cannot be reached (2.4). */
  async #freshRobots(
    asked: URL,
    purpose: Purpose,
    kept: RobotsEntry | null,
  ): Promise<RobotsEntry | { readonly outcome: Outcome; readonly detail: string | null }> {
    const answer = await this.#robotsAnswer(asked, purpose);
    const old = kept !== null && kept.verdict !== 'refuse' ? kept : null;
    if (answer.kind === 'failed') return old !== null && answer.outcome !== 'outside' ? old : answer;
    const fresh: RobotsEntry = {
      fetched: isoTime(this.#options.clock),
      ...robotsOf(answer.status, answer.body),
    };
    if (fresh.verdict === 'refuse' && old !== null) return old;
    // Kept under the origin that was asked, whatever answered in the end.
    this.#options.robots.keep(asked.origin, fresh);
    return fresh;
  }

  async #robotsAnswer(
    asked: URL,
    purpose: Purpose,
  ): Promise<
    | { readonly kind: 'answer'; readonly status: number | null; readonly body: Uint8Array }
    | { readonly kind: 'failed'; readonly outcome: Outcome; readonly detail: string | null }
  > {
    let url = new URL('/robots.txt', asked.origin);
    // More than five redirects: the file counts as unavailable, which refuses nothing (2.3.1.2).
    for (let hops = 0; hops <= robotsRedirects; hops += 1) {
      const answer = await this.#ask(url, purpose, null, null);
      if (answer.kind === 'failed') {
        const outcome = hops > 0 ? 'robots_unreachable' : answer.outcome;
        return { kind: 'failed', outcome, detail: answer.detail };
      }
      const { sent, date } = answer.hop;
      await this.#archive(url, sent, date, purpose);
      const next = redirectOf(sent, url);
      if (next.kind === 'nowhere') return { kind: 'answer', status: null, body: sent.body };
      if (next.kind === 'stays') {
        const coding = fieldOf(sent.headers, 'content-encoding');
        const decoded = await decodeBody(sent.body, coding, this.#options.bodyLimits);
        return decoded.kind === 'body'
          ? { kind: 'answer', status: sent.status, body: decoded.bytes }
          : { kind: 'answer', status: null, body: sent.body };
      }
      url = next.url;
    }
    return { kind: 'answer', status: 404, body: new Uint8Array() };
  }
}

type Redirect =
  | { readonly kind: 'stays' }
  | { readonly kind: 'goes'; readonly url: URL }
  /** It names no address of http or https. */
  | { readonly kind: 'nowhere'; readonly detail: string };

/** Where an answer sends on. */
function redirectOf({ status, headers }: Sent, url: URL): Redirect {
  if (![301, 302, 303, 307, 308].includes(status)) return { kind: 'stays' };
  const location = fieldOf(headers, 'location') ?? '';
  // Node gives bytes as characters; many servers send an address in UTF-8 as it is.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const address = location === '' ? null : addressOf(text, url.href);
  return address === null
    ? { kind: 'nowhere', detail: `a redirect to ${text.slice(0, 100)}` }
    : { kind: 'goes', url: new URL(address) };
}
