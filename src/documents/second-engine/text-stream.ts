/** Text as one run of characters without white space, that still knows where white space and line ends were. */
import type { TextPage } from './read-pdf-text.ts';

export interface TextStream {
  /** Everything, in compatibility form (full-width digits are digits), without white space. */
  readonly text: string;
  /** By index in `text`: what stands before this character. */
  readonly before: Uint8Array;
}

/** What stands before a character. */
export const nothing = 0;
export const gap = 1;
export const lineEnd = 2;

/** Text in the form in which labels and numbers are compared. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** A line that is only the number of its page, with or without dashes round it. */
const pageNumber = /^[-\u2013\u2014\u2015\u00b7]*(\d{1,4})[-\u2013\u2014\u2015\u00b7]*$/u;

/** Page numbers stand between a row's label and its numbers where a page ends there. */
function isPageNumber(line: string, page: number): boolean {
  const squeezed = squeeze(line);
  const digits = pageNumber.exec(squeezed)?.[1];
  return digits !== undefined && (digits !== squeezed || Number(digits) === page);
}

function linesOf(pages: readonly TextPage[]): string[] {
  return pages.flatMap(({ lines }, index) => {
    const full = lines.filter((line) => squeeze(line) !== '');
    const from = isPageNumber(full[0] ?? '', index + 1) ? 1 : 0;
    const to = full.length > from && isPageNumber(full.at(-1) ?? '', index + 1) ? -1 : full.length;
    return full.slice(from, to);
  });
}

/** The run of all pages' lines, without the page numbers at their heads and feet. */
export function streamOf(pages: readonly TextPage[]): TextStream {
  const lines = linesOf(pages).map((line) => line.normalize('NFKC'));
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const before = new Uint8Array(length);
  const kept: string[] = [];
  let at = 0;
  for (const line of lines) {
    let mark = lineEnd;
    for (const piece of line.split(/\s+/u)) {
      if (piece === '') continue;
      before[at] = mark;
      kept.push(piece);
      at += piece.length;
      mark = gap;
    }
  }
  return { text: kept.join(''), before: before.subarray(0, at) };
}
