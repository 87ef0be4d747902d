/** The glyphs of a cell → its text, its lines, and what its figures make if its width wrapped them. */
import { figureAtStart, isIdeographic, linesOf, noteSize, textOf, type Line } from './lines.ts';
import type { Box, Glyph } from './page.ts';

/** A figure that may go on in the next line, or is signed by what ends this one. */
const figureAtEnd = /[\d\uff10-\uff19][,\uff0c.\uff0e]?$|[-+\u2212\u2013\u2014\uff0b\uff0d]$/u;
const separator = /^[,\uff0c.\uff0e]$/u;
/** Wrapped lines follow each other within this many sizes; what is further apart is set apart. */
const nextLine = 2.2;
/** Room beside the text of a cell. */
interface Beside {
  readonly sizes: number;
  readonly share: number;
}

/** The room beside the text of a label: so many sizes, or this share of the cell's width, whichever is less. */
export const besideLabel: Beside = { sizes: 1.6, share: 0.2 };
/** The same beside figures, which the sums must confirm besides: cells of three digits are mostly padding. */
export const besideFigures: Beside = { sizes: 2, share: 0.3 };

/** What a cell says. */
export interface CellText {
  readonly text: string;
  readonly lines: readonly string[];
  /** See `TableCell.wrapped`; null where there is no such thing. */
  readonly wrapped: string | null;
}

/**
 * The text of a cell (its glyphs page by page), and its lines where there are several. Ideographs join over line ends,
 * other words by a space. So do figures, in either width: whether two lines are one number that was wrapped or two
 * numbers that a reader sees one over the other cannot be told from where they stand.
 *
 * @param box the cell as drawn; null where no rules show how wide it is
 * @param isFull whether the cell has no room for more of the second line in the first, by what is known of other cells
 */
export function cellText(
  parts: readonly (readonly Glyph[])[],
  box: Box | null = null,
  isFull: (line: Line, next: Line) => boolean = () => false,
): CellText {
  const set = parts.flatMap(linesOf);
  const lines = set.map((line) => textOf(line.glyphs, true));
  let text = '';
  let wrapped = '';
  let mayBeWrapped = false;
  let isWrapped = true;
  for (const [i, line] of lines.entries()) {
    const isFigure = goesOnAsFigure(text, line);
    const isApart = isFigure || (!isIdeographic(text.slice(-1)) && !isIdeographic(line));
    if (text !== '' && isFigure) {
      mayBeWrapped = true;
      isWrapped &&= box !== null && wraps(set[i - 1], set[i], box, isFull);
      wrapped += line;
    } else wrapped += text !== '' && isApart ? ` ${line}` : line;
    text += text !== '' && isApart ? ` ${line}` : line;
  }
  return { text, lines, wrapped: mayBeWrapped && isWrapped ? wrapped : null };
}

/** Whether a figure at the end of a text may go on in the next line. */
export function goesOnAsFigure(text: string, next: string): boolean {
  return figureAtEnd.test(text.slice(-2)) && figureAtStart.test(next);
}

/** Whether the cell's width alone may have sent the second line under the first: its first character found no room. */
function wraps(
  line: Line | undefined,
  next: Line | undefined,
  box: Box,
  isFull: (line: Line, next: Line) => boolean,
): boolean {
  if (line === undefined || next === undefined) return false;
  if (line.size > next.size * noteSize || next.size > line.size * noteSize) return false;
  // Negative where a page's end is between them.
  const down = next.baseline - line.baseline;
  if (down > nextLine * line.size) return false;
  return fills(line, next, box, besideFigures) || isFull(line, next);
}

/** Whether a line has no room for the first character of the next in a cell. */
export function fills(line: Line, next: Line, box: Box, beside: Beside): boolean {
  const room = box[2] - box[0];
  const width = widthWithNext(line, next);
  return width !== null && width > room - Math.min(beside.sizes * line.size, beside.share * room);
}

/**
 * How wide a line would be with the first character of the next, and with a separator after that, which never begins a
 * line. Null for an empty line.
 */
export function widthWithNext(line: Line, next: Line): number | null {
  const end = next.glyphs.findIndex(({ text }, i) => i > 0 && !separator.test(text));
  const last = next.glyphs.at(end < 0 ? -1 : end - 1);
  const first = next.glyphs[0];
  if (first === undefined || last === undefined) return null;
  return line.box[2] - line.box[0] + (last.right - first.left);
}
