/** The text of a PDF by a second engine (pdf.js, through pdf-parse), which shares nothing with the first. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/** A page's lines in the order of its content; a tab where the engine saw a gap in a line. */
export interface TextPage {
  readonly lines: readonly string[];
}

export interface PdfText {
  readonly pages: readonly TextPage[];
}

export interface PdfTextOptions {
  /** The pages to read, from 1; all unless told. Reading fewer is the way to keep the time short: some 20 ms a page. */
  readonly pages?: readonly number[];
  /** Stops the reading between pages; what was read is then given up. */
  readonly signal?: AbortSignal;
}

/** A report of thousands of pages is no report that anybody prints; its tables stand in the first hundred. */
const mostPages = 100;
/** Larger files hold pictures, and none of these readings is worth waiting for. In bytes. */
const mostBytes = 64 * 1024 * 1024;
/** Of one page, in UTF-16 units; a page of small print has 5,000. */
const mostText = 200_000;

const noText: PdfText = { pages: [] };

/**
 * Reads the text of a PDF, or gives no pages: where the engine refuses the file, fails on it, is stopped, or is not
 * installed. "No text" is no reading, and says nothing about the document.
 */
export async function readPdfText(bytes: Uint8Array, options: PdfTextOptions = {}): Promise<PdfText> {
  const { signal } = options;
  if (bytes.length > mostBytes || signal?.aborted === true) return noText;
  try {
    const { PDFParse, VerbosityLevel } = await import('pdf-parse');
    const parser = new PDFParse({
      // The engine takes the bytes for itself: it gets a copy.
      data: Uint8Array.from(bytes),
      verbosity: VerbosityLevel.ERRORS,
      ...(await resources()),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
    });
    const stop = (): void => void parser.destroy().catch(() => undefined);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const wanted = options.pages?.slice(0, mostPages);
      const { pages } = await parser.getText({
        ...(wanted === undefined ? { first: mostPages } : { partial: [...wanted] }),
        lineEnforce: true,
        pageJoiner: '',
      });
      return { pages: pages.map(({ text }) => ({ lines: text.slice(0, mostText).split('\n') })) };
    } finally {
      signal?.removeEventListener('abort', stop);
      await parser.destroy();
    }
  } catch {
    return noText;
  }
}

let found: Promise<{ cMapUrl: string; cMapPacked: true; standardFontDataUrl: string }> | null = null;

/**
 * Where the engine finds its character maps: without them, text in Chinese fonts that are not embedded comes out empty,
 * and no error is given. They lie in the copy of pdf.js that pdf-parse itself uses.
 */
function resources(): Promise<{ cMapUrl: string; cMapPacked: true; standardFontDataUrl: string }> {
  found ??= Promise.resolve().then(() => {
    const parser = createRequire(import.meta.url).resolve('pdf-parse');
    const folder = dirname(createRequire(parser).resolve('pdfjs-dist/package.json'));
    return {
      cMapUrl: join(folder, 'cmaps') + sep,
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    };
  });
  return found;
}
