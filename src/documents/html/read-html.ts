/** Bytes of an HTML page → Document. */
import { decodePage } from '../decode.ts';
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { DocumentLimits } from '../limits.ts';
import { TooManyElements } from './adapter.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { readHead } from './page-head.ts';
import type { PageText } from '../page-text.ts';
import { parseHtml } from './parse.ts';
import type { ParsedPage } from './parse.ts';
import { walk } from './walk.ts';

/** What reading a page needs beside its bytes. */
export interface HtmlOptions {
  /** The encoding that the server declared, or null. */
  readonly declared: string | null;
  /** The file's name, for messages. */
  readonly file: string;
  readonly limits: DocumentLimits;
}

/** Reads a page. Throws `DocumentError` with `document.too_large` where it has more elements than allowed. */
export function readHtml(bytes: Uint8Array, options: HtmlOptions): Document {
  const { limits, file } = options;
  const { page, encoding, notes } = decodePage(bytes, {
    declared: options.declared ?? declaredEncoding(bytes),
  });
  // In bytes a NUL is found at once; in UTF-16, half of every ASCII character looks like one.
  const hasNul = bytes.includes(0) && page.whole().includes('\0');
  const { root, sheets } = parse(page, hasNul, file, limits);
  const head = readHead(root, sheets);
  const body = walk(root, head.rules, limits);
  return {
    kind: 'html',
    mediaType: 'text/html',
    encoding,
    title: head.title ?? body.title,
    meta: [...head.meta, ...body.meta],
    blocks: body.blocks,
    links: body.links,
    notes: [...notes, ...body.notes],
  };
}

function parse(page: PageText, hasNul: boolean, file: string, limits: DocumentLimits): ParsedPage {
  try {
    return parseHtml(page, limits.elements, hasNul);
  } catch (error) {
    if (!(error instanceof TooManyElements)) throw error;
    throw new DocumentError(
      'document.too_large',
      file,
      `the page has more than ${limits.elements} elements. Cut out the report and parse that.`,
    );
  }
}
