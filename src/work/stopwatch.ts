/** How long something took: told to people and logs, and nothing that is read depends on it. */
import { hrtime } from 'node:process';

/** Starts a watch; it gives the milliseconds since, with fractions. */
export function startWatch(): () => number {
  const start = hrtime.bigint();
  return () => Number(hrtime.bigint() - start) / 1_000_000;
}
