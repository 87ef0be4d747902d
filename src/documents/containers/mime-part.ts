/** Parts of MIME messages: headers, boundaries, transfer encodings. Linear, and bounded by the caller's bytes. */

/** A part with its headers (names in lower case, folded lines joined) and its content, still transfer-encoded. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** More headers are no part of a saved page. */
const maxHeaderBytes = 64 * 1024;

/** Splits a part's bytes at the empty line after its headers. */
export function readMimePart(bytes: Buffer): MimePart {
  const head = bytes.subarray(0, maxHeaderBytes);
  let end = head.indexOf('\r\n\r\n');
  let skip = 4;
  const bare = head.indexOf('\n\n');
  if (end === -1 || (bare !== -1 && bare < end)) {
    end = bare;
    skip = 2;
  }
  if (end === -1) return { headers: new Map(), body: bytes.subarray(0, 0) };
  const headers = new Map<string, string>();
  const lines = head
    .subarray(0, end)
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: bytes.subarray(end + skip) };
}

/** A parameter of a header's value (`charset`, `boundary`), quotes taken off; null where it is not there. */
export function parameterOf(value: string | undefined, name: string): string | null {
  if (value === undefined) return null;
  for (const piece of value.slice(0, 4096).split(';').slice(1)) {
    const equals = piece.indexOf('=');
    if (equals === -1 || piece.slice(0, equals).trim().toLowerCase() !== name) continue;
    return piece
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
  }
  return null;
}

/** The parts between the boundary's lines, at most `max`; the last one may lack its end. */
export function splitParts(body: Buffer, boundary: string, max: number): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    if (start !== -1) parts.push(body.subarray(start, at));
    const line = body.indexOf(10, at);
    const isLast = body.subarray(at + mark.length, at + mark.length + 2).toString('latin1') === '--';
    if (isLast || line === -1 || parts.length >= max) return parts;
    start = line + 1;
  }
  if (start !== -1) parts.push(body.subarray(start));
  return parts;
}

/** A part's content, its transfer encoding taken off. */
export function decodeBody(part: MimePart): Buffer {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding.startsWith('base64')) return Buffer.from(part.body.toString('latin1'), 'base64');
  return encoding.startsWith('quoted-printable') ? decodeQuotedPrintable(part.body) : part.body;
}

/** RFC 2045, 6.7: `=XX` is a byte, `=` at a line's end joins lines; a `=` that is neither stays. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 61) {
      out[length++] = byte;
      continue;
    }
    const high = hexOf(bytes[at + 1]);
    const low = hexOf(bytes[at + 2]);
    if (high !== -1 && low !== -1) {
      out[length++] = high * 16 + low;
      at += 2;
    } else if (bytes[at + 1] === 10) at += 1;
    else if (bytes[at + 1] === 13 && bytes[at + 2] === 10) at += 2;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
