/** A page → what stands on it: pieces of tables with their cells, and the lines of text round them. */
import { withCounterparts } from './counterparts.ts';
import { cellText } from './cell-text.ts';
import { framesOf } from './components.ts';
import { withoutIdleRows } from './idle-rows.ts';
import { linesOf, type Line } from './lines.ts';
import { intervalOf, type Box, type Glyph, type GridPage } from './page.ts';
import { joinRules } from './rules.ts';
import { isOffPage, isPartlySeen, seenOf, withCutRuns } from './off-page.ts';
import { gridOf, type Grid } from './spans.ts';
import { unruledPieces } from './unruled.ts';

/** A cell of a piece; rows and columns from 0. */
export interface PieceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Its glyphs, page by page; empty for an empty cell. */
  readonly parts: readonly (readonly Glyph[])[];
  /** The cell as drawn, or the room of its row and column where nothing is drawn. */
  readonly box: Box;
  readonly page: number;
  readonly hasImage: boolean;
  /** Without rules: something in its row is not under one column. Absent where all is. */
  readonly isUnaligned?: true;
  /** It is drawn over the page's edge. Absent where it is seen. */
  readonly isOffPage?: true;
}

/** Where the edges of columns were drawn, ascending, and which of a piece's `xs` stand for them: as many. */
export interface Columns {
  readonly drawn: readonly number[];
  readonly at: readonly number[];
}

/** The part of a table that stands on one page. */
export interface Piece {
  readonly page: number;
  readonly box: Box;
  /** Edges of the columns, ascending: one more than there are columns. */
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PieceCell[];
  readonly isRuled: boolean;
  readonly isOpenTop: boolean;
  readonly isOpenBottom: boolean;
  /** How far apart, in points, what stands at one place of two pages may stand; absent for none. */
  readonly slack?: number;
  /** How far the numbers of each column reach, where there are no rules. */
  readonly columns?: readonly { readonly left: number; readonly right: number }[];
  /** The columns of its last rows. */
  readonly lastColumns?: Columns;
  /** Where the columns of its last rows' numbers are, if they are not under those of the first (no rules). */
  readonly drawnColumns?: readonly { readonly left: number; readonly right: number }[];
  /** Its head, or a part of it, stands at the foot of the page before: it is no part of a table that stands there. */
  readonly hasHeadBefore?: true;
}

/** What a page holds, top down. */
export type PageItem =
  | { readonly kind: 'line'; readonly page: number; readonly line: Line }
  | { readonly kind: 'piece'; readonly page: number; readonly piece: Piece }
  | { readonly kind: 'image'; readonly page: number; readonly box: Box };

/** Places of one piece's grid; a page of single characters has fewer. */
const mostSlots = 8000;

/** Reads one page. */
export function itemsOf(page: GridPage): PageItem[] {
  const shown = page.glyphs.filter((glyph) => !glyph.isHidden);
  const { pieces, left, offPage } = ruledPieces(page, shown);
  const unruled = unruledPieces(linesOf(withCutRuns(left, offPage)), page);
  const items: PageItem[] = [...pieces, ...unruled.pieces].map((piece) => ({
    kind: 'piece',
    page: page.page,
    piece,
  }));
  for (const line of unruled.lines.flatMap((each) => seenOf(each) ?? []))
    items.push({ kind: 'line', page: page.page, line });
  for (const line of linesOf(page.glyphs.filter((glyph) => glyph.isHidden))) {
    items.push({ kind: 'line', page: page.page, line });
  }
  for (const box of page.images) {
    if (!pieces.some((piece) => overlaps(piece.box, box)))
      items.push({ kind: 'image', page: page.page, box });
  }
  return items.sort((one, other) => heightOf(one) - heightOf(other));
}

/** Where an item stands: lines by their baseline's line, pieces and images by their top. */
export function heightOf(item: PageItem): number {
  if (item.kind === 'line') return item.line.box[1];
  return item.kind === 'piece' ? item.piece.box[1] : item.box[1];
}

