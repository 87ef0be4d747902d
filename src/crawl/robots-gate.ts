/** The gate before every request: robots.txt of its origin, kept for a day, and what it says of the address. */
import { decodeBody } from '../archive/index.ts';
import type { Outcome, RobotsEntry } from '../store/index.ts';
import type { Asker, FetcherOptions } from './asker.ts';
import { isoTime } from './clock.ts';
import { fieldOf, type Purpose } from './fetch-result.ts';
import { redirectOf } from './redirect.ts';
import { judge, robotsAge, robotsOf, robotsRedirects } from './robots.ts';
import type { Sent } from './send.ts';

type Keep = (url: URL, sent: Sent, date: string, purpose: Purpose) => Promise<unknown>;

export class RobotsGate {
  readonly #options: FetcherOptions;
  readonly #asker: Asker;
  readonly #keep: Keep;

  /** `keep` archives what was answered. */
  constructor(options: FetcherOptions, asker: Asker, keep: Keep) {
    this.#options = options;
    this.#asker = asker;
    this.#keep = keep;
  }

  async verdict(
    url: URL,
    purpose: Purpose,
  ): Promise<{
    readonly outcome: 'allow' | Outcome;
    readonly delayMs: number | null;
    readonly detail: string | null;
  }> {
    if (!purpose.hosts.has(url.host))
      return { outcome: 'outside', delayMs: null, detail: `host:${url.host}` };
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
      const answer = await this.#asker.ask(url, purpose, null, null);
      if (answer.kind === 'failed') {
        const outcome = hops > 0 ? 'robots_unreachable' : answer.outcome;
        return { kind: 'failed', outcome, detail: answer.detail };
      }
      const { sent, date } = answer.hop;
      await this.#keep(url, sent, date, purpose);
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
