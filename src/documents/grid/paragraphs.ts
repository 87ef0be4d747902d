/** Lines of running text → paragraphs: a line that reaches the right margin goes on in the next one. */
import type { Paragraph } from '../document.ts';
import { textOf, type Line } from './lines.ts';
import { rounded, type Box } from './page.ts';

/** A line on its page. */
export interface PageLine {
  readonly line: Line;
  readonly page: number;
}

/** How far from the margins, in sizes, a line may end or begin and still run on: punctuation hangs or is pushed over. */
const nearRight = 2.2;
const nearLeft = 0.8;
/** A line of running text has this many sizes at least. */
const shortest = 12;
/** A paragraph is cut here, so that joining stays cheap. */
const longest = 20_000;

/** The left and right margins of running text: where most of its long lines begin and end. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** The margins that at least three lines of a document share; null where its text does not run. */
export function marginsOf(lines: readonly PageLine[]): Margins | null {
  const widths = lines.map(({ line }) => line.box[2] - line.box[0]);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  if (widest < shortest * (lines[0]?.line.size ?? 0)) return null;
  const long = lines.filter((_, i) => (widths[i] ?? 0) > 0.75 * widest);
  if (long.length < 3) return null;
  const lefts = long.map(({ line }) => line.box[0]).sort((one, other) => one - other);
  const rights = long.map(({ line }) => line.box[2]).sort((one, other) => one - other);
  return {
    left: lefts[Math.floor(lefts.length * 0.3)] ?? 0,
    right: rights[Math.floor(rights.length * 0.7)] ?? 0,
  };
}

/** Whether `next` goes on with the sentence of `last`. */
export function runsOn(last: PageLine, next: PageLine, margins: Margins): boolean {
  const { size } = last.line;
  if (Math.abs(size - next.line.size) > 0.2 * size) return false;
  if (last.line.box[2] < margins.right - nearRight * size) return false;
  if (next.line.box[0] > margins.left + nearLeft * size) return false;
  if (next.line.box[0] < margins.left - 3 * size) return false;
  return last.page !== next.page || next.line.baseline - last.line.baseline < 3.2 * size;
}

/** A paragraph of lines; its place is its part on the first page. */
export function paragraphOf(lines: readonly PageLine[], hidden: boolean): Paragraph {
  let text = '';
  let box: Box = [0, 0, 0, 0];
  const page = lines[0]?.page ?? 1;
  lines.forEach((item, i) => {
    const line = textOf(item.line.glyphs, false);
    const needsSpace =
      /[\w.,;]$/u.test(text) && /^\w/u.test(line) && !(/\d$/u.test(text) && /^\d/u.test(line));
    text += needsSpace ? ` ${line}` : line;
    if (item.page !== page) return;
    const [left, top, right, bottom] = item.line.box;
    box =
      i === 0
        ? [left, top, right, bottom]
        : [Math.min(box[0], left), Math.min(box[1], top), Math.max(box[2], right), Math.max(box[3], bottom)];
  });
  return {
    kind: 'paragraph',
    text: text.slice(0, longest),
    place: { page, box: rounded(box) },
    level: null,
    hidden,
    hasImage: false,
  };
}
