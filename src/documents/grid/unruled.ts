/**
 * Tables without rules, by alignment: numbers that stand under each other are columns, a number's height is its row, and
 * the lines of a wrapped label above and below it belong to that row.
 */
import { headOf } from './unruled-head.ts';
import { labelColumns, leading, rowsOf, type Row } from './unruled-rows.ts';
import { narrowRuns, type Line, type Run } from './lines.ts';
import type { GridPage } from './page.ts';
import type { Piece, PieceCell } from './pieces.ts';
import { hasItemMark, looksLikeNumber } from './marks.ts';

/** A line with its runs; `values` are those that could be numbers of a table. */
export interface RunLine {
  readonly line: Line;
  readonly runs: readonly Run[];
  readonly values: readonly Run[];
}

/** How far across the numbers of a column reach. */
export interface Column {
  left: number;
  right: number;
}

/** Lines further apart than this, in sizes, are not one table. */
const mostGap = 7;
/** A page or a line with more is no report, and would take long. */
const mostLines = 2000;
const mostRuns = 100;
/** Lines looked at above the first number, for the head. */
const mostHeadLines = 14;

/** Takes the tables out of lines of text; `lines` are what is left. */
export function unruledPieces(
  lines: readonly Line[],
  page: GridPage,
): { pieces: Piece[]; lines: readonly Line[] } {
  if (lines.length > mostLines) return { pieces: [], lines };
  const all = lines.map((line): RunLine => {
    const runs = narrowRuns(line);
    if (runs.length > mostRuns) return { line, runs, values: [] };
    return { line, runs, values: runs.filter((run) => looksLikeNumber(run.text)) };
  });
  const pieces: Piece[] = [];
  const used = new Set<RunLine>();
  for (let at = 0; at < all.length;) {
    const region = regionAt(all, at);
    if (region === null) {
      at += 1;
      continue;
    }
    const lead = leadOf(all, at, used, region.columns);
    const head = headOf(all, at - lead.length, used, region.columns, mostHeadLines);
    const isTable = region.values.length > 1 || region.columns.length > 4 || head.lines.length > 0;
    if (!isTable) {
      at += 1;
      continue;
    }
    const { rows, taken } = rowsOf([...lead, ...region.lines], region.columns);
    for (const item of [...head.lines, ...taken]) used.add(item);
    pieces.push(pieceOf(page, region.columns, head.rows, rows));
    const last = taken.at(-1);
    at = Math.max(at, last === undefined ? at : all.indexOf(last)) + 1;
  }
  return { pieces, lines: all.filter((item) => !used.has(item)).map((item) => item.line) };
}

interface Region {
  readonly columns: Column[];
  /** Lines from the first number on, and the lines right before it that may be its label. */
  readonly lines: RunLine[];
  /** The lines with numbers. */
  readonly values: RunLine[];
}

/** The lines of a table whose first number stands on line `start`; null where none does. */
function regionAt(all: readonly RunLine[], start: number): Region | null {
  const first = all[start];
  if (first === undefined || !opensTable(first)) return null;
  const columns = first.values.map(({ left, right }): Column => ({ left, right }));
  const lines = [first];
  const values = [first];
  let last = first;
  for (let at = start + 1; at < all.length; at += 1) {
    const next = all[at];
    if (next === undefined) break;
    const gap = next.line.baseline - last.line.baseline;
    if (gap > mostGap * last.line.size) break;
    if (next.values.length > 0 && fits(next, columns)) {
      for (const run of next.values) widen(columns, run);
      values.push(next);
    } else if (next.runs.some((run) => run.right > (columns[0]?.left ?? 0) - 1)) break;
    lines.push(next);
    last = next;
  }
  return { columns, lines, values };
}

/** The lines right above the first number that hold nothing but labels: the upper half of a wrapped one. */
function leadOf(
  all: readonly RunLine[],
  start: number,
  used: ReadonlySet<RunLine>,
  columns: readonly Column[],
): RunLine[] {
  const lead: RunLine[] = [];
  const left = columns[0]?.left ?? 0;
  let next = all[start];
  for (let at = start - 1; at >= 0; at -= 1) {
    const item = all[at];
    if (item === undefined || next === undefined || used.has(item)) break;
    if (item.runs.some((run) => run.right > left)) break;
    if (next.line.baseline - item.line.baseline > leading * item.line.size) break;
    lead.unshift(item);
    next = item;
  }
  return lead;
}

