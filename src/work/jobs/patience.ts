/** Waiting for what is away: a store that is stopped and started again costs time, and no work. */
import { CaptureStoreError, isAway } from '../../store/index.ts';
import type { WorkerEvent } from './job-context.ts';

/** The pause before the store, or the captures, are tried again. Milliseconds. */
const pauseMs = 500;

/** Waits; ends early, without an error, where a signal is aborted. */
export function pause(ms: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    if (signals.some((signal) => signal.aborted)) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}

/** Thrown where the worker is to end while it waits. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Whether an error is the worker's and not its job's: it is to end, or its keys are wrong. */
export function isOfWorker(error: unknown): boolean {
  return (
    error instanceof GivenUp || (error instanceof CaptureStoreError && error.code === 'captures.refused')
  );
}

function awayOf(error: unknown): 'store' | 'captures' | null {
  if (error instanceof CaptureStoreError) {
    return error.code === 'captures.away' ? 'captures' : null;
  }
  return isAway(error) ? 'store' : null;
}

/** Does the work, again and again while a store is away. Throws what else it throws, and GivenUp when the signal is aborted. */
export async function patiently<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  tell: (event: WorkerEvent) => void,
): Promise<T> {
  let away: 'store' | 'captures' | null = null;
  for (;;) {
    try {
      const result = await work();
      if (away !== null) tell({ kind: 'back', what: away });
      return result;
    } catch (error) {
      const what = awayOf(error);
      if (what === null) throw error;
      if (away === null) tell({ kind: 'away', what, why: error instanceof Error ? error.message : '' });
      away = what;
      if (signal.aborted) throw new GivenUp('the worker ends');
      await pause(pauseMs, signal);
    }
  }
}
