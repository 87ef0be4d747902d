/** Bytes of a DOCX → Document, by way of HTML. */
import type { Document } from '../document.ts';
import { readHtml } from '../html/read-html.ts';
import type { DocumentLimits } from '../limits.ts';
import { convertDocx } from './convert-docx.ts';

/** What a DOCX declares itself to be. */
export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Reads a DOCX. Places are HTML places of the page that `convertDocx` gives. `mediaType` is that of the file the
 * reader has, where the DOCX was converted from another. Throws `DocumentError`.
 */
export async function readDocx(
  bytes: Uint8Array,
  file: string,
  limits: DocumentLimits,
  mediaType = docxMediaType,
): Promise<Document> {
  const { html, notes } = await convertDocx(bytes, file);
  const page = readHtml(Buffer.from(html), { declared: 'utf-8', file, limits });
  return { ...page, kind: 'word', mediaType, encoding: null, notes: [...notes, ...page.notes] };
}
