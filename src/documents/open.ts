/** Bytes → Document, whatever kind they are. */
import { officeKindOf } from './containers/office-kind.ts';
import { openMhtml } from './containers/mhtml.ts';
import { officeOpener } from './containers/open-office.ts';
import type { Document } from './document.ts';
import type { Engines } from './engines.ts';
import { DocumentError } from './errors.ts';
import { readImage } from './image/read-image.ts';
import { loadRecogniser } from './image/load-recogniser.ts';
import { withPageImages, type PictureSource } from './image/page-images.ts';
import type { RecogniserSource } from './image/recogniser.ts';
import { readHtml } from './html/read-html.ts';
import { defaultLimits } from './limits.ts';
import type { DocumentLimits } from './limits.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { sniffKind } from './sniff.ts';
import type { ContentKind } from './sniff.ts';
import { readText } from './text/read-text.ts';
import { wordOpener } from './word/open-word.ts';

/** What the caller knows of the bytes. */
export interface DocumentHints {
  /** The file's name, for messages. */
  readonly file: string;
  /** The declared media type, or null; the content decides. */
  readonly mediaType?: string | null;
  /** The declared encoding (HTTP header), or null; verified against the bytes. */
  readonly encoding?: string | null;
  readonly limits?: Partial<DocumentLimits>;
  /** Other programs that are there; without them DOC and RTF are read without their tables. */
  readonly engines?: Engines;
  /** Gives what recognises pictures, when a document needs it; the packages that are installed unless told. */
  readonly recogniser?: RecogniserSource;
  /** Pictures that belong to a page, by their address as printed; none unless told. */
  readonly pictures?: PictureSource;
}

/** Reads one kind of bytes; throws `DocumentError`. */
export type Opener = (
  bytes: Uint8Array,
  hints: DocumentHints,
  limits: DocumentLimits,
) => Document | Promise<Document>;

/** Said to who asks for one document where there are several. */
const severalFiles =
  'this is a container of files, not one document. Read it with `examineAll`, or unpack it and parse the report in it.';

/** Who opens what. To add a kind of document, write its opener and name it here. */
const openers: Readonly<Record<ContentKind, Opener>> = {
  empty: refuse('document.empty', 'the file holds no text. Fetch it again, or leave it out.'),
  html: (bytes, hints, limits) =>
    withPageImages(readHtml(bytes, { declared: hints.encoding ?? null, file: hints.file, limits }), {
      limits,
      recogniser: hints.recogniser ?? loadRecogniser,
      pictures: hints.pictures ?? (() => null),
    }),
  text: (bytes, hints, limits) => readText(bytes, hints.encoding ?? null, limits),
  pdf: (bytes, hints, limits) =>
    readPdf(bytes, { file: hints.file, limits, recogniser: hints.recogniser ?? loadRecogniser }),
  mhtml: openMhtml,
  zip: openOffice,
  ole: openOffice,
  rtf: (bytes, hints, limits) => wordOpener(hints.engines?.word ?? null)(bytes, hints, limits),
  image: (bytes, hints, limits) =>
    readImage(bytes, { file: hints.file, limits, recogniser: hints.recogniser ?? loadRecogniser }),
  gzip: refuse('document.several', severalFiles),
  tar: refuse('document.several', severalFiles),
  archive: refuse('document.several', severalFiles),
  'unknown-binary': refuse(
    'document.not_text',
    'these bytes are no text and no known kind of file. Fetch it again, or leave it out.',
  ),
};

/** A file, opened: as one document, and where it is a workbook of several sheets also as one document each. */
export interface OpenedFile {
  readonly whole: Document;
  /** Sheets that are shown and hold something, if there are several; `suffix` (`#sheet=2`) follows the file's name. */
  readonly sheets: readonly { readonly suffix: string; readonly document: Document }[];
}

/**
 * Opens a document. What it is is told by its content, never by its name or declared type.
 * Throws `DocumentError` (and nothing else) where it cannot be opened.
 */
export async function openDocument(bytes: Uint8Array, hints: DocumentHints): Promise<Document> {
  return (await openFile(bytes, hints)).whole;
}

/** As `openDocument`, with the sheets of a workbook apart as well: they may be a report each. */
export async function openFile(bytes: Uint8Array, hints: DocumentHints): Promise<OpenedFile> {
  const limits = { ...defaultLimits, ...hints.limits };
  const kind = sniffKind(bytes);
  if ((kind === 'html' || kind === 'text') && bytes.length > limits.textBytes) {
    throw new DocumentError(
      'document.too_large',
      hints.file,
      `the ${kind} is ${bytes.length} bytes long, more than the ${limits.textBytes} allowed. Cut out the report and parse that.`,
    );
  }
  if (kind === 'zip' || kind === 'ole') {
    const office = officeKindOf(bytes);
    if (office === 'xlsx' || office === 'xls') {
      // Loaded when it is needed: few documents are workbooks.
      const { openSheets } = await import('./spreadsheet/open-spreadsheet.ts');
      const { whole, sheets } = openSheets(bytes, hints.file, limits);
      return { whole, sheets: sheets.length > 1 ? sheets : [] };
    }
  }
  return { whole: await openers[kind](bytes, hints, limits), sheets: [] };
}

function refuse(
  code: 'document.empty' | 'document.unsupported' | 'document.not_text' | 'document.several',
  sentence: string,
): Opener {
  return (_bytes, hints) => {
    throw new DocumentError(code, hints.file, sentence);
  };
}

function openOffice(
  bytes: Uint8Array,
  hints: DocumentHints,
  limits: DocumentLimits,
): Document | Promise<Document> {
  return officeOpener(hints.engines?.word ?? null)(bytes, hints, limits);
}
