/** The rest of a label without rules that a page's end cut: the first lines of the next page, over the rows that go on there. */
import type { WholeTable } from './join.ts';
import { linesOf, narrowRuns, type Line } from './lines.ts';
import { hasItemMark, looksLikeNumber } from './marks.ts';
import type { PageItem, PieceCell } from './pieces.ts';
import { placedEdges } from './same-table.ts';
import { areOneCell } from './unruled-parts.ts';
import { labelColumns } from './unruled-rows.ts';

/** A label is wrapped over no more lines. */
const mostLines = 4;

/**
 * The table with the label of its last row whole, where these lines at the top of the next page are the rest of that: words in line
 * with it, and `next`, which follows them, goes on with the table. Null where they are anything else.
 */
export function withLabelRest(
  table: WholeTable,
  lines: readonly Line[],
  next: PageItem | undefined,
): WholeTable | null {
  if (lines.length === 0 || lines.length > mostLines) return null;
  if (next?.kind !== 'piece' || next.piece.isRuled || next.piece.hasHeadBefore === true) return null;
  if (placedEdges(table, next.piece) === null) return null;
  const label = table.cells.findLast(
    ({ row, rowSpan, column, parts }) =>
      row + rowSpan === table.rows && column < labelColumns && parts.length > 0,
  );
  if (label === undefined || !lines.every((line) => isRestOf(label, line))) return null;
  const whole = { ...label, parts: [...label.parts, lines.flatMap(({ glyphs }) => glyphs)] };
  return { ...table, cells: table.cells.map((cell) => (cell === label ? whole : cell)) };
}

function isRestOf({ parts }: PieceCell, line: Line): boolean {
  const [run, ...others] = narrowRuns(line);
  if (run === undefined || others.length > 0 || looksLikeNumber(run.text) || hasItemMark(run.text))
    return false;
  const own = linesOf(parts.at(-1) ?? []).map(({ box }) => ({ left: box[0], right: box[2] }));
  return areOneCell([...own, run], line.size);
}
