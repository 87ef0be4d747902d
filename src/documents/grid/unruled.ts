/**
 * Tables without rules, by alignment: numbers that stand under each other are columns, a number's height is its row, and
 * the lines of a wrapped label above and below it belong to that row.
 */
import { withHalves } from './half-lines.ts';
import { headOf, withHeadColumns } from './unruled-head.ts';
import { pieceOf } from './unruled-piece.ts';
import { leading } from './unruled-labels.ts';
import { isAmong, isHalfLine, isShort, isUnitRow, rowsOf } from './unruled-rows.ts';
import { narrowRuns, type Line, type Run } from './lines.ts';
import type { GridPage } from './page.ts';
import type { Piece } from './pieces.ts';
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

/** The tables in lines of text. */
export interface UnruledPieces {
  readonly pieces: readonly Piece[];
  /** What is left of the lines. */
  readonly lines: readonly Line[];
  /** How many of the lines before, at their end, are the head of a table; 0 too where a line between is none of it. */
  readonly headBefore: number;
}

/** Takes the tables out of lines of text; `before` are lines that only the head of a table may reach into. */
export function unruledPieces(
  lines: readonly Line[],
  page: GridPage,
  before: readonly Line[] = [],
): UnruledPieces {
  if (lines.length > mostLines) return { pieces: [], lines, headBefore: 0 };
  const halves = withHalves(lines.map(runLineOf));
  const { partsOf } = halves;
  const above = before.map(runLineOf);
  const all = [...above, ...halves.lines];
  const pieces: Piece[] = [];
  const used = new Set<RunLine>();
  for (let at = above.length; at < all.length;) {
    const region = regionAt(all, at);
    if (region === null) {
      at += 1;
      continue;
    }
    const lead = leadOf(all, at, used, region.columns);
    let head = headOf(all, at - lead.length, used, region.columns, mostHeadLines);
    const isTable = region.values.length > 1 || region.columns.length > 4 || head.lines.length > 0;
    if (!isTable) {
      at += 1;
      continue;
    }
    const lines = [...lead, ...region.lines];
    const columns = withHeadColumns(region.columns, head.lines, labelsEnd(lines, region.columns));
    if (columns.length > region.columns.length)
      head = headOf(all, at - lead.length, used, columns, mostHeadLines);
    const { rows, taken } = rowsOf(lines, columns);
    for (const item of [...head.lines, ...taken]) used.add(item);
    pieces.push(pieceOf(page, columns, head.rows, rows));
    const last = taken.at(-1);
    at = Math.max(at, last === undefined ? at : all.indexOf(last)) + 1;
  }
  const left = halves.lines.filter((item) => !used.has(item)).flatMap((item) => partsOf.get(item) ?? [item]);
  const start = above.findIndex((item) => used.has(item));
  const isAtEnd = start >= 0 && above.slice(start).every((item) => used.has(item));
  const headBefore = isAtEnd ? above.length - start : 0;
  return { pieces, lines: left.map((item) => item.line), headBefore };
}

function runLineOf(line: Line): RunLine {
  const runs = narrowRuns(line);
  if (runs.length > mostRuns) return { line, runs, values: [] };
  return { line, runs, values: runs.filter((run) => looksLikeNumber(run.text)) };
}

/** Lines of a row: its label may be wrapped over as many. */
const mostRowLines = 12;

/**
 * Lines at the top of a page that go on with a table of the page before, whose columns are `columns`: a row or two that
 * make no table by themselves. Null where the first lines are no such rows; else their piece, and how many lines it has.
 */
export function continuationOf(
  lines: readonly Line[],
  page: GridPage,
  columns: readonly Column[],
): { piece: Piece; count: number } | null {
  const all: RunLine[] = [];
  let count = 0;
  for (const line of lines.slice(0, mostRowLines)) {
    const item = runLineOf(line);
    const isRow = item.values.length > 0 && item.runs.length > item.values.length && fits(item, columns);
    const isLabel = item.runs.every((run) => !isAmong(item, run, columns));
    const last = all.at(-1);
    const isNear = last === undefined || item.line.baseline - last.line.baseline <= leading * item.line.size;
    if (!isRow && !(isLabel && (isNear || count < all.length))) break;
    all.push(item);
    if (isRow) count = all.length;
  }
  if (count === 0) return null;
  const { rows, taken } = rowsOf(all, columns);
  const isWhole = taken.every((item, i) => item === all[i]) && taken.length >= count;
  return isWhole ? { piece: pieceOf(page, columns, [], rows), count: taken.length } : null;
}

/** Where the labels of the rows end. */
function labelsEnd(lines: readonly RunLine[], columns: readonly Column[]): number {
  let end = 0;
  for (const item of lines) {
    for (const run of item.runs) if (!isAmong(item, run, columns)) end = Math.max(end, run.right);
  }
  return end;
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
    } else if (
      !isHalf(all, at, columns) &&
      !isUnitRow(all, at, columns) &&
      next.runs.some((run) => run.right > (columns[0]?.left ?? 0) - 1)
    ) {
      break;
    }
    lines.push(next);
    last = next;
  }
  return { columns, lines, values };
}

/** The lines right above the first number that hold labels, or words of its row: the upper half of what is wrapped. */
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
    if (item.runs.some((run) => run.right > left) && !isHalf(all, at, columns)) break;
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
  const words = item.runs.filter((run) => !item.values.includes(run) && run.right > left);
  // Words may stand in the place of a number; a label that reaches so far is another table's.
  if (words.some((run) => !isShort(run) || (run.left + run.right) / 2 < left)) return false;
  const under = (run: Run): Column[] =>
    columns.filter((column) => run.left < column.right && column.left < run.right);
  const numbers = item.values.map(under);
  const hit = [...numbers, ...words.map(under)];
  if (hit.some((found) => found.length > 1)) return false;
  return new Set(hit.flat()).size === hit.flat().length && numbers.some((found) => found.length === 1);
}

/** Whether a line of words is the half of a cell of the numbers right above or below it. */
function isHalf(all: readonly RunLine[], at: number, columns: readonly Column[]): boolean {
  const item = all[at];
  if (item === undefined || item.values.length > 0) return false;
  const words = item.runs.filter((run) => isAmong(item, run, columns));
  if (words.length === 0 || !words.every(isShort)) return false;
  return [all[at - 1], all[at + 1]].some(
    (other) =>
      other !== undefined && other.values.length > 0 && isHalfLine(item, other) && fits(other, columns),
  );
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

/** Whether a line is a heading: it ends what stands above it. */
export function isHeading(item: RunLine): boolean {
  return item.runs.length === 1 && hasItemMark(item.runs[0]?.text ?? '');
}
