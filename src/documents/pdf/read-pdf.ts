/** Bytes of a PDF → Document. Scripts, forms, links and attachments in it are not looked at. */
import type { Document, DocumentNote } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { blocksOf } from '../grid/blocks.ts';
import type { GridPage } from '../grid/page.ts';
import type { RecogniserSource } from '../image/recogniser.ts';
import type { DocumentLimits } from '../limits.ts';
import { pdfEngine, type Engine } from './engine.ts';
import { isForeign } from './characters.ts';
import { shownSize, type PageSpace } from './page-space.ts';
import { pageStep, readGlyphs, type PageText } from './read-glyphs.ts';
import { readMarks } from './read-marks.ts';
import { inSource, recognised } from './read-scans.ts';

/** What reading a PDF needs beside its bytes. */
export interface PdfOptions {
  /** The file's name, for messages. */
  readonly file: string;
  readonly limits: DocumentLimits;
  /** Gives the recogniser for pages without text, when there are any. */
  readonly recogniser: RecogniserSource;
}

/** `FPDF_GetLastError` after a failed load. */
const errors = { password: 4, security: 5 } as const;

/**
 * Reads a PDF. Throws `DocumentError`: `pdf.encrypted` where it asks for a password, `document.damaged` where nothing
 * can be made of it, `document.too_large` where it has more pages than allowed, `engine.missing` where PDFium is, or where
 * no page has text and the packages that recognise pictures are not installed.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<Document> {
  const engine = await pdfEngine(options.file);
  engine.documents += 1;
  let opened: Opened;
  try {
    opened = readBytes(engine, bytes, options);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    // A trap in the engine: its memory is in no known state.
    engine.isBroken = true;
    throw damaged(options.file);
  }
  return await finish(bytes, opened, options);
}

/** What the engine gave of a document. */
interface Opened extends PagesRead {
  readonly title: string | null;
}

/** Recognises what has no text, and puts the pages together. */
async function finish(bytes: Uint8Array, opened: Opened, options: PdfOptions): Promise<Document> {
  const { pages, scanned, notes } = await recognised(bytes, opened.pages, options);
  const grid = blocksOf(pages, options.limits, opened.askew);
  return {
    kind: 'pdf',
    mediaType: 'application/pdf',
    encoding: null,
    title: opened.title,
    meta: [],
    blocks: inSource(grid.blocks, scanned),
    links: [],
    notes: [...opened.notes, ...notes, ...grid.notes],
  };
}

function damaged(file: string): DocumentError {
  return new DocumentError(
    'document.damaged',
    file,
    'the PDF is damaged and cannot be opened. Fetch it again, or print it to a new PDF and parse that.',
  );
}

function readBytes(engine: Engine, bytes: Uint8Array, options: PdfOptions): Opened {
  const { raw, memory } = engine;
  const pointer = memory._malloc(Math.max(bytes.length, 1));
  if (pointer === 0) throw damaged(options.file);
  try {
    memory.HEAPU8.set(bytes, pointer);
    const document = loadDocument(engine, pointer, bytes.length);
    if (document === 0) throw refusal(raw._FPDF_GetLastError(), options.file);
    try {
      return readDocument(engine, document, options);
    } finally {
      if (!engine.isBroken) raw._FPDF_CloseDocument(document);
    }
  } finally {
    if (!engine.isBroken) memory._free(pointer);
  }
}

/** Without a password: one that only its owner needs for changes is no hindrance. */
function loadDocument(engine: Engine, pointer: number, length: number): number {
  return engine.api.FPDF_LoadMemDocument(pointer, length, '');
}

function refusal(code: number, file: string): DocumentError {
  if (code !== errors.password && code !== errors.security) return damaged(file);
  return new DocumentError(
    'pdf.encrypted',
    file,
    'the PDF asks for a password. Save a copy without one and parse that.',
  );
}

/** What the pages of a document gave. */
interface PagesRead {
  readonly pages: GridPage[];
  readonly askew: Map<number, string>;
  readonly notes: DocumentNote[];
}

function readDocument(engine: Engine, document: number, options: PdfOptions): Opened {
  const count = engine.raw._FPDF_GetPageCount(document);
  if (count < 1) throw damaged(options.file);
  if (count > options.limits.pages) {
    throw new DocumentError(
      'document.too_large',
      options.file,
      `the PDF has ${count} pages, more than the ${options.limits.pages} allowed. Cut out the report and parse that.`,
    );
  }
  return { ...readPages(engine, document, count, options), title: titleOf(engine, document) };
}

