/** Columns of numbers on following pages, where no rules show them: those that stand under each other are one. */
import { isUnder } from './lines.ts';
import type { Piece, PieceCell } from './pieces.ts';
import { labelColumns } from './unruled-rows.ts';
import type { Column } from './unruled.ts';

/** The columns of both, ascending; null where each has one that the other lacks, or one stands under two. */
export function unionOf(one: readonly Column[], other: readonly Column[]): Column[] | null {
  const union = one.map(({ left, right }): Column => ({ left, right }));
  const taken = new Set<Column>();
  for (const column of other) {
    const over = union.filter((item) => isUnder(item, column));
    const [home] = over;
    if (over.length > 1 || (home !== undefined && taken.has(home))) return null;
    if (home === undefined) {
      const added = { ...column };
      union.push(added);
      taken.add(added);
      continue;
    }
    taken.add(home);
    home.left = Math.min(home.left, column.left);
    home.right = Math.max(home.right, column.right);
  }
  union.sort((a, b) => a.left - b.left);
  const isApart = union.every((column, i) => i === 0 || (union[i - 1]?.right ?? 0) <= column.left);
  return isApart && union.length === Math.max(one.length, other.length) ? union : null;
}

/** The edges of a table's columns with those of the union in place of its own. */
export function edgesOf(xs: readonly number[], union: readonly Column[]): number[] {
  const labels = xs.slice(0, labelColumns + 1);
  const inner = union.slice(1).map((column, i) => ((union[i]?.right ?? 0) + column.left) / 2);
  return [...labels, ...inner, (union.at(-1)?.right ?? 0) + 1];
}

/** Cells with the columns of the union; a row of numbers has an empty cell where its page has no such column. */
export function onUnion(
  cells: readonly PieceCell[],
  own: readonly Column[],
  union: readonly Column[],
): PieceCell[] {
  const places = own.map((column) => union.findIndex((item) => isUnder(item, column)));
  const placeOf = (column: number): number =>
    column < labelColumns ? column : labelColumns + (places[column - labelColumns] ?? 0);
  const moved = cells.map((cell) => {
    const column = placeOf(cell.column);
    const last = placeOf(cell.column + cell.columnSpan - 1);
    return { ...cell, column, columnSpan: Math.max(1, last - column + 1) };
  });
  const lacking = union.flatMap((_, i) => (places.includes(i) ? [] : [i]));
  if (lacking.length === 0) return moved;
  const rows = new Map<number, PieceCell>();
  for (const cell of moved) if (cell.column >= labelColumns) rows.set(cell.row, cell);
  for (const [row, { box, page }] of rows) {
    for (const i of lacking) {
      const column = labelColumns + i;
      const isTaken = moved.some(
        (cell) => cell.row === row && cell.column <= column && column < cell.column + cell.columnSpan,
      );
      if (isTaken) continue;
      const { left = 0, right = 0 } = union[i] ?? {};
      moved.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        parts: [],
        box: [left, box[1], right, box[3]],
        page,
        hasImage: false,
      });
    }
  }
  return moved;
}

/**
 * The next page's piece on the columns of the piece before, whose last rows had columns of their own at the same places. Any other
 * piece as it is.
 */
export function onDrawnColumns(last: Piece, next: Piece): Piece {
  const { columns: known = [], drawnColumns: drawn } = last;
  if (drawn === undefined || drawn.length !== known.length) return next;
  const own = columnsOf(next);
  const union = unionOf(drawn, own);
  if (union?.length !== drawn.length) return next;
  const cells = onUnion(next.cells, own, union);
  return { ...next, xs: edgesOf(next.xs, known), cells, columns: known, drawnColumns: union };
}

/** The columns of a piece without rules; none where it has rules. */
export function columnsOf(piece: Pick<Piece, 'columns'>): readonly Column[] {
  return piece.columns ?? [];
}
