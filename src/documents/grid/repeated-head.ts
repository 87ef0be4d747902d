/** The head of a table that a page repeats at its top: it is no row of the table, and may part a row that a page broke. */
import { looksLikeNumber } from './marks.ts';
import { textIn, type PieceCell } from './pieces.ts';

/** More rows are no head. */
const mostRows = 8;

/**
 * How many rows at the top of `lower` (rows from 0) say again what the first rows of `upper` say; 0 for none. A row with
 * a number is never one, nor is all of `lower`.
 */
export function repeatedRows(upper: readonly PieceCell[], lower: readonly PieceCell[], rows: number): number {
  let words = 0;
  let count = 0;
  for (let row = 0; row < Math.min(mostRows, rows - 1); row += 1) {
    const [one, other] = [textsOf(upper, row), textsOf(lower, row)];
    if (one.length === 0 || one.length !== other.length) break;
    if (!one.every((text, i) => text === other[i]) || one.some(looksLikeNumber)) break;
    words += one.length;
    const isCut = [...upper, ...lower].some((cell) => cell.row <= row && cell.row + cell.rowSpan > row + 1);
    if (!isCut) count = row + 1;
  }
  return words > 1 ? count : 0;
}

function textsOf(cells: readonly PieceCell[], row: number): string[] {
  return cells
    .filter((cell) => cell.row === row)
    .sort((one, other) => one.column - other.column)
    .map(textIn)
    .filter((text) => text !== '');
}
