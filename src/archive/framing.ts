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
const carriageReturn = 13;
const lineFeed = 10;

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
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = Buffer.alloc(0);
    const ready: WarcRecord[] = [];
    for (let at = 0; ;) {
      const passed = Math.min(skip, bytes.length - at);
      at += passed;
      skip -= passed;
      if (skip > 0) break;
      if (pending !== null) {
        const end = Math.min(at + pending.missing, bytes.length);
        // The next chunk may stand in the same memory.
        pending.parts.push(Buffer.from(bytes.subarray(at, end)));
        pending.missing -= end - at;
        at = end;
        if (pending.missing > 0) break;
        ready.push({ head: pending.head, block: Buffer.concat(pending.parts) });
        pending = null;
      }
      // Between records stand two line ends.
      while (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) at += 2;
      const end = bytes.indexOf(endOfHead, at);
      if (end < 0) {
        if (bytes.length - at > longestHead)
          throw new FramingError(count === 0 ? 'warc.not_warc' : 'warc.damaged');
        rest = Buffer.from(bytes.subarray(at));
        break;
      }
      const head = new RecordHead(bytes.subarray(at, end), count === 0);
      count += 1;
      at = end + 4;
      if (wanted(head) === 'nothing') skip = head.length;
      else if (at + head.length <= bytes.length) {
        ready.push({ head, block: bytes.subarray(at, at + head.length) });
        at += head.length;
      } else pending = { head: head.keep(), parts: [], missing: head.length };
    }
    if (ready.length > 0) yield ready;
  }
  if (skip > 0 || pending !== null || rest.length > 0) {
    throw new FramingError(count === 0 ? 'warc.not_warc' : 'warc.cut_off');
  }
}
