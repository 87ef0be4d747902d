/** The lines of a file of this program's own, read as fast as they can be used. */
import { closeSync, openSync, readSync } from 'node:fs';

const lineEnd = 0x0a;
/** What is read at a time, in bytes. */
const chunkLength = 4 << 20;

/** Every line without its end; what stands after the last end is no line. Throws the system's error. */
export function* linesOfFile(path: string): Generator<string> {
  const descriptor = openSync(path, 'r');
  try {
    let chunk = Buffer.allocUnsafe(chunkLength);
    let filled = 0;
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
        yield chunk.toString('utf8', from, at);
        from = at + 1;
      }
      chunk.copy(chunk, 0, from, end);
      filled = end - from;
    }
  } finally {
    closeSync(descriptor);
  }
}
