/** Documents in a WARC of any origin: what was captured, from where and when, in the file's order. */
import { stat } from 'node:fs/promises';
import { isCandidate, mayHoldReport } from './candidate.ts';
import { dechunk, decodeBody, type BodyLimits } from './decode-body.ts';
import type { About } from './exchange.ts';
import { parseAbout, parseFields } from './fields.ts';
import { frameRecords, FramingError, type RecordHead, type WarcRecord } from './framing.ts';
import { gzipMagic, inflatedFile, type OnRead } from './inflate-file.ts';
import { charsetOf, mediaTypeOf } from './media-type.ts';

/** A document as it was captured. */
export interface Capture {
  readonly url: string;
  /** ISO time of retrieval; null where the record names none. */
  readonly date: string | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** HTTP status; null where the record holds no answer (a resource, a rendering). */
  readonly status: number | null;
  /** The document, codings undone. */
  readonly bytes: Uint8Array;
  /** Whether a browser made it of what the server sent. */
  readonly isRendering: boolean;
  /** What our own crawl said of it; null in WARCs of others. */
  readonly about: About | null;
}

export type CaptureTrouble =
  | 'record.too_large'
  | 'record.bomb'
  | 'record.bad_coding'
  | 'warc.damaged'
  | 'warc.cut_off'
  | 'warc.not_warc';

export interface CaptureOptions {
  /** Told what could not be read, with the record's address (null where the file itself is meant). */
  readonly onTrouble?: (trouble: CaptureTrouble, url: string | null) => void;
  /** Whether documents that cannot be reports are left out; true unless told. */
  readonly candidatesOnly?: boolean;
  readonly limits?: BodyLimits;
  /** Told of what is read of the file. */
  readonly onRead?: OnRead;
}

/** A block larger than this is passed over. In bytes. */
const largestBlock = 80 * 1024 * 1024;

/** Whether a file is a WARC, by its beginning (inflated, where it is gzip). */
export async function isWarc(path: string | Buffer): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    for await (const piece of inflatedFile(path)) return piece.subarray(0, 5).toString('latin1') === 'WARC/';
  } catch {
    // Not there, or no whole gzip.
  }
  return false;
}

/** Which records are looked into: answers, resources and renderings, and our own notes on them. */
function isWanted({ type, contentType, length }: RecordHead): boolean {
  if (length > largestBlock) return false;
  if (type === 'response') return contentType === null || contentType.startsWith('application/http');
  if (type === 'metadata') return contentType === 'application/warc-fields' && length < 65536;
  return (type === 'resource' || type === 'conversion') && mayHoldReport(contentType);
}

interface Http {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

function parseHttp(block: Buffer): Http | null {
  const end = block.indexOf('\r\n\r\n');
  const head = block.subarray(0, end < 0 ? 0 : end).toString('latin1');
  const status = /^HTTP\/\S+ (\d{3})/.exec(head)?.[1];
  return status === undefined
    ? null
    : { status: Number(status), fields: parseFields(head), body: block.subarray(end + 4) };
}

type Decoded = Pick<Capture, 'mediaType' | 'charset' | 'status'> & { readonly bytes: Buffer };

/** The document of a record; a promise only where a coding is to be undone: most pages of a WARC are passed over without one. */
function documentOf(
  { head, block }: WarcRecord,
  limits: BodyLimits | undefined,
  onTrouble: (trouble: CaptureTrouble) => void,
): Decoded | null | Promise<Decoded | null> {
  if (head.type !== 'response') {
    const type = head.contentType;
    return { mediaType: mediaTypeOf(type), charset: charsetOf(type), status: null, bytes: block };
  }
  const http = parseHttp(block);
  if (http === null || http.status < 200 || http.status > 299) return null;
  const type = http.fields.get('content-type') ?? null;
  if (!mayHoldReport(type)) return null;
  const isChunked = http.fields.get('transfer-encoding')?.toLowerCase() === 'chunked';
  // Some writers undo the chunks and keep the field: where there are none, the body is as it is.
  const body = isChunked ? (dechunk(http.body) ?? http.body) : http.body;
  const facts = { mediaType: mediaTypeOf(type), charset: charsetOf(type), status: http.status };
  const coding = http.fields.get('content-encoding') ?? null;
  return isPlain(body, coding) ? { ...facts, bytes: body } : decoded(body, coding, facts, limits, onTrouble);
}

async function decoded(
  body: Buffer,
  coding: string | null,
  facts: Omit<Decoded, 'bytes'>,
  limits: BodyLimits | undefined,
  onTrouble: (trouble: CaptureTrouble) => void,
): Promise<Decoded | null> {
  const made = await decodeBody(body, coding, limits);
  if (made.kind !== 'body') {
    onTrouble(made.kind === 'bomb' ? 'record.bomb' : 'record.bad_coding');
    return null;
  }
  return { ...facts, bytes: Buffer.from(made.bytes.buffer, made.bytes.byteOffset, made.bytes.length) };
}

/** Common Crawl keeps the field and undoes the coding; so a body that does not begin as its coding does is as it is. */
function isPlain(body: Buffer, coding: string | null): boolean {
  return coding === null || (/gzip/i.test(coding) && !body.subarray(0, 2).equals(gzipMagic));
}

/** The address of a record; WARC 1.0 has it in angle brackets (and 1.1 says that this was a slip). */
function urlOf({ fields }: RecordHead): string {
  return (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
}

/** What the note says, if it is ours and speaks of this record. */
function aboutOf(note: WarcRecord | null, recordId: string | undefined): About | null {
  if (note === null || recordId === undefined) return null;
  return note.head.fields.get('warc-concurrent-to') === recordId
    ? parseAbout(note.block.toString('utf8'))
    : null;
}

/**
 * The documents of a WARC, streamed: memory is that of a few records. Revisits are passed over (their body is in an earlier
 * record). Damage ends the file with a word to `onTrouble`; what stands before it is given. Throws what the disk refuses.
 */
export async function* readCaptures(
  path: string | Buffer,
  options: CaptureOptions = {},
): AsyncGenerator<Capture> {
  const { onTrouble = () => undefined, candidatesOnly = true, limits, onRead } = options;
  const wanted = (head: RecordHead): 'block' | 'nothing' => {
    if (isWanted(head)) return 'block';
    if (head.length > largestBlock && head.type === 'response') onTrouble('record.too_large', urlOf(head));
    return 'nothing';
  };
  /** Our own notes stand before the record that they speak of, and are read where that is given. */
  let note: WarcRecord | null = null;
  try {
    for await (const records of frameRecords(inflatedFile(path, false, onRead), wanted)) {
      for (const record of records) {
        const { head } = record;
        if (head.type === 'metadata') {
          note = record;
          continue;
        }
        const made = documentOf(record, limits, (trouble) => onTrouble(trouble, urlOf(head)));
        const found = made instanceof Promise ? await made : made;
        if (found === null || (candidatesOnly && !isCandidate(found.bytes))) continue;
        const { fields } = head;
        yield {
          ...found,
          // A piece of the stream's chunk would keep all of the chunk.
          bytes: Buffer.from(found.bytes),
          url: urlOf(head),
          date: fields.get('warc-date') ?? null,
          isRendering: head.type === 'conversion',
          about: aboutOf(note, fields.get('warc-record-id')),
        };
      }
      if (note !== null) note = { head: note.head.keep(), block: Buffer.from(note.block) };
    }
  } catch (error) {
    if (!(error instanceof FramingError)) throw error;
    onTrouble(error.code, null);
  }
}
