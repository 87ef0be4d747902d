/** Text taken out of a word-processor file without its tables → Document whose numbers nobody may call certain. */
import type { Document } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import { readLines } from '../text/lines.ts';

/**
 * A document of plain lines. Places are lines and code points of the text that was taken out. The note
 * `engine.missing` says that the tables are lost, and what to install.
 */
export function plainWordDocument(text: string, mediaType: string, limits: DocumentLimits): Document {
  const { blocks, notes } = readLines(text, limits);
  return {
    kind: 'word',
    mediaType,
    encoding: null,
    title: null,
    meta: [],
    blocks,
    links: [],
    notes: [
      {
        code: 'engine.missing',
        detail: 'read as text without its tables: install LibreOffice Writer (soffice) to read them',
      },
      ...notes,
    ],
  };
}
