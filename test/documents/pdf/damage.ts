/** Damages a file as transport, storage and bad writers do. */
import { chooser, type Chooser } from '../../layouts/random.ts';

export interface WholeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Copy extends WholeFile {
  readonly from: WholeFile;
  /** The kind of damage. */
  readonly damage: string;
}

/** The copy that the number `i` decides. */
export function damaged(from: WholeFile, i: number): Copy {
  const c = chooser(i);
  const kind = c.pick(['truncated', 'random bytes', 'few bytes', 'zeroed', 'removed', 'doubled', 'digits']);
  return { name: `copy-${i}.pdf`, from, damage: kind, bytes: damage(from.bytes, kind, c) };
}

function damage(bytes: Uint8Array, kind: string, c: Chooser): Uint8Array {
  const size = bytes.length;
  const at = c.below(size);
  const length = 1 + c.below(Math.ceil(size / 10));
  if (kind === 'truncated') return bytes.slice(0, at);
  if (kind === 'removed') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (kind === 'doubled') {
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  }
  const copy = Uint8Array.from(bytes);
  if (kind === 'zeroed') return copy.fill(0, at, at + length);
  const hits = kind === 'random bytes' ? 50 + c.below(500) : 1 + c.below(6);
  for (let hit = 0; hit < hits; hit += 1) {
    const where = c.below(size);
    if (kind !== 'digits') copy[where] = c.below(256);
    else {
      // Lengths, offsets and counts are digits: a wrong one misleads more than noise does.
      const digit = copy.findIndex((byte, index) => index >= where && byte >= 48 && byte <= 57);
      if (digit >= 0) copy[digit] = 48 + c.below(10);
    }
  }
  return copy;
}
