/** The lines of a file as bytes: a line that is known by its digest need never become text. */
import { createReadStream } from 'node:fs';

const lineEnd = 0x0a;
const mark = Buffer.from('\uFEFF', 'utf8');
/** What is read at a time, in bytes. */
const chunkLength = 1 << 20;

/** Blanks that JSON allows around a value. */
function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === lineEnd;
}

/** A line without blanks around it, and without a byte order mark. */
export function trimmed(line: Buffer): Buffer {
  let from = line.subarray(0, mark.length).equals(mark) ? mark.length : 0;
  let to = line.length;
  while (from < to && isBlank(line[from])) from++;
  while (to > from && isBlank(line[to - 1])) to--;
  return line.subarray(from, to);
}

/** Every line, without its end. A line is whole in memory, whatever its length. Throws the system's error. */
export async function* linesOf(path: Buffer | string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const read of createReadStream(path, { highWaterMark: chunkLength })) {
    const chunk = read as Buffer;
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, from)) {
      const last = chunk.subarray(from, end);
      yield rest.length === 0 ? last : Buffer.concat([...rest, last]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
