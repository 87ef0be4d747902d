/** What went wrong while the pages of an OFD were read, as notes. */
import type { DocumentNote } from '../document.ts';
import type { PageRead } from './page-reader.ts';

/** `lacking`: the numbers of pages that refer to something that is not there. */
export function notesOf(reads: readonly PageRead[], lacking: ReadonlySet<number>): DocumentNote[] {
  const notes: DocumentNote[] = [];
  const note = (code: DocumentNote['code'], what: string, isOf: (read: PageRead) => boolean): void => {
    const numbers = reads.filter(isOf).map(({ page }) => page.page);
    if (numbers.length > 0) notes.push({ code, detail: `${what} ${numbers.slice(0, 20).join(', ')}` });
  };
  note('page.damaged', 'a part that is not there, or text that cannot be placed, on page', (read) =>
    lacking.has(read.page.page),
  );
  note('limit.text', 'more characters or drawing than allowed on page', (read) => read.isCut);
  note('text.hidden', 'invisible text on page', ({ hidden }) => hidden !== '');
  note('text.garbled', 'characters that only the font knows on page', ({ page }) =>
    page.glyphs.some((glyph) => glyph.text === '\uFFFD'),
  );
  return notes;
}
