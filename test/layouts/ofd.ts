/** A report set on the pages of an OFD: paragraphs, and tables with merged cells that go on over pages. */
import { fill, type FilledCell, type FilledTable } from './filled.ts';
import { ofdParts, ofdWidthOf, zipOfd, type OfdPage, type OfdStyle } from './ofd-writer.ts';
import type { TestReport } from './report.ts';
import type { Variation } from './variation.ts';

const margin = { side: 18, top: 22, bottom: 20 };
const textSize = 4.4;
const cellSize = 3.6;
const leading = 1.45;
const padding = 1.2;
const plainWidth = 210;
/** Tall enough for the longest table: where nothing is said of pages, none ends in a table. */
const height = 520;

type Mark = OfdPage['marks'][number];

const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + ofdWidthOf(letter) * size, 0);

/** Lines that fit into a width. Figures are never wrapped: their column is as wide as they are. */
function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (line !== '' && widthOf(line + letter, size) > width) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  if (line !== '') lines.push(line);
  return lines;
}

interface Placed {
  readonly cell: FilledCell;
  readonly row: number;
  readonly column: number;
}

/** Where each cell stands: the first free place of its row. */
function placed(table: FilledTable): Placed[] {
  const taken = new Set<string>();
  const key = (row: number, column: number): string => `${String(row)}/${String(column)}`;
  return table.rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell): Placed => {
      while (taken.has(key(row, column))) column += 1;
      for (let r = row; r < row + cell.rowspan; r += 1)
        for (let c = column; c < column + cell.colspan; c += 1) taken.add(key(r, c));
      return { cell, row, column };
    });
  });
}

function columnWidths(cells: readonly Placed[], count: number): number[] {
  const widths = Array.from({ length: count }, () => 0);
  const isNumbers = Array.from({ length: count }, () => false);
  for (const { cell, column } of cells) {
    if (cell.role !== 'number' || cell.colspan > 1) continue;
    isNumbers[column] = true;
    widths[column] = Math.max(widths[column] ?? 0, 12, widthOf(cell.text, cellSize) + 2 * padding + 1);
  }
  const isNarrow = (column: number): boolean =>
    cells.some((one) => one.column === column && one.cell.rowspan > 3 && one.cell.role === 'label');
  return widths.map((width, column) => (isNumbers[column] === true ? width : isNarrow(column) ? 11 : 34));
}

class Setter {
  readonly pages: Mark[][] = [[]];
  private y = margin.top;
  /** How many lines of a cell stand on pages before. */
  private readonly written = new Map<FilledCell, number>();

  constructor(
    readonly width: number,
    private readonly bottom: number,
    private readonly keepsTogether: boolean,
  ) {}

  private get page(): Mark[] {
    return this.pages.at(-1) ?? [];
  }

  private turn(): void {
    this.pages.push([]);
    this.y = margin.top;
  }

  paragraph(text: string, size: number): void {
    for (const line of wrapped(text, this.width - 2 * margin.side, size)) {
      if (this.y + size * leading > this.bottom) this.turn();
      this.y += size * leading;
      this.page.push({ kind: 'text', x: margin.side, y: this.y, size, text: line });
    }
    this.y += 1.5;
  }

  table(table: FilledTable): void {
    const cells = placed(table);
    const widths = columnWidths(cells, table.width);
    const xs = widths.reduce<number[]>(
      (edges, width) => [...edges, (edges.at(-1) ?? 0) + width],
      [margin.side],
    );
    const heights = rowHeights(cells, table.rows.length, xs);
    const whole = heights.reduce((sum, one) => sum + one, 0);
    if (this.keepsTogether && this.y + whole > this.bottom) this.turn();
    for (let first = 0; first < table.rows.length;) {
      if (this.y + (heights[first] ?? 0) > this.bottom) this.turn();
      let last = first;
      let end = this.y + (heights[first] ?? 0);
      while (last + 1 < table.rows.length && end + (heights[last + 1] ?? 0) <= this.bottom) {
        last += 1;
        end += heights[last] ?? 0;
      }
      this.rows(cells, xs, heights, first, last);
      this.y = end;
      first = last + 1;
    }
    this.y += 4;
  }

