/** Fetching an address: robots, redirects, codings; everything answered is archived. */
import { charsetOf, decodeBody, mediaTypeOf, type Entry } from '../archive/index.ts';
import { Asker, type FetcherOptions } from './asker.ts';
import { failed, fieldOf, type Conditions, type FetchResult, type Purpose } from './fetch-result.ts';
import { redirectOf } from './redirect.ts';
import { RobotsGate } from './robots-gate.ts';
import type { Sent } from './send.ts';

/** RFC 9110 sets none; browsers stop at 20, and no list was seen behind more than three. */
const mostRedirects = 10;

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #asker: Asker;
  readonly #robots: RobotsGate;

  constructor(options: FetcherOptions) {
    this.#options = options;
    this.#asker = new Asker(options);
    this.#robots = new RobotsGate(options, this.#asker, (url, sent, date, purpose) =>
      this.#archive(url, sent, date, purpose),
    );
  }

  /** Requests made so far, those for robots.txt included. */
  get requests(): number {
    return this.#asker.requests;
  }

  /** Fetches a document. Throws CrawlEnd where the crawl must end, and ArchiveError where the disk refuses. */
  async fetch(address: string, purpose: Purpose, conditions: Conditions | null = null): Promise<FetchResult> {
    const seen = new Set<string>();
    let url = new URL(address);
    for (let hops = 0; ; hops += 1) {
      if (hops > mostRedirects || seen.has(url.href)) return failed('redirect_loop', url.href);
      seen.add(url.href);
      const verdict = await this.#robots.verdict(url, purpose);
      if (verdict.outcome !== 'allow') return failed(verdict.outcome, verdict.detail);
      const answer = await this.#asker.ask(url, purpose, verdict.delayMs, conditions);
      if (answer.kind === 'failed') return answer;
      const { sent, date } = answer.hop;
      const entry = await this.#archive(url, sent, date, purpose);
      if (sent.status === 304) return { kind: 'not_modified', url: url.href };
      const next = redirectOf(sent, url);
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
}
