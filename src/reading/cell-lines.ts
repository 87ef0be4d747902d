/**
 * Flattened tables with one cell a line, each ending in a pipe (P3, P4 of the field's pages): there a line of bare
 * pipes is as many empty cells, while in other texts it is nothing.
 */
import type { Paragraph } from '../documents/index.ts';

/**
 * - `none`: there are no pipes
 * - `rows`: lines are rows; a pipe at the start of a line is its frame
 * - `open-rows`: lines are rows without a frame: a pipe at the start of one ends an empty cell
 * - `cells`: a line is a cell; bare pipes are empty cells
 * - `framed`: as `cells`, but a pipe at the very start of a line opens a row, and cells are set in blanks
 */
export type PipeStyle = 'none' | 'rows' | 'open-rows' | 'cells' | 'framed';

const anyPipe = /[|｜│]/u;
const pipes = /[|｜│]/gu;

/** Looks at all lines of a document: one line alone does not show its style. */
export function pipeStyleOf(paragraphs: readonly Paragraph[]): PipeStyle {
  let single = 0;
  let several = 0;
  let indented = 0;
  let framed = 0;
  for (const { text } of paragraphs) {
    if (text.length > 400 || !anyPipe.test(text)) continue;
    const words = text.split(pipes).filter((part) => part.trim() !== '').length;
    if (words === 1 && /[|｜│]\s*$/u.test(text)) {
      single++;
      if (/^\s/u.test(text)) indented++;
    } else if (words > 1) {
      several++;
      if (/^\s*[|｜│]/u.test(text)) framed++;
    }
  }
  if (single === 0 && several === 0) return 'none';
  if (single < 10 || single < 3 * several) return framed * 10 >= several * 9 ? 'rows' : 'open-rows';
  return indented > single / 2 ? 'framed' : 'cells';
}

export interface CellPiece {
  readonly text: string;
  /** Offset in the line, in UTF-16 units. */
  readonly offset: number;
  /** What sets it apart from the piece before it, where that is known. */
  readonly separator?: string;
}

/** The cells of a line in a document of one cell a line: a pipe ends a cell. */
export function cellsOfLine(text: string, style: PipeStyle): CellPiece[] {
  const cells: CellPiece[] = [];
  let start = style === 'framed' && /^[|｜│]/u.test(text) ? 1 : 0;
  for (let at = start; at <= text.length; at++) {
    const isEnd = at === text.length;
    if (!isEnd && !/[|｜│]/u.test(text.charAt(at))) continue;
    const piece = text.slice(start, at);
    const trimmed = piece.trim();
    // What follows the last pipe is a cell only if it says something.
    if (trimmed !== '' || !isEnd) {
      cells.push({ text: trimmed, offset: start + Math.max(0, piece.indexOf(trimmed)) });
    }
    start = at + 1;
  }
  return cells;
}
