/**
 * Tables without rules whose head, or its first lines, stand at the foot of the page before: without them nobody could tell what
 * the numbers at the top of the page are.
 */
import { linesOf, type Line } from './lines.ts';
import { boxOf, type Box, type Glyph, type GridPage } from './page.ts';
import { heightOf, type PageItem, type Piece, type PieceCell } from './pieces.ts';
import { unruledPieces } from './unruled.ts';

/** Lines at the foot of a page that may be a head, and lines at the top of the next before its first numbers. */
const mostLines = 14;
/** As many sizes are between the last line of a page and the first of the next: whether a label goes on there is not known. */
const apart = 2.2;

/** Gives the lines at the foot of a page that are the head of the next page's first table to that table. */
export function withHeadsBefore(
  pages: readonly GridPage[],
  items: readonly (readonly PageItem[])[],
): (readonly PageItem[])[] {
  const all = [...items];
  for (let p = 1; p < all.length; p += 1) {
    const [page, before, own] = [pages[p], all[p - 1], all[p]];
    if (page === undefined || before === undefined || own === undefined) continue;
    const moved = moveHead(page, before, own);
    if (moved !== null) [all[p - 1], all[p]] = moved;
  }
  return all;
}

/** The items of both pages once the head has moved; null where none does. */
function moveHead(
  page: GridPage,
  before: readonly PageItem[],
  own: readonly PageItem[],
): [PageItem[], PageItem[]] | null {
  const foot = shownLines(before.slice(-mostLines).reverse()).reverse();
  const top = topOf(own);
  const [first] = top.lines;
  const last = foot.at(-1);
  if (first === undefined || last === undefined) return null;
  const down = first.baseline - apart * Math.max(first.size, last.size) - last.baseline;
  const origin = new Map<Glyph, Glyph>();
  const moved = foot.map((line) => movedLine(line, down, origin));
  const found = unruledPieces(top.lines, page, moved);
  const [piece, ...others] = found.pieces;
  if (found.headBefore === 0 || piece === undefined) return null;
  const pieces = [putBack(piece, origin), ...others];
  const items: PageItem[] = [
    ...pieces.map((each): PageItem => ({ kind: 'piece', page: page.page, piece: each })),
    ...found.lines.map((line): PageItem => ({ kind: 'line', page: page.page, line })),
  ];
  items.sort((one, other) => heightOf(one) - heightOf(other));
  return [before.slice(0, before.length - found.headBefore), [...items, ...own.slice(top.count)]];
}

/** The lines that a list begins with. */
function shownLines(items: readonly PageItem[]): Line[] {
  const lines: Line[] = [];
  for (const item of items) {
    if (item.kind !== 'line' || item.line.glyphs[0]?.isHidden === true) break;
    lines.push(item.line);
  }
  return lines;
}

/** The lines at the top of a page down to the end of its first table without rules; none where another thing comes first. */
function topOf(items: readonly PageItem[]): { lines: readonly Line[]; count: number } {
  const lines = shownLines(items.slice(0, mostLines));
  const next = items[lines.length];
  if (next?.kind !== 'piece') return { lines, count: lines.length };
  if (next.piece.isRuled) return { lines: [], count: 0 };
  const inside = linesOf(next.piece.cells.flatMap(({ parts }) => parts.flat()));
  return { lines: [...lines, ...inside], count: lines.length + 1 };
}

function movedLine(line: Line, down: number, origin: Map<Glyph, Glyph>): Line {
  const glyphs = line.glyphs.map((glyph) => {
    const { top, bottom, baseline } = glyph;
    const moved = { ...glyph, top: top + down, bottom: bottom + down, baseline: baseline + down };
    origin.set(moved, glyph);
    return moved;
  });
  const [left, top, right, bottom] = line.box;
  return { ...line, glyphs, baseline: line.baseline + down, box: [left, top + down, right, bottom + down] };
}

/** The piece with the glyphs that were moved where they stand. */
function putBack(piece: Piece, origin: ReadonlyMap<Glyph, Glyph>): Piece {
  const cells = piece.cells.map((cell): PieceCell => {
    const glyphs = cell.parts.flat();
    const away = glyphs.flatMap((glyph) => origin.get(glyph) ?? []);
    if (away.length === 0) return { ...cell, box: onPage(cell.box) };
    const here = glyphs.filter((glyph) => !origin.has(glyph));
    const parts = [away, here].filter((part) => part.length > 0);
    const box = boxOf(parts.at(-1) ?? []) ?? cell.box;
    return { ...cell, parts, box, page: here.length > 0 ? cell.page : cell.page - 1 };
  });
  return { ...piece, cells, box: onPage(piece.box), hasHeadBefore: true };
}

/** What of a box is under the page's upper edge. */
function onPage([left, top, right, bottom]: Box): Box {
  return [left, Math.max(0, top), right, Math.max(0, bottom)];
}
