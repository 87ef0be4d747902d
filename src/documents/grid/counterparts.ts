/** Edges of columns that are the same columns, though they stand elsewhere: tables that their source cut in two. */
import { onDrawnColumns } from './aligned-columns.ts';
import { clustered, nearestIndex } from './page.ts';
import type { Columns, Piece, PieceCell } from './pieces.ts';

/** Left and right edges of two pieces of one table. */
export const sameEdges = 6;
/** Edges of columns that are one: pages of a book may shift by a point or two. */
export const sameColumn = 4;

/** Fewer columns are like others by chance. */
const fewestColumns = 4;

/**
 * Whether edges are those of the same columns that stand at `xs`: as many, beginning at the same place, and most of the others at
 * none of the places of `known`. A table that its source cut in two sets the columns of each part anew, as wide as what they
 * hold, so that one part may be narrower than the other; rows of one table, with cells merged here or there, share their edges.
 */
export function areCounterparts(
  placed: readonly number[],
  xs: readonly number[],
  known: readonly number[] = xs,
): boolean {
  if (placed.length !== xs.length || Math.abs((placed[0] ?? 0) - (xs[0] ?? 0)) > sameEdges) return false;
  return haveOtherColumns(placed, known);
}

/** Whether most of the edges between columns, of which there are enough to tell, are at none of the places of `known`. */
export function haveOtherColumns(placed: readonly number[], known: readonly number[]): boolean {
  const inner = placed.slice(1, -1);
  if (inner.length < fewestColumns - 1) return false;
  const isKnown = (x: number): boolean =>
    Math.abs((known[nearestIndex(known, x)] ?? Number.NaN) - x) <= sameColumn;
  return inner.filter(isKnown).length <= inner.length / 2;
}

/** Rows that no cell reaches out of, and the edges of their cells. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly number[];
}

/**
 * A piece in which two tables of the same columns stand one on the other, with the columns of the lower one where those of
 * the upper one are: a source that cuts its table in two sets each part's columns anew. Any other piece as it is.
 */
export function withCounterparts(piece: Piece): Piece {
  const parts = partsOf(piece);
  const last = parts.at(-1);
  const edgeOf = new Map<Part, readonly number[]>();
  let isMoved = false;
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    const above = before === undefined ? undefined : edgeOf.get(before);
    const edges = above !== undefined && areCounterparts(part.edges, above) ? above : part.edges;
    isMoved ||= edges === above;
    edgeOf.set(part, edges);
  }
  const drawn = last?.edges ?? piece.xs;
  const lastColumns = { drawn, at: last === undefined ? drawn : (edgeOf.get(last) ?? drawn) };
  return isMoved ? { ...laidOn(piece, parts, edgeOf), lastColumns } : { ...piece, lastColumns };
}

/**
 * The next page's piece with its first rows on the columns of the last rows of the piece before, where those were drawn at the
 * same places, or are columns of the same table that its source cut in two there. Any other piece as it is.
 */
export function goingOn(last: Piece, next: Piece): Piece {
  if (!last.isRuled && !next.isRuled) return onDrawnColumns(last, next);
  const [known, own] = [last.lastColumns, next.lastColumns];
  const parts = partsOf(next);
  const [first] = parts;
  if (known === undefined || own === undefined || first === undefined) return next;
  const edges =
    placesOf(first.edges, known) ?? (parts.length > 1 ? counterpartsOf(first.edges, known) : null);
  if (edges === null || edges.every((x, i) => Math.abs(x - (first.edges[i] ?? 0)) <= sameColumn)) return next;
  const at = parts.length > 1 ? own.at : own.at.map((x) => edges[nearestIndex(first.edges, x)] ?? x);
  return { ...laidOn(next, parts, new Map([[first, edges]])), lastColumns: { drawn: own.drawn, at } };
}

/** The places that stand for edges drawn where the known ones are; null where one is not, or two are one. */
function placesOf(edges: readonly number[], { drawn, at }: Columns): readonly number[] | null {
  const indexes = edges.map((x) => nearestIndex(drawn, x));
  const areThere = edges.every((x, i) => Math.abs((drawn[indexes[i] ?? -1] ?? Number.NaN) - x) <= sameColumn);
  return areThere && new Set(indexes).size === edges.length ? indexes.map((i) => at[i] ?? 0) : null;
}

/** The places of the known edges, where these are the same columns (a piece of one part is placed as a whole). */
function counterpartsOf(edges: readonly number[], { drawn, at }: Columns): readonly number[] | null {
  return areCounterparts(edges, drawn) ? at : null;
}

/** The piece with each part's edges where `edgeOf` says; a part of which it says nothing keeps its own. */
function laidOn(piece: Piece, parts: readonly Part[], edgeOf: ReadonlyMap<Part, readonly number[]>): Piece {
  const xs = clustered(
    parts.flatMap((part) => edgeOf.get(part) ?? part.edges),
    sameColumn,
  );
  const partOfRow = parts.flatMap((part) => new Array<Part>(part.to - part.from).fill(part));
  const cells = piece.cells.map((cell): PieceCell => {
    const part = partOfRow[cell.row];
    const edges = part === undefined ? piece.xs : (edgeOf.get(part) ?? part.edges);
    const own = part?.edges ?? piece.xs;
    const at = (column: number): number =>
      nearestIndex(xs, edges[nearestIndex(own, piece.xs[column] ?? 0)] ?? 0);
    const column = at(cell.column);
    return { ...cell, column, columnSpan: Math.max(1, at(cell.column + cell.columnSpan) - column) };
  });
  return { ...piece, xs, cells };
}

/** The piece cut where a row's columns are for the most part none of the rows above it. */
function partsOf(piece: Piece): Part[] {
  const rows = Array.from({ length: piece.rows }, (): PieceCell[] => []);
  for (const cell of piece.cells) rows[cell.row]?.push(cell);
  const reach = rows.map((cells) =>
    cells.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0),
  );
  const parts: Part[] = [];
  let edges = new Set<number>();
  let start = 0;
  for (let from = 0; from < piece.rows;) {
    let to = from + 1;
    for (let row = from; row < to; row += 1) to = Math.max(to, Math.min(piece.rows, reach[row] ?? 0));
    const here = edgesIn(rows.slice(from, to).flat(), piece.xs);
    const inner = here.slice(1, -1);
    const known = inner.filter((x) => edges.has(x)).length;
    if (from > 0 && inner.length > 1 && known <= inner.length / 2) {
      parts.push(partOf(start, from, edges));
      edges = new Set();
      start = from;
    }
    for (const x of here) edges.add(x);
    from = to;
  }
  parts.push(partOf(start, piece.rows, edges));
  return parts;
}

const partOf = (from: number, to: number, edges: ReadonlySet<number>): Part => ({
  from,
  to,
  edges: [...edges].sort((one, other) => one - other),
});

/** The edges of cells, ascending. */
function edgesIn(cells: readonly PieceCell[], xs: readonly number[]): number[] {
  const edges = new Set<number>();
  for (const { column, columnSpan } of cells) {
    edges.add(xs[column] ?? 0);
    edges.add(xs[column + columnSpan] ?? 0);
  }
  return [...edges].sort((one, other) => one - other);
}
