/** The records of a WARC stream, by their lengths alone: what is not wanted is passed over without being looked at. */
import { parseFields } from './fields.ts';

/** The head of a record: what decides whether it is wanted is found in its bytes, the rest is read when it is asked for. */
export class RecordHead {
  /** In lower case; empty where the head names none. */
  readonly type: string;
  /** Bytes of the block. */
  readonly length: number;
  /** The field Content-Type as it stands; null where there is none. */
  readonly contentType: string | null;
  #bytes: Buffer;
  #fields: ReadonlyMap<string, string> | null = null;

  /** `bytes`: the head without the empty line at its end. Throws FramingError. */
  constructor(bytes: Buffer, isFirst: boolean) {
    const text = bytes.toString('latin1');
    const length = lengthField.exec(text)?.[1];
    if (!versionLine.test(text) || length === undefined) {
      throw new FramingError(isFirst ? 'warc.not_warc' : 'warc.damaged');
    }
    this.type = (typeField.exec(text)?.[1] ?? '').toLowerCase();
    this.length = Number(length);
    this.contentType = contentTypeField.exec(text)?.[1] ?? null;
    this.#bytes = bytes;
  }

  /** All fields, names in lower case. */
  get fields(): ReadonlyMap<string, string> {
    this.#fields ??= parseFields(this.#bytes.toString('utf8'));
    return this.#fields;
  }

  /** Keeps it beyond the piece of the stream that it stands in. */
  keep(): this {
    this.#bytes = Buffer.from(this.#bytes);
    return this;
  }
}

const versionLine = /^WARC\/[01]\.\d+\r?\n/;
const lengthField = /\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*(?:\r?\n|$)/i;
const typeField = /\nwarc-type[ \t]*:[ \t]*([\w-]{1,40})/i;
const contentTypeField = /\ncontent-type[ \t]*:[ \t]*([^\r\n]*)/i;

export interface WarcRecord {
  readonly head: RecordHead;
  readonly block: Buffer;
}

/** What is done with a record whose head was read. */
export type Wanted = 'block' | 'nothing';

export type FramingErrorCode =
  | 'warc.not_warc' // the stream does not begin as one
  | 'warc.damaged' // a head that is none
  | 'warc.cut_off'; // it ends within a record

/** The stream cannot be followed beyond this place; the records before it are sound. */
export class FramingError extends Error {
  override readonly name = 'FramingError';
  readonly code: FramingErrorCode;
  constructor(code: FramingErrorCode) {
    super(code);
    this.code = code;
  }
}

/** No head is longer; what is, is damage. */
const longestHead = 64 * 1024;
const endOfHead = Buffer.from('\r\n\r\n');
const lineFeeds = Buffer.from('\r\n');

/**
 * Splits a stream of bytes (uncompressed) into records. `wanted` is asked once a record, with its head; `block` gives the
 * record, which shares the memory of the stream's chunk where it lies within one: both are good until the next records are asked for.
 * Linear in the bytes, and memory is that of one wanted block. Throws FramingError.
 */
export async function* frameRecords(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  wanted: (head: RecordHead) => Wanted,
): AsyncGenerator<WarcRecord[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes still to be passed over. */
  let skip = 0;
  /** A wanted block of which parts have come. */
  let pending: { readonly head: RecordHead; readonly parts: Buffer[]; missing: number } | null = null;
  let count = 0;
  for await (const chunk of chunks) {
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = Buffer.alloc(0);
    const ready: WarcRecord[] = [];
    for (;;) {
      if (skip > 0) {
        const passed = Math.min(skip, bytes.length);
        bytes = bytes.subarray(passed);
        skip -= passed;
        if (skip > 0) break;
      }
      if (pending !== null) {
        const part = bytes.subarray(0, pending.missing);
        // The next chunk may stand in the same memory.
        pending.parts.push(Buffer.from(part));
        pending.missing -= part.length;
        bytes = bytes.subarray(part.length);
        if (pending.missing > 0) break;
        ready.push({ head: pending.head, block: Buffer.concat(pending.parts) });
        pending = null;
      }
      // Between records stand two line ends.
      while (bytes.length >= 2 && bytes.compare(lineFeeds, 0, 2, 0, 2) === 0) bytes = bytes.subarray(2);
      const end = bytes.indexOf(endOfHead);
      if (end < 0) {
        if (bytes.length > longestHead)
          throw new FramingError(count === 0 ? 'warc.not_warc' : 'warc.damaged');
        rest = Buffer.from(bytes);
        break;
      }
      const head = new RecordHead(bytes.subarray(0, end), count === 0);
      count += 1;
      bytes = bytes.subarray(end + 4);
      if (wanted(head) === 'nothing') skip = head.length;
      else if (bytes.length >= head.length) {
        ready.push({ head, block: bytes.subarray(0, head.length) });
        bytes = bytes.subarray(head.length);
      } else pending = { head: head.keep(), parts: [], missing: head.length };
    }
    if (ready.length > 0) yield ready;
  }
  if (skip > 0 || pending !== null || rest.length > 0) {
    throw new FramingError(count === 0 ? 'warc.not_warc' : 'warc.cut_off');
  }
}
