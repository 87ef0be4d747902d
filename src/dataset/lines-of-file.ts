/** The lines of a file of this program's own, read as fast as they can be used. */
import { closeSync, openSync, readSync } from 'node:fs';

const lineEnd = 0x0a;
/** What is read at a time, in bytes. */
const chunkLength = 4 << 20;

/** A line without its end, and where it stands in bytes, its end counted. */
export interface PlacedLine {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** Every line; what stands after the last end is no line. Throws the system's error. */
export function* linesOfFile(path: string): Generator<PlacedLine> {
  const descriptor = openSync(path, 'r');
  try {
    let chunk = Buffer.allocUnsafe(chunkLength);
    let filled = 0;
    let offset = 0;
    for (;;) {
      if (filled === chunk.length) chunk = Buffer.concat([chunk], 2 * chunk.length);
      const read = readSync(descriptor, chunk, filled, chunk.length - filled, null);
      if (read === 0) return;
      const end = filled + read;
      let from = 0;
      for (
        let at = chunk.indexOf(lineEnd, filled);
        at !== -1 && at < end;
        at = chunk.indexOf(lineEnd, from)
      ) {
        const length = at + 1 - from;
        yield { text: chunk.toString('utf8', from, at), offset, length };
        from = at + 1;
        offset += length;
      }
      chunk.copy(chunk, 0, from, end);
      filled = end - from;
    }
  } finally {
    closeSync(descriptor);
  }
}