  /** The rows of one page: row after row, each cell with its text before its lines. */
  private rows(
    cells: readonly Placed[],
    xs: readonly number[],
    heights: readonly number[],
    first: number,
    last: number,
  ): void {
    const ys = [this.y];
    for (let row = first; row <= last; row += 1) ys.push((ys.at(-1) ?? 0) + (heights[row] ?? 0));
    for (const { cell, row, column } of cells) {
      const [from, to] = [Math.max(row, first), Math.min(row + cell.rowspan - 1, last)];
      if (from > to) continue;
      const [left = 0, right = 0] = [xs[column], xs[column + cell.colspan]];
      const [top = 0, bottom = 0] = [ys[from - first], ys[to - first + 1]];
      this.cell(cell, { left, top, right, bottom }, from - row, row + cell.rowspan - 1 > to);
      for (const [x1, y1, x2, y2] of [
        [left, top, right, top],
        [left, bottom, right, bottom],
        [left, top, left, bottom],
        [right, top, right, bottom],
      ] as const)
        this.page.push({ kind: 'line', x1, y1, x2, y2 });
    }
  }

  /**
   * The text of a cell, or what of it stands on this page: `above` rows of the cell are on pages before, where as many of
   * its lines are as fitted; `goesOn` says that others follow.
   */
  private cell(cell: FilledCell, box: Room, above: number, goesOn: boolean): void {
    const text = cell.text.trim();
    if (text === '') return;
    const room = box.right - box.left - 2 * padding;
    const isVertical = room < 10 && cell.rowspan > 3 && cell.role === 'label';
    const all = isVertical ? [...text.replaceAll(' ', '')] : wrapped(text, room, cellSize);
    const step = isVertical ? cellSize * 1.05 : cellSize * leading;
    const done = above === 0 ? 0 : (this.written.get(cell) ?? 0);
    const most = goesOn ? Math.floor((box.bottom - box.top - padding) / step) : all.length - done;
    const lines = all.slice(done, done + most);
    this.written.set(cell, done + lines.length);
    if (lines.length === 0) return;
    const top = (box.top + box.bottom - lines.length * step) / 2;
    if (isVertical) {
      const x = (box.left + box.right - cellSize) / 2;
      this.page.push({
        kind: 'text',
        x,
        y: top + cellSize * 0.9,
        size: cellSize,
        text: lines.join(''),
        isVertical,
      });
      return;
    }
    lines.forEach((line, i) => {
      const x =
        cell.role === 'label' ? box.left + padding : (box.left + box.right - widthOf(line, cellSize)) / 2;
      this.page.push({ kind: 'text', x, y: top + (i + 0.75) * step, size: cellSize, text: line });
    });
  }
}

interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function rowHeights(cells: readonly Placed[], count: number, xs: readonly number[]): number[] {
  const heights = Array.from({ length: count }, () => cellSize * leading + 2 * padding);
  for (const { cell, row, column } of cells) {
    const room = (xs[column + cell.colspan] ?? 0) - (xs[column] ?? 0) - 2 * padding;
    const needed = wrapped(cell.text.trim(), room, cellSize).length * cellSize * leading + 2 * padding;
    const own = heights.slice(row, row + cell.rowspan).reduce((sum, one) => sum + one, 0);
    if (needed > own)
      for (let r = row; r < row + cell.rowspan; r += 1)
        heights[r] = (heights[r] ?? 0) + (needed - own) / cell.rowspan;
  }
  return heights;
}

/** A report as an OFD. A `cutAt` cuts its pages there, and tables with them; without one no table is cut. */
export function ofdOf(
  report: TestReport,
  variation: Variation,
  style: OfdStyle,
  cutAt: number | null = null,
): Uint8Array {
  const pageHeight = cutAt ?? height;
  const parts = fill(report, variation);
  const tables = parts.flatMap((part) => (part.kind === 'tables' ? part.tables : []));
  const needed = tables.map((table) =>
    columnWidths(placed(table), table.width).reduce((sum, one) => sum + one, 2 * margin.side),
  );
  const width = Math.max(plainWidth, ...needed);
  const setter = new Setter(width, pageHeight - margin.bottom, cutAt === null);
  for (const part of parts) {
    if (part.kind === 'tables') for (const table of part.tables) setter.table(table);
    else setter.paragraph(part.text, part.kind === 'title' ? 6 : textSize);
  }
  return zipOfd(
    ofdParts(
      setter.pages.map((marks) => ({ marks })),
      style,
      { width, height: pageHeight },
      report.title,
    ),
  );
}
