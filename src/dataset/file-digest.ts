/** The digest of a file that another program wrote. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { WrittenFile } from './output-file.ts';

/** Length and digest of a file on disk. Throws the system's error. */
export function digestOf(path: string): WrittenFile {
  const descriptor = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const read = readSync(descriptor, chunk, 0, chunk.length, null);
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
    }
    return { sha256: hash.digest('hex'), bytes: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}