function readPages(engine: Engine, document: number, count: number, options: PdfOptions): PagesRead {
  const pages: GridPage[] = [];
  const askew = new Map<number, string>();
  const damagedPages: number[] = [];
  const cut: number[] = [];
  const garbled: number[] = [];
  const hidden: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = index + 1;
    const page = engine.raw._FPDF_LoadPage(document, index);
    if (page === 0) {
      damagedPages.push(number);
      pages.push({ page: number, width: 0, height: 0, glyphs: [], horizontal: [], vertical: [], images: [] });
      continue;
    }
    try {
      const read = readPage(engine, page, number, options.limits.glyphs);
      pages.push(read.page);
      if (read.isCut) cut.push(number);
      if (read.text.garbled > 0) garbled.push(number);
      if (read.text.hidden > 0) hidden.push(number);
      if (read.text.askew !== '') askew.set(number, read.text.askew);
    } finally {
      engine.raw._FPDF_ClosePage(page);
    }
  }
  const notes: DocumentNote[] = [];
  const note = (code: DocumentNote['code'], list: readonly number[], what: string): void => {
    if (list.length > 0) notes.push({ code, detail: `${what} ${list.slice(0, 20).join(', ')}` });
  };
  note('page.damaged', damagedPages, 'nothing can be read of page');
  note('limit.text', cut, 'more characters or drawing than allowed on page');
  note('text.hidden', hidden, 'invisible text on page');
  const foreign = isForeign(pages.map((page) => page.glyphs));
  if (foreign) {
    for (const [i, page] of pages.entries()) pages[i] = unread(page);
    note(
      'text.garbled',
      pages.map((page) => page.page),
      'the fonts do not say which characters they show: page',
    );
  } else note('text.garbled', garbled, 'the fonts do not say which characters they show: page');
  return { pages, askew, notes };
}

function unread(page: GridPage): GridPage {
  return { ...page, offPage: [], glyphs: page.glyphs.map((glyph) => ({ ...glyph, text: '\uFFFD' })) };
}

interface PageRead {
  readonly page: GridPage;
  readonly text: PageText;
  readonly isCut: boolean;
}

function readPage(engine: Engine, page: number, number: number, mostGlyphs: number): PageRead {
  const { raw } = engine;
  const space = spaceOf(engine, page);
  const marks = readMarks(engine, page, space);
  const textPage = raw._FPDFText_LoadPage(page);
  let text: PageText = { glyphs: [], offPage: [], askew: '', garbled: 0, hidden: 0 };
  let isCut = marks.isCut;
  if (textPage !== 0) {
    try {
      const count = raw._FPDFText_CountChars(textPage);
      if (count > mostGlyphs) isCut = true;
      else text = readGlyphs(engine, textPage, count, space, marks.ranks, number * pageStep);
    } finally {
      raw._FPDFText_ClosePage(textPage);
    }
  }
  const { width, height } = shownSize(space);
  const { glyphs, offPage } = text;
  const { horizontal, vertical, images } = marks;
  return {
    page: { page: number, width, height, glyphs, offPage, horizontal, vertical, images },
    text,
    isCut,
  };
}

function spaceOf(engine: Engine, page: number): PageSpace {
  const { raw, memory, scratch } = engine;
  const turns = ((raw._FPDFPage_GetRotation(page) % 4) + 4) % 4;
  if (raw._FPDF_GetPageBoundingBox(page, scratch) === 0) {
    const width = raw._FPDF_GetPageWidthF(page);
    return { left: 0, bottom: 0, right: width, top: raw._FPDF_GetPageHeightF(page), turns };
  }
  const at = scratch >> 2;
  const values = memory.HEAPF32;
  const [left = 0, top = 0, right = 0, bottom = 0] = [
    values[at],
    values[at + 1],
    values[at + 2],
    values[at + 3],
  ];
  return { left, top, right, bottom, turns };
}

/** A title of a document is a line: what is longer is something else. */
const longestTitle = 2000;

function titleOf(engine: Engine, document: number): string | null {
  const { api, memory } = engine;
  const length = api.FPDF_GetMetaText(document, 'Title', 0, 0);
  if (length <= 2 || length > longestTitle) return null;
  const buffer = memory._malloc(length);
  if (buffer === 0) return null;
  try {
    api.FPDF_GetMetaText(document, 'Title', buffer, length);
    const units = memory.HEAPU16.subarray(buffer >> 1, (buffer >> 1) + (length >> 1) - 1);
    const title = String.fromCharCode(...units)
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/\p{Surrogate}/gu, '\uFFFD');
    return title === '' ? null : title;
  } finally {
    memory._free(buffer);
  }
}
