/** Bytes → Document, whatever kind they are. */
import type { Document } from './document.ts';
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

/** What the caller knows of the bytes. */
export interface DocumentHints {
  /** The file's name, for messages. */
  readonly file: string;
  /** The declared media type, or null; the content decides. */
  readonly mediaType?: string | null;
  /** The declared encoding (HTTP header), or null; verified against the bytes. */
  readonly encoding?: string | null;
  readonly limits?: Partial<DocumentLimits>;
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
  zip: refuse(
    'document.unsupported',
    'this is a ZIP container, which cannot be read yet. Save the report in it as HTML and parse that.',
  ),
  ole: refuse(
    'document.unsupported',
    'this is an old Office file, which cannot be read yet. Save it as HTML and parse that.',
  ),
  rtf: refuse(
    'document.unsupported',
    'this is an RTF file, which cannot be read yet. Save it as HTML and parse that.',
  ),
  image: (bytes, hints, limits) =>
    readImage(bytes, { file: hints.file, limits, recogniser: hints.recogniser ?? loadRecogniser }),
  gzip: refuse('document.unsupported', 'this is a gzip file. Unpack it and parse what is in it.'),
  archive: refuse('document.unsupported', 'this is an archive. Unpack it and parse what is in it.'),
  'unknown-binary': refuse(
    'document.not_text',
    'these bytes are no text and no known kind of file. Fetch it again, or leave it out.',
  ),
};

/**
 * Opens a document. What it is is told by its content, never by its name or declared type.
 * Throws `DocumentError` (and nothing else) where it cannot be opened.
 */
export async function openDocument(bytes: Uint8Array, hints: DocumentHints): Promise<Document> {
  const limits = { ...defaultLimits, ...hints.limits };
  const kind = sniffKind(bytes);
  if ((kind === 'html' || kind === 'text') && bytes.length > limits.textBytes) {
    throw new DocumentError(
      'document.too_large',
      hints.file,
      `the ${kind} is ${bytes.length} bytes long, more than the ${limits.textBytes} allowed. Cut out the report and parse that.`,
    );
  }
  return await openers[kind](bytes, hints, limits);
}

function refuse(
  code: 'document.empty' | 'document.unsupported' | 'document.not_text',
  sentence: string,
): Opener {
  return (_bytes, hints) => {
    throw new DocumentError(code, hints.file, sentence);
  };
}
