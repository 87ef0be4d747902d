/** Bytes of an HTML page → Document. */
import { load } from 'cheerio';
import type { Element as DomElement } from 'domhandler';
import { decodeText } from '../decode.ts';
import type { Document, DocumentNote, MetaEntry } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { DocumentLimits } from '../limits.ts';
import { TooManyElements } from './adapter.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { StyleRules } from './hiding.ts';
import { metaEntry } from './meta-entry.ts';
import { LeanElement } from './nodes.ts';
import type { LeanNode, LeanRoot } from './nodes.ts';
import { parseHtml } from './parse.ts';
import { walk } from './walk.ts';
import { collapse } from './white-space.ts';

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
  const { text, encoding, notes } = decodeText(bytes, { declared: options.declared ?? declaredEncoding(bytes) });
  const root = parse(text, file, limits);
  const head = readHead(root);
  const body = walk(root, head.rules, limits);
  return {
    kind: 'html',
    mediaType: 'text/html',
    encoding,
    title: head.title ?? body.title,
    meta: [...head.meta, ...body.meta],
    blocks: body.blocks,
    links: body.links,
    notes: [...notes, ...body.notes] satisfies DocumentNote[],
  };
}

function parse(text: string, file: string, limits: DocumentLimits): LeanRoot {
  try {
    return parseHtml(text, limits.elements);
  } catch (error) {
    if (!(error instanceof TooManyElements)) throw error;
    throw new DocumentError(
      'document.too_large',
      file,
      `the page has more than ${limits.elements} elements. Cut out the report and parse that.`,
    );
  }
}

/** The title, metadata and style rules of the page's head. */
function readHead(root: LeanRoot): { title: string | null; meta: MetaEntry[]; rules: StyleRules } {
  const rules = new StyleRules();
  const meta: MetaEntry[] = [];
  const head = headOf(root);
  if (head === null) return { title: null, meta, rules };
  // The lean nodes have the shape that cheerio selects in.
  const $ = load([head as unknown as DomElement]);
  const title = collapse($('title').first().text());
  for (const element of $('meta[content], style')) {
    const { attribs } = element;
    if (element.name === 'style') {
      if (isForScreen(attribs['media'])) rules.addSheet($(element).text());
    } else {
      const entry = metaEntry(attribs);
      if (entry !== null) meta.push(entry);
    }
  }
  return { title: title === '' ? null : title, meta, rules };
}

function isForScreen(media: string | undefined): boolean {
  return media === undefined || /^\s*(?:all|screen)?\s*$/i.test(media);
}

function headOf(root: LeanRoot): LeanElement | null {
  for (let node: LeanNode | null = root.first; node !== null; node = node.next) {
    if (!(node instanceof LeanElement) || node.name !== 'html') continue;
    for (let child: LeanNode | null = node.first; child !== null; child = child.next) {
      if (child instanceof LeanElement && child.name === 'head') return child;
    }
  }
  return null;
}
