/** One site, one request at a time, with a pause between; shared by all its hosts and sources. */
import type { Clock } from './clock.ts';

/** A site that asks for a longer pause than this between two requests is not crawled today. Milliseconds. */
export const longestPause = 60 * 60 * 1000;

export class SiteLane {
  readonly #clock: Clock;
  /** When the last answer was over; null before the first request. */
  #idleSince: number | null = null;
  #notBefore = 0;
  #turn: Promise<unknown> = Promise.resolve();
  requests = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** No request before so many milliseconds from now (429, Retry-After). */
  backOff(ms: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + ms);
  }

  /** Does the work when it is its turn, `pauseMs` after the last answer was over. Rejects where the signal is aborted. */
  async next<T>(pauseMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      for (;;) {
        const due = Math.max(this.#notBefore, this.#idleSince === null ? 0 : this.#idleSince + pauseMs);
        const wait = due - this.#clock.now();
        if (signal.aborted) throw new Error('stopped');
        if (wait <= 0) break;
        await this.#clock.sleep(wait, signal);
      }
      this.requests += 1;
      try {
        return await work();
      } finally {
        this.#idleSince = this.#clock.now();
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
