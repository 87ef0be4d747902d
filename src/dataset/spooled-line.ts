/** One line of the file in which records wait. */
import { readSync } from 'node:fs';
import type { Line } from './spool.ts';

/** The text of a line, with its end. Throws where the file is shorter than it was. */
export function lineAt(descriptor: number, { offset, length }: Line): string {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(descriptor, bytes, filled, length - filled, offset + filled);
    if (read === 0) throw new Error('The spool is shorter than what was written to it.');
    filled += read;
  }
  return bytes.toString('utf8');
}