/** Two numbers set apart, or a label and a number: in prose a number stands among its words. */
function opensTable(item: RunLine): boolean {
  if (item.values.length === 0) return false;
  const last = item.runs.at(-1);
  if (last === undefined || !item.values.includes(last)) return false;
  if (item.values.length > 1) return item.runs.length - item.values.length <= 3;
  const label = item.runs.at(-2);
  return label !== undefined && item.runs.length <= 3 && last.left - label.right > 1.5 * item.line.size;
}

/** Whether every number of a line stands under one column, or between two, and nothing else does. */
function fits(item: RunLine, columns: readonly Column[]): boolean {
  const left = columns[0]?.left ?? 0;
  if (item.runs.some((run) => !item.values.includes(run) && run.right > left)) return false;
  const hit = item.values.map((run) =>
    columns.filter((column) => run.left < column.right && column.left < run.right),
  );
  if (hit.some((found) => found.length > 1)) return false;
  return new Set(hit.flat()).size === hit.flat().length && hit.some((found) => found.length === 1);
}

function widen(columns: Column[], run: Run): void {
  const column = columns.find((item) => run.left < item.right && item.left < run.right);
  if (column === undefined) {
    columns.push({ left: run.left, right: run.right });
    columns.sort((one, other) => one.left - other.left);
    return;
  }
  column.left = Math.min(column.left, run.left);
  column.right = Math.max(column.right, run.right);
}

/** The piece: `labelColumns` columns of labels, then those of the numbers. */
function pieceOf(
  page: GridPage,
  columns: readonly Column[],
  head: readonly Row[],
  rows: readonly Row[],
): Piece {
  const all = [...head, ...rows];
  const labels = all.flatMap((row) => row.labels.map((label) => label.box));
  const [first] = columns;
  const start = first?.left ?? 0;
  const labelRight = Math.min(start, Math.max(0, ...labels.map((box) => box[2])));
  const left = Math.min(start - 1, ...labels.map((box) => box[0]));
  const edge = labels.length > 0 ? Math.max((labelRight + start) / 2, left + 1) : start - 0.5;
  const xs = Array.from({ length: labelColumns }, (_, i) => left + ((edge - left) * i) / labelColumns);
  columns.forEach((column, i) => {
    const before = columns[i - 1];
    xs.push(before === undefined ? edge : (before.right + column.left) / 2);
  });
  xs.push((columns.at(-1)?.right ?? edge) + 1);
  const cells: PieceCell[] = [];
  all.forEach((row, r) => {
    const above = all[r - 1];
    const below = all[r + 1];
    const top = above === undefined ? row.top : (Math.min(above.bottom, row.top) + row.top) / 2;
    const bottom = below === undefined ? row.bottom : Math.max(row.bottom, (row.bottom + below.top) / 2);
    cells.push(...labelCells(row, r, page.page), ...valueCells(row, r, page.page, columns, xs, top, bottom));
  });
  const tops = all.map((row) => row.top);
  const bottoms = all.map((row) => row.bottom);
  return {
    page: page.page,
    box: [xs[0] ?? 0, Math.min(...tops), xs.at(-1) ?? 0, Math.max(...bottoms)],
    xs,
    rows: all.length,
    cells,
    isRuled: false,
    isOpenTop: false,
    isOpenBottom: false,
    columns,
  };
}

/** A single label takes all columns of labels; of several the last stands next to the numbers. */
function labelCells(row: Row, r: number, page: number): PieceCell[] {
  const { labels } = row;
  const shown = labels.slice(-labelColumns);
  return shown.map((label, i) => {
    const column = i;
    const columnSpan = i === shown.length - 1 ? labelColumns - i : 1;
    return {
      row: r,
      column,
      rowSpan: 1,
      columnSpan,
      parts: [label.glyphs],
      box: label.box,
      page,
      hasImage: false,
    };
  });
}

function valueCells(
  row: Row,
  r: number,
  page: number,
  columns: readonly Column[],
  xs: readonly number[],
  top: number,
  bottom: number,
): PieceCell[] {
  const cells: PieceCell[] = [];
  for (let column = 0; column < columns.length;) {
    const run = row.runs.find((item) => item.from <= column && column <= item.to);
    const to = run === undefined ? column : run.to;
    const box = [xs[labelColumns + column] ?? 0, top, xs[labelColumns + to + 1] ?? 0, bottom] as const;
    cells.push({
      row: r,
      column: labelColumns + column,
      rowSpan: 1,
      columnSpan: to - column + 1,
      parts: run === undefined ? [] : [run.glyphs],
      box,
      page,
      hasImage: false,
    });
    column = to + 1;
  }
  return cells;
}

/** Whether a line is a heading: it ends what stands above it. */
export function isHeading(item: RunLine): boolean {
  return item.runs.length === 1 && hasItemMark(item.runs[0]?.text ?? '');
}
