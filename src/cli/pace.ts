/** How fast a run goes, and how long it still takes. */

export interface Pace {
  /** Documents a second since the run began. */
  readonly perSecond: number;
  /** Null where the whole is not known, or too little of it is done to tell. */
  readonly secondsLeft: number | null;
}

/** Before so many milliseconds, and with a smaller share done than this, an estimate would only jump. */
const soonest = { ms: 2000, share: 0.005 };

/** After `ms` milliseconds, with `count` documents and a share of the work (0 to 1; null where the whole is not known) done. */
export function paceOf(count: number, ms: number, share: number | null): Pace {
  const perSecond = count / Math.max(ms / 1000, 0.001);
  const isTold = share !== null && share >= soonest.share && ms >= soonest.ms;
  return { perSecond, secondsLeft: isTold ? Math.max(0, ((ms / 1000) * (1 - share)) / share) : null };
}
