/** The rows of a table without rules → a piece of a table. */
import { boxOf, type Glyph, type GridPage } from './page.ts';
import type { Piece, PieceCell } from './pieces.ts';
import { areOneCell } from './unruled-parts.ts';
import { labelColumns, type Row } from './unruled-rows.ts';
import type { Column } from './unruled.ts';

/** The piece: `labelColumns` columns of labels, then those of the numbers. */
export function pieceOf(
  page: GridPage,
  columns: readonly Column[],
  head: readonly Row[],
  rows: readonly Row[],
): Piece {
  const all = [...head, ...rows];
  const labels = all.flatMap((row) => row.labels.map((label) => label.box));
  const [first] = columns;
  const start = first?.left ?? 0;
  const labelRight = Math.min(start, Math.max(0, ...labels.map((box) => box[2])));
  const left = Math.min(start - 1, ...labels.map((box) => box[0]));
  const edge = labels.length > 0 ? Math.max((labelRight + start) / 2, left + 1) : start - 0.5;
  const xs = Array.from({ length: labelColumns }, (_, i) => left + ((edge - left) * i) / labelColumns);
  columns.forEach((column, i) => {
    const before = columns[i - 1];
    xs.push(before === undefined ? edge : (before.right + column.left) / 2);
  });
  xs.push((columns.at(-1)?.right ?? edge) + 1);
  const cells: PieceCell[] = [];
  all.forEach((row, r) => {
    const above = all[r - 1];
    const below = all[r + 1];
    const top = above === undefined ? row.top : (Math.min(above.bottom, row.top) + row.top) / 2;
    const bottom = below === undefined ? row.bottom : Math.max(row.bottom, (row.bottom + below.top) / 2);
    cells.push(
      ...labelCells(row, r, page.page),
      ...valueCells(row, r, page.page, columns, xs, top, bottom, r >= head.length),
    );
  });
  const tops = all.map((row) => row.top);
  const bottoms = all.map((row) => row.bottom);
  return {
    page: page.page,
    box: [xs[0] ?? 0, Math.min(...tops), xs.at(-1) ?? 0, Math.max(...bottoms)],
    xs,
    rows: all.length,
    cells: withDoubt(cells),
    isRuled: false,
    isOpenTop: false,
    isOpenBottom: false,
    columns,
  };
}

/** A single label takes all columns of labels; of several the last stands next to the numbers. */
function labelCells(row: Row, r: number, page: number): PieceCell[] {
  const { labels } = row;
  const shown = labels.slice(-labelColumns);
  return shown.map((label, i) => {
    const column = i;
    const columnSpan = i === shown.length - 1 ? labelColumns - i : 1;
    return {
      row: r,
      column,
      rowSpan: 1,
      columnSpan,
      parts: [label.glyphs],
      box: label.box,
      page,
      hasImage: false,
    };
  });
}

function valueCells(
  row: Row,
  r: number,
  page: number,
  columns: readonly Column[],
  xs: readonly number[],
  top: number,
  bottom: number,
  isBody: boolean,
): PieceCell[] {
  const cells: PieceCell[] = [];
  let isUnaligned = false;
  for (let column = 0; column < columns.length;) {
    let to = column;
    // Runs over the same columns are one cell: what they are together nobody can tell, but none of it is lost.
    const own: Glyph[] = [];
    const boxes: Column[] = [];
    const rest = [...row.runs];
    for (let at = 0; at < rest.length;) {
      const run = rest[at];
      if (run === undefined || run.from > to || run.to < column) {
        at += 1;
        continue;
      }
      own.push(...run.glyphs);
      const runBox = boxOf(run.glyphs);
      if (runBox !== null) boxes.push({ left: runBox[0], right: runBox[2] });
      to = Math.max(to, run.to);
      rest.splice(at, 1);
      at = 0;
    }
    const box = [xs[labelColumns + column] ?? 0, top, xs[labelColumns + to + 1] ?? 0, bottom] as const;
    cells.push({
      row: r,
      column: labelColumns + column,
      rowSpan: 1,
      columnSpan: to - column + 1,
      parts: own.length === 0 ? [] : [own],
      box,
      page,
      hasImage: false,
    });
    if (isBody && (to > column || !areOneCell(boxes, own[0]?.size ?? 0))) isUnaligned = true;
    column = to + 1;
  }
  return isUnaligned ? cells.map((cell) => ({ ...cell, isUnaligned })) : cells;
}

/** What is not under its column may be a line of the row above or below: those are not sure either. */
function withDoubt(cells: readonly PieceCell[]): PieceCell[] {
  const rows = new Set(cells.flatMap(({ row, isUnaligned }) => (isUnaligned === true ? [row] : [])));
  const isNear = ({ row }: PieceCell): boolean => [row - 1, row, row + 1].some((each) => rows.has(each));
  return rows.size === 0
    ? [...cells]
    : cells.map((cell) => (isNear(cell) ? { ...cell, isUnaligned: true } : cell));
}
