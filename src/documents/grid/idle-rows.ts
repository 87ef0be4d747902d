/**
 * Rows that only the frame of an empty cell makes: where every cell has a frame of its own, a cell over several rows that a page's
 * end cut may end a little before its rows do, and what is left beside them is drawn, or counted, as one more cell.
 */
import { looksLikeNumber } from './marks.ts';
import { textIn, type Piece, type PieceCell } from './pieces.ts';

/** The piece without such rows: in each of them nothing but empty cells begins, and everything else goes on from the row above. */
export function withoutIdleRows(piece: Piece): Piece {
  let { cells, rows } = piece;
  for (let row = piece.rows - 1; row > 0; row -= 1) {
    if (!isIdle(cells, row)) continue;
    cells = withoutRow(cells, row);
    rows -= 1;
  }
  return rows === piece.rows ? piece : { ...piece, cells, rows };
}

function isIdle(cells: readonly PieceCell[], row: number): boolean {
  const beginning = cells.filter((cell) => cell.row === row);
  const through = cells.filter((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  // The row must be one row with that above it: a table has rows that are wholly blank.
  if (beginning.length === 0 || through.length <= beginning.length) return false;
  if (beginning.some((cell) => cell.hasImage || cell.parts.length > 0)) return false;
  return beginning.every(({ column, columnSpan }) => {
    const above = cells.filter(
      (cell) =>
        cell.row + cell.rowSpan === row &&
        cell.column < column + columnSpan &&
        column < cell.column + cell.columnSpan,
    );
    return above.every((cell) => !looksLikeNumber(textIn(cell)));
  });
}

function withoutRow(cells: readonly PieceCell[], row: number): PieceCell[] {
  return cells.flatMap((cell) => {
    if (cell.row > row) return [{ ...cell, row: cell.row - 1 }];
    const reaches = cell.row + cell.rowSpan > row;
    if (!reaches) return [cell];
    return cell.rowSpan === 1 ? [] : [{ ...cell, rowSpan: cell.rowSpan - 1 }];
  });
}
