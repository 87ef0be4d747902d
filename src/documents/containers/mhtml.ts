/** MHTML: a page saved with all it shows, as a MIME message. Its HTML part is the document. */
import { DocumentError } from '../errors.ts';
import { readHtml } from '../html/read-html.ts';
import { loadRecogniser } from '../image/load-recogniser.ts';
import { withPageImages, type PictureSource } from '../image/page-images.ts';
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
  /** The pictures that were saved with it. */
  readonly pictures: PictureSource;
}

/** Finds the page in a MIME message: the part named by `start`, or else the first that is HTML; null where none is. */
export function pageOfMhtml(bytes: Uint8Array): SavedPage | null {
  const queue: { part: MimePart; depth: number }[] = [
    { part: readMimePart(skipMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))), depth: 0 },
  ];
  let seen = 0;
  let page: MimePart | null = null;
  const pictures: MimePart[] = [];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const { part, depth } = item;
    const type = part.headers.get('content-type');
    if (/^image\//iu.test(type ?? '')) pictures.push(part);
    if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type ?? '')) page ??= part;
    const boundary = parameterOf(type, 'boundary');
    if (boundary === null || boundary === '' || depth >= maxDepth) continue;
    const parts = splitParts(part.body, boundary, maxParts - seen).map(readMimePart);
    seen += parts.length;
    const start = parameterOf(type, 'start');
    const root = start === null ? undefined : parts.find((each) => each.headers.get('content-id') === start);
    const ordered = root === undefined ? parts : [root, ...parts.filter((each) => each !== root)];
    queue.unshift(...ordered.map((each) => ({ part: each, depth: depth + 1 })));
  }
  if (page === null) return null;
  return {
    bytes: decodeBody(page),
    encoding: parameterOf(page.headers.get('content-type'), 'charset'),
    pictures: picturesOf(pictures, page.headers.get('content-location')),
  };
}

/** Finds pictures by the address that their parts name, or by `cid:`. Nothing is looked for outside the message. */
function picturesOf(parts: readonly MimePart[], base: string | undefined): PictureSource {
  const known = new Map<string, MimePart>();
  for (const part of parts) {
    const id = part.headers.get('content-id')?.replace(/^<(.*)>$/u, '$1');
    const location = part.headers.get('content-location');
    if (id !== undefined) known.set(`cid:${id}`, part);
    if (location !== undefined) known.set(location, part);
  }
  return (src) => {
    const whole = URL.canParse(src, base) ? new URL(src, base).href : src;
    const part = known.get(src) ?? known.get(whole);
    return part === undefined ? null : decodeBody(part);
  };
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
  return withPageImages(
    { ...document, mediaType: 'multipart/related' },
    { limits, recogniser: hints.recogniser ?? loadRecogniser, pictures: page.pictures },
  );
};

function skipMark(bytes: Buffer): Buffer {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  return bytes.subarray(at);
}
