/** Tries targets with damaged seeds, and says which bytes broke what. */
import { createHash } from 'node:crypto';
import { mutated, type Next } from './mutate.ts';
import { seeds } from './seeds.ts';
import { makeTargets } from './targets.ts';

export interface Broken {
  readonly target: string;
  readonly seed: string;
  readonly bytes: Buffer;
  readonly why: string;
}

export interface Fuzzed {
  readonly tries: Readonly<{ [target: string]: number }>;
  readonly broken: readonly Broken[];
}

/** Numbers from 0 to below 1, the same for a seed (a hash of a counter: short cycles would try the same again). */
export function numbersOf(seed: number): Next {
  let count = 0;
  return () => {
    const hash = createHash('md5')
      .update(`${String(seed)} ${String(count++)}`)
      .digest();
    return hash.readUInt32LE(0) / 2 ** 32;
  };
}

/**
 * Tries each target in turn until `isOver` says so, asked before each round with the number of rounds; each seed first as it is. Stops at so
 * many broken things.
 */
export async function fuzz(
  seed: number,
  isOver: (rounds: number) => boolean,
  mostBroken = 20,
  onTried: (target: string, seed: string, ms: number) => void = () => undefined,
): Promise<Fuzzed> {
  const next = numbersOf(seed);
  const all = seeds();
  const targets = makeTargets();
  const tries: { [target: string]: number } = {};
  const broken: Broken[] = [];
  try {
    for (let round = 0; !isOver(round) && broken.length < mostBroken; round++) {
      const chosen = all[Math.floor(next() * all.length)];
      const other = all[Math.floor(next() * all.length)];
      if (chosen === undefined || other === undefined) throw new Error('no seeds');
      const bytes =
        round < all.length ? (all[round]?.bytes ?? chosen.bytes) : mutated(chosen.bytes, other.bytes, next);
      for (const target of targets) {
        tries[target.name] = (tries[target.name] ?? 0) + 1;
        const began = performance.now();
        try {
          await target.try(bytes, next);
        } catch (error) {
          const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
          broken.push({ target: target.name, seed: chosen.name, bytes, why });
        }
        onTried(target.name, chosen.name, performance.now() - began);
      }
    }
  } finally {
    for (const target of targets) await target.close?.();
  }
  return { tries, broken };
}
