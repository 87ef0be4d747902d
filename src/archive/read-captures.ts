/** Documents in a WARC of any origin: what was captured, from where and when, in the file's order. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { isCandidate, mayHoldReport } from './candidate.ts';
import { dechunk, decodeBody, type BodyLimits } from './decode-body.ts';
import type { About } from './exchange.ts';
import { parseAbout, parseFields } from './fields.ts';
import { frameRecords, FramingError, type RecordHead, type WarcRecord } from './framing.ts';
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
}

const gzipMagic = Buffer.of(0x1f, 0x8b);
/** Bytes inflated at once: large enough that most records lie within one piece. */
const pieceSize = 256 * 1024;
/** A block larger than this is passed over. In bytes. */
const largestBlock = 80 * 1024 * 1024;

/** Whether a file is a WARC, by its beginning (inflated, where it is gzip). */
export async function isWarc(path: string | Buffer): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    if (!(await file.stat()).isFile()) return false;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer.subarray(0, bytesRead);
    if (!start.subarray(0, 2).equals(gzipMagic)) return start.subarray(0, 5).toString('latin1') === 'WARC/';
  } finally {
    await file.close();
  }
  const stream = createReadStream(path, { end: 4095 });
  const inflated = stream.pipe(createGunzip({ finishFlush: 2 }));
  try {
    for await (const chunk of inflated)
      return (chunk as Buffer).subarray(0, 5).toString('latin1') === 'WARC/';
  } catch {
    return false;
  } finally {
    stream.destroy();
  }
  return false;
}

async function* piecesOf(path: string | Buffer): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const stream = createReadStream(path, { highWaterMark: pieceSize });
  if (!buffer.equals(gzipMagic)) {
    for await (const chunk of stream) yield chunk as Buffer;
    return;
  }
  const inflated = createGunzip({ chunkSize: pieceSize });
  let failure: unknown = null;
  stream.on('error', (error) => inflated.destroy(error));
  inflated.on('error', (error) => (failure = error));
  try {
    for await (const chunk of stream.pipe(inflated)) yield chunk as Buffer;
  } catch {
    // What was inflated before the damage has been given.
    throw new FramingError(codeOf(failure) === 'Z_BUF_ERROR' ? 'warc.cut_off' : 'warc.damaged');
  } finally {
    stream.destroy();
    inflated.destroy();
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** Which records are looked into: answers, resources and renderings, and our own notes on them. */
function isWanted({ type, fields, length }: RecordHead): boolean {
  if (length > largestBlock) return false;
  const contentType = fields.get('content-type') ?? null;
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

async function documentOf(
  { head, block }: WarcRecord,
  limits: BodyLimits | undefined,
  onTrouble: (trouble: CaptureTrouble) => void,
): Promise<Decoded | null> {
  if (head.type !== 'response') {
    const type = head.fields.get('content-type') ?? null;
    return { mediaType: mediaTypeOf(type), charset: charsetOf(type), status: null, bytes: block };
  }
  const http = parseHttp(block);
  if (http === null || http.status < 200 || http.status > 299) return null;
  const type = http.fields.get('content-type') ?? null;
  if (!mayHoldReport(type)) return null;
  const isChunked = http.fields.get('transfer-encoding')?.toLowerCase() === 'chunked';
  // Some writers undo the chunks and keep the field: where there are none, the body is as it is.
  const body = isChunked ? (dechunk(http.body) ?? http.body) : http.body;
  const decoded = await decodeCoded(body, http.fields.get('content-encoding') ?? null, limits);
  if (decoded.kind !== 'body') {
    onTrouble(decoded.kind === 'bomb' ? 'record.bomb' : 'record.bad_coding');
    return null;
  }
  const bytes = Buffer.from(decoded.bytes.buffer, decoded.bytes.byteOffset, decoded.bytes.length);
  return { mediaType: mediaTypeOf(type), charset: charsetOf(type), status: http.status, bytes };
}

/** Common Crawl keeps the field and undoes the coding; so a body that does not begin as its coding does is as it is. */
async function decodeCoded(
  body: Buffer,
  coding: string | null,
  limits: BodyLimits | undefined,
): ReturnType<typeof decodeBody> {
  const isPlain = coding === null || (/gzip/i.test(coding) && !body.subarray(0, 2).equals(gzipMagic));
  return decodeBody(body, isPlain ? null : coding, limits);
}

/**
 * The documents of a WARC, streamed: memory is that of a few records. Revisits are passed over (their body is in an earlier
 * record). Damage ends the file with a word to `onTrouble`; what stands before it is given. Throws what the disk refuses.
 */
export async function* readCaptures(
  path: string | Buffer,
  options: CaptureOptions = {},
): AsyncGenerator<Capture> {
  const { onTrouble = () => undefined, candidatesOnly = true, limits } = options;
  const wanted = (head: RecordHead): 'block' | 'nothing' => {
    if (isWanted(head)) return 'block';
    if (head.length > largestBlock && head.type === 'response')
      onTrouble('record.too_large', head.fields.get('warc-target-uri') ?? null);
    return 'nothing';
  };
  /** Our own notes stand before the record that they speak of. */
  let note: { readonly of: string; readonly about: About } | null = null;
  try {
    for await (const records of frameRecords(piecesOf(path), wanted)) {
      for (const record of records) {
        const { type, fields } = record.head;
        if (type === 'metadata') {
          const about = parseAbout(record.block.toString('utf8'));
          note = about === null ? null : { of: fields.get('warc-concurrent-to') ?? '', about };
          continue;
        }
        const url = (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
        const found = await documentOf(record, limits, (trouble) => onTrouble(trouble, url));
        if (found === null || (candidatesOnly && !isCandidate(found.bytes))) continue;
        yield {
          ...found,
          // A piece of the stream's chunk would keep all of the chunk.
          bytes: Buffer.from(found.bytes),
          url,
          date: fields.get('warc-date') ?? null,
          isRendering: type === 'conversion',
          about: note !== null && note.of === fields.get('warc-record-id') ? note.about : null,
        };
      }
    }
  } catch (error) {
    if (!(error instanceof FramingError)) throw error;
    onTrouble(error.code, null);
  }
}
