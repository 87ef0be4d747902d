/**
 * Tables without rules, by alignment: numbers that stand under each other are columns, a number's height is its row, and
 * the lines of a wrapped label above and below it belong to that row.
 */
import { withHalves } from './half-lines.ts';
import { withStrays } from './stray-figures.ts';
import { withPartedNumbers } from './touching-runs.ts';
import { headOf, withHeadColumns } from './unruled-head.ts';
import { pieceOf } from './unruled-piece.ts';
import { putBack } from './unruled-parts.ts';
import { leading } from './unruled-labels.ts';
import { fits, leadOf, regionAt } from './unruled-region.ts';
import { isAmong, rowsOf } from './unruled-rows.ts';
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
  const halves = withHalves(withPartedNumbers(lines.map(runLineOf)));
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
    // What stands under the last number may be a line of text.
    const end = region.lines.findLastIndex((item) => region.values.includes(item)) + 1;
    const numbered = [...lead, ...region.lines.slice(0, end)];
    const columns = withHeadColumns(region.columns, head.lines, labelsEnd(numbered, region.columns));
    if (columns.length > region.columns.length)
      head = headOf(all, at - lead.length, used, columns, mostHeadLines);
    const body = rowsOf(lines, columns);
    const taken = body.taken.map((item) => region.moved?.lineOf.get(item) ?? item);
    for (const item of [...head.lines, ...taken]) used.add(item);
    const piece = pieceOf(page, columns, head.rows, body.rows);
    pieces.push(region.moved === null ? piece : putBack(piece, region.moved));
    const last = taken.at(-1);
    at = Math.max(at, last === undefined ? at : all.indexOf(last)) + 1;
  }
  const left = halves.lines.filter((item) => !used.has(item)).flatMap((item) => partsOf.get(item) ?? [item]);
  const strays = left.filter(({ values }) => values.length > 0);
  const start = above.findIndex((item) => used.has(item));
  const isAtEnd = start >= 0 && above.slice(start).every((item) => used.has(item));
  const headBefore = isAtEnd ? above.length - start : 0;
  return {
    pieces: pieces.map((piece) => withStrays(piece, strays)),
    lines: left.map((item) => item.line),
    headBefore,
  };
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

/** Whether a line is a heading: it ends what stands above it. */
export function isHeading(item: RunLine): boolean {
  return item.runs.length === 1 && hasItemMark(item.runs[0]?.text ?? '');
}
