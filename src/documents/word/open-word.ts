/** Word-processor files of every kind → Document: DOCX, DOC (and WPS), RTF, and what only calls itself so. */
import { openMhtml } from '../containers/mhtml.ts';
import { oleKindOf, readOleStreams } from '../containers/ole.ts';
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { readHtml } from '../html/read-html.ts';
import type { DocumentLimits } from '../limits.ts';
import type { DocumentHints, Opener } from '../open.ts';
import { sniffKind } from '../sniff.ts';
import { readText } from '../text/read-text.ts';
import { ConversionFailed } from './converter.ts';
import type { ConvertibleFormat, WordConverter } from './converter.ts';
import { textOfDoc } from './doc-text.ts';
import { plainWordDocument } from './plain-document.ts';
import { docxMediaType, readDocx } from './read-docx.ts';
import { textOfRtf } from './rtf-text.ts';

const mediaTypes: Readonly<{ [format in ConvertibleFormat]: string }> = {
  doc: 'application/msword',
  rtf: 'application/rtf',
};

/** Bytes of a DOC or RTF at most: the converter, and the plain readers, hold it several times over. */
const maxBytes = 128 * 1024 * 1024;

/**
 * Makes an opener for word-processor files. `converter` is LibreOffice or null where there is none: then DOC and RTF
 * are read as text without tables, with the note `engine.missing`, and no number of them may be held certain.
 */
export function wordOpener(converter: WordConverter | null): Opener {
  return (bytes, hints, limits) => openWord(bytes, hints, limits, converter);
}

/**
 * Opens a word-processor file, by content: a `.doc` may be DOC, DOCX, RTF, HTML, MHTML or text. Throws
 * `DocumentError`; `document.unsupported` where the bytes are something else.
 */
export async function openWord(
  bytes: Uint8Array,
  hints: DocumentHints,
  limits: DocumentLimits,
  converter: WordConverter | null,
): Promise<Document> {
  const { file } = hints;
  const kind = sniffKind(bytes);
  switch (kind) {
    case 'zip':
      return await readDocx(bytes, file, limits, docxMediaType);
    case 'ole':
      checkDoc(bytes, file);
      return await openWith(bytes, 'doc', file, limits, converter);
    case 'rtf':
      return await openWith(bytes, 'rtf', file, limits, converter);
    case 'mhtml':
      return await openMhtml(bytes, hints, limits);
    case 'html':
      return readHtml(bytes, { declared: hints.encoding ?? null, file, limits });
    case 'text':
      return readText(bytes, hints.encoding ?? null, limits);
    default:
      throw new DocumentError('document.unsupported', file, `this is no word-processor file, but ${kind}.`);
  }
}

function checkDoc(bytes: Uint8Array, file: string): void {
  const streams = readOleStreams(bytes);
  if (streams === null) throw damaged(file);
  const kind = oleKindOf(streams);
  if (kind === 'encrypted') {
    throw new DocumentError(
      'document.encrypted',
      file,
      'the file asks for a password. Save a copy without one and parse that.',
    );
  }
  if (kind !== 'doc') {
    throw new DocumentError('document.unsupported', file, 'this old Office file is no Word document.');
  }
}

async function openWith(
  bytes: Uint8Array,
  format: ConvertibleFormat,
  file: string,
  limits: DocumentLimits,
  converter: WordConverter | null,
): Promise<Document> {
  if (bytes.length > maxBytes) {
    throw new DocumentError(
      'document.too_large',
      file,
      `the file is ${bytes.length} bytes long, more than the ${maxBytes} allowed. Cut out the report and parse that.`,
    );
  }
  // Converters read what is left of a file that breaks off; an RTF that is whole closes its groups.
  const rtfText = format === 'rtf' ? textOfRtf(bytes) : null;
  if (format === 'rtf' && rtfText === null) throw damaged(file);
  const docx = converter === null ? null : await convert(converter, bytes, format, file);
  if (docx !== null) return await readDocx(docx, file, limits, mediaTypes[format]);
  const text = rtfText ?? textOfDoc(bytes);
  if (text === null) throw damaged(file);
  return plainWordDocument(text, mediaTypes[format], limits);
}

/** The DOCX; null where the program is not there. Throws `document.damaged` where it could not convert the file. */
async function convert(
  converter: WordConverter,
  bytes: Uint8Array,
  format: ConvertibleFormat,
  file: string,
): Promise<Uint8Array | null> {
  try {
    return await converter(bytes, format);
  } catch (error) {
    if (!(error instanceof ConversionFailed)) throw error;
    if (error.reason === 'missing') return null;
    throw new DocumentError(
      'document.damaged',
      file,
      error.reason === 'timeout'
        ? 'LibreOffice took too long to convert the file. Open it in Word, save it as DOCX and parse that.'
        : 'LibreOffice cannot read the file. Fetch it again, or open it in Word, save it as DOCX and parse that.',
    );
  }
}

function damaged(file: string): DocumentError {
  return new DocumentError(
    'document.damaged',
    file,
    'the file is cut short or damaged. Fetch it again, or open it in Word and save it as DOCX.',
  );
}
