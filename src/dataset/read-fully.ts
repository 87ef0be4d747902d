/** Reading so many bytes of an open file: one call may give fewer than it was asked for. */
import { readSync } from 'node:fs';

/** Fills `bytes` from `offset` of a file on. Throws, saying `isShort`, where the file ends before. */
export function readFully(descriptor: number, bytes: Uint8Array, offset: number, isShort: string): void {
  for (let filled = 0; filled < bytes.length;) {
    const read = readSync(descriptor, bytes, filled, bytes.length - filled, offset + filled);
    if (read === 0) throw new Error(isShort);
    filled += read;
  }
}
