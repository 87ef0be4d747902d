/** Pieces of a table on following pages → one table: columns by their edges, and the row that a page broke. */
import { columnsOf, edgesOf, onUnion, unionOf } from './aligned-columns.ts';
import { clustered, nearestIndex } from './page.ts';
import type { Piece, PieceCell } from './pieces.ts';
import { repeatedRows } from './repeated-head.ts';
import { sameColumn } from './counterparts.ts';
import { Seam } from './seam.ts';
import type { Column } from './unruled.ts';

/** A table over its pages, with rows and columns of the whole. */
export interface WholeTable {
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PieceCell[];
  readonly pages: readonly Piece[];
  /** Where the edges of the last page's piece stand among `xs`. */
  readonly lastXs: readonly number[];
  /** How far the numbers of each column reach, where there are no rules; else empty. */
  readonly columns: readonly Column[];
}

/** A piece of its own. */
export function wholeOf(piece: Piece): WholeTable {
  const { xs, rows, cells } = piece;
  return { xs, rows, cells, pages: [piece], lastXs: xs, columns: columnsOf(piece) };
}

/** Joins the next page's piece to a table; `edges`: where its own edges stand there (`placedEdges`). */
export function joinPiece(table: WholeTable, piece: Piece, edges: readonly number[]): WholeTable {
  const { xs, columns, upper, lower } = onOneGrid(table, piece, edges);
  // A table of other columns has a head of its own.
  const isSame = xs.length === Math.max(table.xs.length, piece.xs.length);
  const repeated = isSame
    ? repeatedRows({ cells: upper, rows: table.rows }, { cells: lower, rows: piece.rows })
    : 0;
  const rest = lower.flatMap((cell) =>
    cell.row < repeated ? [] : [{ ...cell, row: cell.row - repeated + table.rows }],
  );
  const end = table.rows + piece.rows - repeated;
  const { cells, rows } = new Seam(upper, rest, table.rows, end, piece.isRuled).joined();
  return { xs, rows, cells, columns, pages: [...table.pages, piece], lastXs: edges };
}

interface OneGrid {
  readonly xs: readonly number[];
  readonly columns: readonly Column[];
  readonly upper: readonly PieceCell[];
  readonly lower: readonly PieceCell[];
}

/** The cells of both on the columns of both; the rows of each are its own. */
function onOneGrid(table: WholeTable, piece: Piece, edges: readonly number[]): OneGrid {
  if (piece.isRuled) {
    const xs = clustered([...table.xs, ...edges], sameColumn);
    const upper = table.cells.map((cell) => onColumns(cell, table.xs, xs));
    return { xs, columns: [], upper, lower: piece.cells.map((cell) => onColumns(cell, edges, xs)) };
  }
  const own = columnsOf(piece);
  const columns = unionOf(table.columns, own) ?? table.columns;
  return {
    xs: edgesOf(table.xs, columns),
    columns,
    upper: onUnion(table.cells, table.columns, columns),
    lower: onUnion(piece.cells, own, columns),
  };
}

function onColumns(cell: PieceCell, own: readonly number[], xs: readonly number[]): PieceCell {
  const column = nearestIndex(xs, own[cell.column] ?? 0);
  const end = nearestIndex(xs, own[cell.column + cell.columnSpan] ?? 0);
  return { ...cell, column, columnSpan: Math.max(1, end - column) };
}
