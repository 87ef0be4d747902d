/** The head of a table that a page repeats at its top: it is no row of the table, and may part a row that a page broke. */
import { looksLikeNumber } from './marks.ts';
import { textIn, type PieceCell } from './pieces.ts';

/** More rows are no head. */
const mostRows = 8;

/** Cells of a table, and how many rows they make (from 0). */
interface Rows {
  readonly cells: readonly PieceCell[];
  readonly rows: number;
}

/**
 * How many rows at the top of `lower` say again what the last head of `upper` says; 0 for none. A head begins where the
 * table does, or after numbers. A row with a number is never one, nor is all of `lower`.
 */
export function repeatedRows(upper: Rows, lower: Rows): number {
  const [above, below] = [textsOf(upper), textsOf({ ...lower, rows: Math.min(mostRows, lower.rows - 1) })];
  for (let start = above.length - 1; start >= 0; start -= 1) {
    const isHead = start === 0 || above[start - 1]?.some(looksLikeNumber) === true;
    const count = isHead ? countSame(above.slice(start), below) : 0;
    const whole = lower.cells.reduce(
      (rows, cell) => (cell.row < rows && cell.row + cell.rowSpan > rows ? cell.row : rows),
      count,
    );
    if (whole > 0) return whole;
  }
  return 0;
}

/** How many rows are the same words; 0 where they are a word in all. */
function countSame(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): number {
  let words = 0;
  let count = 0;
  for (const [row, texts] of other.entries()) {
    const same = one[row];
    if (same === undefined || texts.length === 0 || texts.length !== same.length) break;
    if (!texts.every((text, i) => text === same[i]) || texts.some(looksLikeNumber)) break;
    words += texts.length;
    count = row + 1;
  }
  return words > 1 ? count : 0;
}

/** The texts of each row, from left to right; without those of empty cells. */
function textsOf({ cells, rows }: Rows): string[][] {
  const texts = Array.from({ length: rows }, (): string[] => []);
  for (const cell of [...cells].sort((one, other) => one.column - other.column)) {
    const text = textIn(cell);
    if (text !== '') texts[cell.row]?.push(text);
  }
  return texts;
}
