/**
 * The end of a page cuts a label between its lines, and a browser sets the next of them under the last rule it draws: it
 * is the cell's all the same.
 */
import { wholeOf } from './join.ts';
import { linesOf, textOf, type Line } from './lines.ts';
import { hasItemMark, isFigures } from './marks.ts';
import type { PageItem, Piece, PieceCell } from './pieces.ts';
import { placedEdges } from './same-table.ts';

/** Lines of a label follow each other within this many sizes; what stands under a table is further off. */
const nextLine = 1.6;

/** Gives lines under a page's last table to the cells they run out of, where the table goes on at the top of the next page. */
export function withOverflow(pages: readonly (readonly PageItem[])[]): (readonly PageItem[])[] {
  return pages.map((items, p) => {
    const at = items.findLastIndex(({ kind }) => kind === 'piece');
    const item = items[at];
    const next = pages[p + 1]?.[0];
    if (item?.kind !== 'piece' || next?.kind !== 'piece' || at === items.length - 1) return items;
    if (!item.piece.isRuled || !next.piece.isRuled || placedEdges(wholeOf(item.piece), next.piece) === null)
      return items;
    let { piece } = item;
    for (const below of items.slice(at + 1)) {
      const grown = below.kind === 'line' ? withLine(piece, below.line) : null;
      // What stands there is something else: then all of it is.
      if (grown === null) return items;
      piece = grown;
    }
    return [...items.slice(0, at), { ...item, piece }];
  });
}

function withLine(piece: Piece, line: Line): Piece | null {
  const text = textOf(line.glyphs, true);
  if (isFigures(text) || hasItemMark(text) || line.glyphs.some(({ isHidden }) => isHidden)) return null;
  const [left, , right] = line.box;
  const cell = piece.cells.find(
    (one) => one.row + one.rowSpan === piece.rows && left >= one.box[0] && right <= one.box[2],
  );
  const last = cell === undefined ? undefined : linesOf(cell.parts.flat()).at(-1);
  if (cell === undefined || last === undefined) return null;
  if (isFigures(textOf(last.glyphs, true)) || line.baseline - last.baseline > nextLine * last.size)
    return null;
  const grown: PieceCell = { ...cell, parts: [[...cell.parts.flat(), ...line.glyphs]] };
  return { ...piece, cells: piece.cells.map((one) => (one === cell ? grown : one)) };
}
