/** MHTML: a page saved with all it shows, as a MIME message. Its HTML part is the document. */
import { DocumentError } from '../errors.ts';
import { readHtml } from '../html/read-html.ts';
import type { Opener } from '../open.ts';
import { decodeBody, parameterOf, readMimePart, splitParts } from './mime-part.ts';
import type { MimePart } from './mime-part.ts';

/** Pages show tens of things; parts beyond this are left alone. */
const maxParts = 2000;
/** Parts in parts: `multipart/related` in `multipart/alternative` is as deep as it gets. */
const maxDepth = 4;

/** The HTML part of a saved page: its bytes, and the encoding that its part declares. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
}

/** Finds the page in a MIME message: the part named by `start`, or else the first that is HTML; null where none is. */
export function pageOfMhtml(bytes: Uint8Array): SavedPage | null {
  const queue: { part: MimePart; depth: number }[] = [
    { part: readMimePart(skipMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))), depth: 0 },
  ];
  let seen = 0;
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const { part, depth } = item;
    const type = part.headers.get('content-type');
    if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type ?? '')) {
      return { bytes: decodeBody(part), encoding: parameterOf(type, 'charset') };
    }
    const boundary = parameterOf(type, 'boundary');
    if (boundary === null || boundary === '' || depth >= maxDepth) continue;
    const parts = splitParts(part.body, boundary, maxParts - seen).map(readMimePart);
    seen += parts.length;
    const start = parameterOf(type, 'start');
    const root = start === null ? undefined : parts.find((each) => each.headers.get('content-id') === start);
    const ordered = root === undefined ? parts : [root, ...parts.filter((each) => each !== root)];
    queue.unshift(...ordered.map((each) => ({ part: each, depth: depth + 1 })));
  }
  return null;
}

/** Opens a saved page; places are those of its HTML part. Throws `document.damaged` where it has none. */
export const openMhtml: Opener = (bytes, hints, limits) => {
  const page = pageOfMhtml(bytes);
  if (page === null) {
    throw new DocumentError(
      'document.damaged',
      hints.file,
      'the saved page has no HTML part. Save the page again.',
    );
  }
  if (page.bytes.length > limits.textBytes) {
    throw new DocumentError(
      'document.too_large',
      hints.file,
      `the page in it is ${page.bytes.length} bytes long, more than the ${limits.textBytes} allowed. Cut out the report and parse that.`,
    );
  }
  const document = readHtml(page.bytes, { declared: page.encoding, file: hints.file, limits });
  return { ...document, mediaType: 'multipart/related' };
};

function skipMark(bytes: Buffer): Buffer {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  return bytes.subarray(at);
}
