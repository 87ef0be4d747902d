/** One site, one request at a time, with a pause between; shared by all its hosts and sources. */
import type { Clock } from './clock.ts';

/** A site that asks for a longer pause than this between two requests is not crawled today. Milliseconds. */
export const longestPause = 60 * 60 * 1000;

/** Whether the crawl is to end is looked for so often while it waits. Milliseconds. */
export const longestSleep = 15_000;

export class SiteLane {
  readonly #clock: Clock;
  /** When the last answer was over. An earlier run may have asked just now, so the first request waits as well. */
  #idleSince: number;
  #notBefore = 0;
  #turn: Promise<unknown> = Promise.resolve();
  requests = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#idleSince = clock.now();
  }

  /** No request before so many milliseconds from now (429, Retry-After). */
  backOff(ms: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + ms);
  }

  /** Does the work when it is its turn, `pauseMs` after the last answer was over. What `endIfStopped` throws while it waits ends it. */
  async next<T>(
    pauseMs: number,
    signal: AbortSignal,
    endIfStopped: () => void,
    work: () => Promise<T>,
  ): Promise<T> {
    const turn = this.#turn.then(async () => {
      for (;;) {
        const wait = Math.max(this.#notBefore, this.#idleSince + pauseMs) - this.#clock.now();
        endIfStopped();
        if (wait <= 0) break;
        await this.#clock.sleep(Math.min(wait, longestSleep), signal);
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
