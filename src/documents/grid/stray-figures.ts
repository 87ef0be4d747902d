/**
 * Figures right over or under a table without rules that stand in none of its rows may belong to its first row, or its last: what
 * that row shows is not sure, nor that it is blank.
 */
import { isUnder } from './lines.ts';
import { columnsOf } from './aligned-columns.ts';
import type { Piece } from './pieces.ts';
import type { RunLine } from './unruled.ts';

/** Rows are further apart than this, in sizes. */
const nearest = 0.1;

/** The piece with doubt on the rows that such figures among `lines`, which no table has, may belong to. */
export function withStrays(piece: Piece, lines: readonly RunLine[]): Piece {
  const columns = columnsOf(piece);
  const [, top, , bottom] = piece.box;
  const rows = new Set<number>();
  for (const { line, values } of lines) {
    if (!values.some((run) => columns.some((column) => isUnder(run, column)))) continue;
    const room = nearest * line.size;
    if (line.box[3] > top - room && line.box[1] < top) rows.add(0);
    if (line.box[1] < bottom + room && line.box[3] > bottom) rows.add(piece.rows - 1);
  }
  if (rows.size === 0) return piece;
  return {
    ...piece,
    cells: piece.cells.map((cell) => (rows.has(cell.row) ? { ...cell, isUnaligned: true } : cell)),
  };
}
