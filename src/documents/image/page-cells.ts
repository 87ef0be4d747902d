/** A straight page → the places where text stands: the cells of its ruled tables, and the lines beside them. */
import { framesOf } from '../grid/components.ts';
import type { Box, Rule } from '../grid/page.ts';
import { joinRules } from '../grid/rules.ts';
import { gridOf } from '../grid/spans.ts';
import { clearRules, type PageRules } from './find-rules.ts';
import { bandsIn, linesIn, runsIn, wipeTall } from './ink.ts';
import type { Gray } from './raster.ts';

/** A piece of a line with no wide gap in it, in pixels. */
export interface Run {
  readonly box: Box;
  /** The line's own box: a dash in it is less high. */
  readonly line: Box;
}

/** A cell of a ruled table, or the room between tables. */
export interface Region {
  /** Which table of the page, from 0; -1 outside tables. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  /** In pixels, without its rules. */
  readonly box: Box;
  readonly lines: readonly (readonly Run[])[];
}

/** What stands where on a page. */
export interface PageLayout {
  readonly regions: readonly Region[];
  /** The tables' cells in points as the grid core draws them, for telling them from tables without rules. */
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** Size of the page's text in pixels. */
  readonly em: number;
}

/** Points: cells are looked at without their edges. */
const inset = 1.3;
/** Sizes of text: outside tables nothing that is written is taller. */
const tallest = 3;
const mostSlots = 8000;
/** Points: a table has one unbroken line of this length at least; the strokes of a title have not. */
const longestRule = 60;
/** A page with more pieces of lines is no report. */
const mostRuns = 6000;
/** Points: sizes of text. */
const smallest = 4;
const largest = 30;

interface CellBox {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/** Finds the places, and wipes the rules of the tables off the page. `scale` is pixels a point. */
export function layoutOf(gray: Gray, scale: number, rules: PageRules): PageLayout {
  const points = (list: readonly Rule[]): Rule[] =>
    joinRules(list.map(({ at, from, to }) => ({ at: at / scale, from: from / scale, to: to / scale })));
  const horizontal = points(rules.horizontal);
  const vertical = points(rules.vertical);
  const cells: CellBox[] = [];
  const tables: Box[] = [];
  // Strokes of a large title, which draw something like a table, are none of it.
  const drawn: { horizontal: Rule[]; vertical: Rule[] } = { horizontal: [], vertical: [] };
  for (const frame of framesOf(horizontal, vertical)) {
    const grid = gridOf(frame, mostSlots);
    if (grid === null || !isDrawn(frame.horizontal, rules.horizontal, scale)) continue;
    drawn.horizontal.push(...frame.horizontal);
    drawn.vertical.push(...frame.vertical);
    const edge = (edges: readonly number[], i: number): number => (edges[i] ?? 0) * scale;
    tables.push([
      edge(grid.xs, 0),
      edge(grid.ys, 0),
      edge(grid.xs, grid.xs.length - 1),
      edge(grid.ys, grid.ys.length - 1),
    ]);
    for (const { row, column, rowSpan, columnSpan } of grid.cells) {
      cells.push({
        table: tables.length - 1,
        row,
        column,
        columnSpan,
        box: [
          edge(grid.xs, column) + inset * scale,
          edge(grid.ys, row) + inset * scale,
          edge(grid.xs, column + columnSpan) - inset * scale,
          edge(grid.ys, row + rowSpan) - inset * scale,
        ],
      });
    }
  }
  for (const [left, top, right, bottom] of tables) {
    const room = 3 * scale;
    clearRules(gray, rules.mask, [left - room, top - room, right + room, bottom + room]);
  }
  const outside = slabs(gray, tables, scale).map((box): CellBox => ({
    table: -1,
    row: 0,
    column: 0,
    columnSpan: 1,
    box,
  }));
  // Where tables lie in one another the smaller one has the text: its cells come first, and the outer cell is empty.
  const free = cells.filter((cell) => !holdsTable(cell.box, tables));
  const em = sizeOfText(gray, [...free, ...outside], scale);
  for (const { box } of outside) wipeTall(gray, box, tallest * em);
  let runs = 0;
  const regions = [...free, ...outside].map((cell): Region => {
    const lines = linesIn(gray, cell.box, em).map((line) =>
      runsIn(gray, line, (cell.table < 0 ? 1.6 : 1.2) * em).map((box): Run => ({ box, line })),
    );
    runs += lines.length;
    return { ...cell, lines: runs > mostRuns ? [] : lines };
  });
  return { regions, ...drawn, em };
}

/** Whether one of a frame's rules was drawn in one piece that is long enough. */
function isDrawn(frame: readonly Rule[], pieces: readonly Rule[], scale: number): boolean {
  return frame.some((rule) =>
    pieces.some(
      ({ at, from, to }) =>
        to - from >= longestRule * scale &&
        Math.abs(at / scale - rule.at) <= 3 &&
        from / scale >= rule.from - 3 &&
        to / scale <= rule.to + 3,
    ),
  );
}

function holdsTable(cell: Box, tables: readonly Box[]): boolean {
  return tables.some(
    (table) => table[0] > cell[0] && table[1] > cell[1] && table[2] < cell[2] && table[3] < cell[3],
  );
}

/** The room above, between and below the tables, over the page's whole width. */
function slabs(gray: Gray, tables: readonly Box[], scale: number): Box[] {
  const sorted = [...tables].sort((one, other) => one[1] - other[1]);
  const found: Box[] = [];
  let top = 0;
  for (const table of sorted) {
    if (table[1] - scale > top) found.push([0, top, gray.width, table[1] - scale]);
    top = Math.max(top, table[3] + scale);
  }
  if (top < gray.height) found.push([0, top, gray.width, gray.height]);
  return found;
}

/** The size of most text, by the heights of its lines: characters fill nine tenths of their size. */
function sizeOfText(gray: Gray, places: readonly CellBox[], scale: number): number {
  const heights: { height: number; weight: number }[] = [];
  for (const { box, table } of places) {
    for (const band of bandsIn(gray, box)) {
      const height = band[3] - band[1];
      const width = band[2] - band[0];
      if (height < smallest * scale || height > largest * scale || width < 2.5 * height) continue;
      // Tables speak for themselves; prose only where there are none.
      heights.push({ height, weight: width * (table < 0 ? 0.2 : 1) });
    }
  }
  heights.sort((one, other) => one.height - other.height);
  let left = 0.5 * heights.reduce((sum, { weight }) => sum + weight, 0);
  const middle = heights.find(({ weight }) => (left -= weight) <= 0)?.height ?? 9 * scale;
  return middle / 0.92;
}
