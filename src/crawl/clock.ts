/** Time, as the crawl knows it: given from outside, so that tests need no waiting. */

/** A bound of time on one piece of work. */
export interface Deadline {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  readonly cancel: () => void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; ends early, without an error, where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly deadline: (ms: number) => Deadline;
}

/** The longest that a timer of Node takes. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(ms, longestTimer));
      signal.addEventListener('abort', end);
    }),
  deadline(ms) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), ms);
    return { signal: controller.signal, cancel: () => clearTimeout(timer) };
  },
};

/** A time as the ledger and the archive write it: ISO 8601, UTC. */
export function isoTime(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
