/** A joined grid → the Table of a Document: its cells with their texts, the grid, and the sequence. */
import type { Table, TableCell } from '../document.ts';
import { CellRoom } from './cell-room.ts';
import { cellText } from './cell-text.ts';
import type { WholeTable } from './join.ts';
import { squeezed, type Line } from './lines.ts';
import { rounded, type Box } from './page.ts';
import type { PieceCell } from './pieces.ts';
import { sequenceOf } from './sequence.ts';
import { labelColumns } from './unruled-rows.ts';

/** The Table of a joined grid. */
export function tableOf(whole: WholeTable, index: number): Table {
  const columnCount = whole.xs.length - 1;
  const first = whole.pages[0];
  const sorted = [...whole.cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const grid = Array.from({ length: whole.rows }, () => Array.from({ length: columnCount }, () => -1));
  sorted.forEach((cell, i) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const line = grid[row];
      if (line === undefined) continue;
      for (
        let column = cell.column;
        column < Math.min(columnCount, cell.column + cell.columnSpan);
        column += 1
      ) {
        if (line[column] === -1) line[column] = i;
      }
    }
  });
  const isRuled = whole.pages.every((piece) => piece.isRuled);
  const room = isRuled ? new CellRoom(whole.cells) : null;
  const cells = sorted.map((cell) => tableCell(cell, widthOf(cell, whole, isRuled), room));
  const { order, texts } = sequenceOf(sorted.map((cell) => cell.parts.flat()));
  return {
    kind: 'table',
    index,
    place: { page: first?.page ?? 1, box: rounded(first?.box ?? [0, 0, 0, 0]) },
    rowCount: whole.rows,
    columnCount,
    cells,
    grid,
    sequence: order,
    // Where only white space differs the cell's own spelling serves: a number is then the same text in both.
    sequenceText: texts.map((text, i) => {
      const own = cells[order[i] ?? -1]?.text ?? '';
      return squeezed(own) === squeezed(text) ? own : text;
    }),
    hidden: false,
    isLayout: false,
  };
}

/** What speaks against the cell's being what its text says, or blank; nothing for nothing. */
function doubtOf({ parts, isOffPage, isUnaligned }: PieceCell): Pick<TableCell, 'doubt'> {
  // An empty cell is seen to be empty only where it is seen.
  const isUnseen =
    parts.length === 0 ? isOffPage : parts.some((part) => part.some((glyph) => glyph.isOffPage));
  if (isUnseen === true) return { doubt: 'off_page' };
  return isUnaligned === true ? { doubt: 'unaligned' } : {};
}

/**
 * The cell as wide as it is drawn; without rules, as wide as its column is known to be: as the widest number in it. Null where that
 * is not known.
 */
function widthOf(cell: PieceCell, { columns }: WholeTable, isRuled: boolean): Box | null {
  if (isRuled) return cell.box;
  const column = cell.columnSpan === 1 ? columns[cell.column - labelColumns] : undefined;
  return column === undefined ? null : [column.left, cell.box[1], column.right, cell.box[3]];
}

/**
 * @param width the cell, from left to right; null where nothing shows how wide it is
 * @param room null where no rules show it
 */
function tableCell(cell: PieceCell, width: Box | null, room: CellRoom | null): TableCell {
  const isFull = (line: Line, next: Line): boolean => room?.isFull(line, next, cell) === true;
  const { text, lines, wrapped } = cellText(cell.parts, width, isFull);
  const base = {
    text,
    place: { page: cell.page, box: rounded(cell.box) },
    row: cell.row + 1,
    column: cell.column + 1,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    hasImage: cell.hasImage,
    hidden: false,
    confidence: cell.parts.flat().reduce((least, glyph) => Math.min(least, glyph.confidence ?? 1), 1),
    ...doubtOf(cell),
  };
  if (lines.length < 2) return base;
  if (wrapped === null) return { ...base, lines };
  return room?.wrapped(cell) === true
    ? { ...base, lines, wrapped, isWrapped: true }
    : { ...base, lines, wrapped };
}
