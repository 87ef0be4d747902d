/** Whether the piece at the top of a page belongs to the table that the page before ended with: by the edges of its columns. */
import { columnsOf, unionOf } from './aligned-columns.ts';
import type { WholeTable } from './join.ts';
import { nearestIndex } from './page.ts';
import type { Piece } from './pieces.ts';

/** Left and right edges of two pieces of one table. */
const sameEdges = 6;
/** Edges of columns that are one: pages of a book may shift by a point or two. */
export const sameColumn = 4;
/** Odd and even pages may have other margins: then every column must be where it was, only shifted. */
const mostShift = 60;
/** The share of a table's width that such columns take at most. */
const mostMissing = 0.55;
/** A piece that is narrower than this share of the other is another table. */
const narrowest = 0.4;

/** How far the columns of `next` stand to the right of those of `last`; null where they are not one table's. */
export function shiftOf(table: WholeTable, next: Piece): number | null {
  const last = table.pages.at(-1);
  if (last === undefined) return null;
  const columns = table.xs;

  if (last.isRuled !== next.isRuled) return null;
  if (!next.isRuled) return unionOf(table.columns, columnsOf(next)) === null ? null : 0;
  const left = next.box[0] - last.box[0];
  const right = next.box[2] - last.box[2];
  if (Math.abs(left) <= sameEdges && Math.abs(right) <= sameEdges) return 0;
  if (Math.abs(right) <= sameEdges && isPartOf(next.xs, columns)) return 0;
  // One big table may have rows of different widths.
  const widths = [last.box[2] - last.box[0], next.box[2] - next.box[0]];
  if (Math.abs(left) <= sameEdges && Math.min(...widths) > narrowest * Math.max(...widths)) return 0;
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
