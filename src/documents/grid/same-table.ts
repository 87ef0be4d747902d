/** Whether the piece at the top of a page belongs to the table that the page before ended with: by the edges of its columns. */
import { columnsOf, unionOf } from './aligned-columns.ts';
import type { WholeTable } from './join.ts';
import { areCounterparts, haveOtherColumns, sameColumn, sameEdges } from './counterparts.ts';
import { looksLikeNumber } from './marks.ts';
import { nearestIndex } from './page.ts';
import { textIn, type Piece } from './pieces.ts';
import { labelColumns } from './unruled-rows.ts';

/** Odd and even pages may have other margins: then every column must be where it was, only shifted. */
const mostShift = 60;
/** The share of a table's width that such columns take at most. */
const mostMissing = 0.55;
/** A piece that is narrower than this share of the other is another table. */
const narrowest = 0.4;

/**
 * Where the edges of `next` stand among those of the table, as many as it has; null where they are not one table's. For tables
 * without rules, whose columns are told by their numbers, they are its own.
 */
export function placedEdges(table: WholeTable, next: Piece): readonly number[] | null {
  const last = table.pages.at(-1);
  if (last === undefined || last.isRuled !== next.isRuled) return null;
  if (!next.isRuled) {
    const columns = columnsOf(next);
    const isAnother = columns.length !== table.columns.length && hasHead(next);
    return isAnother || unionOf(table.columns, columns) === null ? null : next.xs;
  }
  const scaled = scaledTo(table, next);
  if (scaled !== null) return scaled;
  const shift = shiftOf(table, last, next);
  if (shift === null) return null;
  // The page before may be shifted itself.
  const offset = (table.lastXs[0] ?? 0) - (last.xs[0] ?? 0) - shift;
  const placed = next.xs.map((x) => x + offset);
  return areCounterparts(placed, table.lastXs, table.xs) ? table.lastXs : placed;
}

/** Whether a piece without rules begins with labels of its columns: those show all that its table has. */
function hasHead({ cells }: Piece): boolean {
  const over = cells.filter((cell) => cell.row === 0 && cell.column >= labelColumns).map(textIn);
  return over.some((text) => text !== '') && !over.some(looksLikeNumber);
}

/** Edges of a page that was laid on the glass by hand, as large as the page before; null where they are none of it. */
function scaledTo({ lastXs, xs }: WholeTable, next: Piece): readonly number[] | null {
  const { slack = 0 } = next;
  if (slack === 0) return null;
  const [left = 0, right = 0] = [lastXs[0], lastXs.at(-1)];
  if (Math.abs(next.box[0] - left) > slack || Math.abs(next.box[2] - right) > slack) return null;
  const scale = (right - left) / Math.max(1, next.box[2] - next.box[0]);
  const placed = next.xs.map((x) => left + (x - next.box[0]) * scale);
  return areCounterparts(placed, lastXs, xs) ? lastXs : snapped(placed, xs, slack / 3);
}

/** Pairs of edges that are held against each other; no table of a report has so many. */
const mostPairs = 40_000;

/** Edges moved onto those of the table that they lie nearest to, each onto one of its own and in their order. */
function snapped(placed: readonly number[], xs: readonly number[], room: number): readonly number[] {
  if (placed.length * xs.length > mostPairs) return placed;
  const pairs = placed.flatMap((x, i) =>
    xs.flatMap((at, k) => (Math.abs(at - x) <= room ? [{ i, k, far: Math.abs(at - x) }] : [])),
  );
  pairs.sort((one, other) => one.far - other.far);
  const taken: { i: number; k: number }[] = [];
  for (const { i, k } of pairs)
    if (taken.every((one) => one.i !== i && one.k !== k && one.i < i === one.k < k)) taken.push({ i, k });
  const moved = new Map(taken.map(({ i, k }) => [i, xs[k] ?? 0]));
  return placed.map((x, i) => moved.get(i) ?? x);
}

/** How far the columns of `next` stand to the right of those of `last`; null where they are not one table's. */
function shiftOf(table: WholeTable, last: Piece, next: Piece): number | null {
  const columns = table.xs;
  const left = next.box[0] - last.box[0];
  const right = next.box[2] - last.box[2];
  if (Math.abs(left) <= sameEdges && Math.abs(right) <= sameEdges) return 0;
  if (Math.abs(right) <= sameEdges && isPartOf(next.xs, columns)) return 0;
  // One big table may have rows of different widths, in the same columns.
  const widths = [last.box[2] - last.box[0], next.box[2] - next.box[0]];
  const isAsWide = Math.min(...widths) > narrowest * Math.max(...widths);
  if (Math.abs(left) <= sameEdges && isAsWide) {
    const isAnother = haveOtherColumns(next.xs, columns) && next.xs.length !== table.lastXs.length;
    return isAnother ? null : 0;
  }
  if (Math.abs(left - right) > 2 || Math.abs(left) > mostShift || last.xs.length !== next.xs.length)
    return null;
  const isSame = next.xs.every((x, i) => Math.abs(x - left - (last.xs[i] ?? 0)) <= sameColumn);
  return isSame ? left : null;
}

/**
 * Chromium draws nothing of a cell that reaches over a page's end from the page before, so that a piece may lack its
 * columns at the left. Then what is left of it lines up with the table.
 */
function isPartOf(edges: readonly number[], columns: readonly number[]): boolean {
  const [left = 0, right = 0] = [columns[0], columns.at(-1)];
  const start = edges[0] ?? 0;
  if (start < left || start > left + mostMissing * (right - left)) return false;
  const same = edges.filter(
    (x) => Math.abs((columns[nearestIndex(columns, x)] ?? Number.NaN) - x) <= sameColumn,
  );
  return same.length > 1;
}
