/** A joined grid → the Table of a Document: its cells with their texts, the grid, and the sequence. */
import type { Table, TableCell } from '../document.ts';
import { CellRoom } from './cell-room.ts';
import { cellText } from './cell-text.ts';
import type { WholeTable } from './join.ts';
import { squeezed } from './lines.ts';
import { rounded } from './page.ts';
import type { PieceCell } from './pieces.ts';
import { sequenceOf } from './sequence.ts';

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
  const cells = sorted.map((cell) => tableCell(cell, room));
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

/** @param room null where no rules show how wide a cell is */
function tableCell(cell: PieceCell, room: CellRoom | null): TableCell {
  const { text, lines, wrapped } = cellText(cell.parts, room === null ? null : cell.box);
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
    ...(cell.isUnaligned === true ? { doubt: 'unaligned' as const } : {}),
  };
  if (lines.length < 2) return base;
  if (wrapped === null) return { ...base, lines };
  return room?.wrapped(cell) === true
    ? { ...base, lines, wrapped, isWrapped: true }
    : { ...base, lines, wrapped };
}