function overlaps(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** The tables that rules show, and what of the characters, on the page and over its edge, stands in none of them. */
function ruledPieces(
  page: GridPage,
  glyphs: readonly Glyph[],
): { pieces: Piece[]; left: Glyph[]; offPage: Glyph[] } {
  const frames = framesOf(joinRules(page.horizontal), joinRules(page.vertical));
  const grids = frames.flatMap((frame) => {
    const grid = gridOf(frame, mostSlots);
    if (grid === null || !isPartlySeen(extentOf(grid), page)) return [];
    return [{ frame, grid, glyphs: grid.cells.map((): Glyph[] => []) }];
  });
  // The smallest table that holds a glyph has it: a frame round everything must not.
  grids.sort((one, other) => area(one.grid.xs, one.grid.ys) - area(other.grid.xs, other.grid.ys));
  const putInCell = (glyph: Glyph): boolean => {
    const x = (glyph.left + glyph.right) / 2;
    const y = (glyph.top + glyph.bottom) / 2;
    for (const { grid, glyphs: inCells } of grids) {
      const column = intervalOf(grid.xs, x);
      const row = column < 0 ? -1 : intervalOf(grid.ys, y);
      if (row < 0) continue;
      inCells[grid.owner[row * (grid.xs.length - 1) + column] ?? 0]?.push(glyph);
      return true;
    }
    return false;
  };
  const left = glyphs.filter((glyph) => !putInCell(glyph));
  const offPage = (page.offPage ?? []).filter((glyph) => !putInCell(glyph));
  const pieces = grids.flatMap(({ frame, grid, glyphs: inCells }) => {
    if (inCells.every((list) => list.length === 0) && grid.cells.length < 4) return [];
    const cells = grid.cells.flatMap((cell, i): PieceCell[] => {
      const own = inCells[i] ?? [];
      // Outside a table with steps in its edge: nothing is drawn there.
      if (cell.isOpen && own.length === 0) return [];
      const box: Box = [
        grid.xs[cell.column] ?? 0,
        grid.ys[cell.row] ?? 0,
        grid.xs[cell.column + cell.columnSpan] ?? 0,
        grid.ys[cell.row + cell.rowSpan] ?? 0,
      ];
      const { row, column, rowSpan, columnSpan } = cell;
      const hasImage = page.images.some((image) => shares(image, box));
      return [
        {
          row,
          column,
          rowSpan,
          columnSpan,
          parts: own.length > 0 ? [own] : [],
          box,
          page: page.page,
          hasImage,
          ...(isOffPage(box, page) ? { isOffPage: true as const } : {}),
        },
      ];
    });
    const piece: Piece = {
      page: page.page,
      box: extentOf(grid),
      xs: grid.xs,
      rows: grid.ys.length - 1,
      cells,
      isRuled: true,
      ...(page.slack === undefined ? {} : { slack: page.slack }),
      isOpenTop: frame.isOpenTop,
      isOpenBottom: frame.isOpenBottom,
    };
    return [withoutIdleRows(withCounterparts(piece))];
  });
  return { pieces, left, offPage };
}

function extentOf({ xs, ys }: Grid): Box {
  return [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
}

function area(xs: readonly number[], ys: readonly number[]): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
}

/** Whether an image stands in a cell: its middle, or a good part of the cell. */
function shares(image: Box, cell: Box): boolean {
  const width = Math.min(image[2], cell[2]) - Math.max(image[0], cell[0]);
  const height = Math.min(image[3], cell[3]) - Math.max(image[1], cell[1]);
  if (width <= 1 || height <= 1) return false;
  const smaller = Math.min(
    (image[2] - image[0]) * (image[3] - image[1]),
    (cell[2] - cell[0]) * (cell[3] - cell[1]),
  );
  return width * height > 0.3 * smaller;
}

const texts = new WeakMap<PieceCell, string>();

/** The text of a cell, whichever pages it stands on; empty for none. */
export function textIn(cell: PieceCell): string {
  if (cell.parts.length === 0) return '';
  const known = texts.get(cell);
  if (known !== undefined) return known;
  const { text } = cellText(cell.parts);
  texts.set(cell, text);
  return text;
}
