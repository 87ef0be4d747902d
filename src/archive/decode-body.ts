/** From a body as sent to the document in it: codings undone, within bounds. */
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';

export interface BodyLimits {
  /** Bytes of a document; more are refused. */
  readonly bytes: number;
  /** Bytes out for each byte in, beyond a first megabyte; more is a bomb. */
  readonly ratio: number;
}

/** No annual report is larger; pages of text that were coded by a real server come to about 20 : 1. */
export const defaultBodyLimits: BodyLimits = { bytes: 64 * 1024 * 1024, ratio: 200 };

export type DecodedBody =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  /** Too much comes out of it. */
  | { readonly kind: 'bomb' }
  /** It is not in the coding that the head names, or in none that we know. */
  | { readonly kind: 'bad' };

type Inflater = (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

const inflaters: Readonly<{ [coding: string]: Inflater }> = {
  gzip: promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  br: promisify<Uint8Array, ZlibOptions, Buffer>(brotliDecompress),
  // Servers send both shapes under this name (RFC 9110, 8.4.1.2, note).
  deflate: async (bytes, options) =>
    promisify<Uint8Array, ZlibOptions, Buffer>(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(
      bytes,
      options,
    ),
};

/** More codings one on the other than this, nobody sends. */
const mostCodings = 3;

/** Undoes the content codings that the field `Content-Encoding` names, last first. */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | null,
  limits: BodyLimits = defaultBodyLimits,
): Promise<DecodedBody> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > mostCodings) return { kind: 'bomb' };
  if (body.length === 0) return { kind: 'body', bytes: body };
  let bytes = body;
  for (const coding of codings.reverse()) {
    const inflater = Object.hasOwn(inflaters, coding) ? inflaters[coding] : undefined;
    if (inflater === undefined) return { kind: 'bad' };
    const most = Math.min(limits.bytes, 1024 * 1024 + body.length * limits.ratio);
    try {
      bytes = await inflater(bytes, { maxOutputLength: most });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      return { kind: code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'bad' };
    }
  }
  return bytes.length > limits.bytes ? { kind: 'bomb' } : { kind: 'body', bytes };
}

/** Undoes a chunked transfer coding that a WARC kept as it was on the wire; null where it is not whole. */
export function dechunk(body: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    if (end < 0 || end - at > 100) return null;
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(body.subarray(at, end).toString('latin1'))?.[1];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    at = end + 2;
    if (at + length > body.length) return null;
    parts.push(body.subarray(at, at + length));
    at += length + 2;
  }
}
