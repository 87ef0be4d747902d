/** Damaged copies of a file, the same ones for the same seed: cut short, bytes changed, stretches lost, doubled or zeroed. */
import { chooser } from '../../layouts/random.ts';

/** `count` damaged copies. */
export function damagedCopies(bytes: Uint8Array, count: number, seed: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => damaged(bytes, i, seed + i * 7919));
}

function damaged(bytes: Uint8Array, i: number, seed: number): Uint8Array {
  const c = chooser(seed);
  const at = c.below(bytes.length);
  const length = 1 + c.below(Math.min(600, bytes.length));
  switch (i % 6) {
    case 0:
      return Uint8Array.from(bytes.subarray(0, at));
    case 1: {
      const copy = Uint8Array.from(bytes);
      const flips = 1 + c.below(20);
      for (let n = 0; n < flips; n += 1) copy[c.below(bytes.length)] = c.below(256);
      return copy;
    }
    case 2: {
      const copy = Uint8Array.from(bytes);
      copy.fill(c.chance(0.5) ? 0 : 255, at, Math.min(bytes.length, at + length));
      return copy;
    }
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
    default: {
      // The beginning is where lengths and offsets stand.
      const copy = Uint8Array.from(bytes);
      const flips = 1 + c.below(8);
      for (let n = 0; n < flips; n += 1) copy[c.below(Math.min(2048, bytes.length))] = c.below(256);
      return copy;
    }
  }
}
