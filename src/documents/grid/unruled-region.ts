/** The lines of a table without rules: from its first number on, as long as numbers stand under its columns. */
import { isUnder, type Run } from './lines.ts';
import { beginsPart, movedFrom, together, type Moved } from './unruled-parts.ts';
import { leading } from './unruled-labels.ts';
import { isShort, isUnitRow } from './unruled-rows.ts';
import type { Column, RunLine } from './unruled.ts';
import { homeOfWords } from './word-stacks.ts';

/** Lines further apart than this, in sizes, are not one table. */
const mostGap = 7;

/** Lines that a table without rules may be made of. */
export interface Region {
  readonly columns: Column[];
  /** Lines from the first number on, and the lines right before it that may be its label. */
  readonly lines: RunLine[];
  /** The lines with numbers. */
  readonly values: RunLine[];
  /** What lines from a part with columns of its own on are; null where the table has no such part. */
  readonly moved: Moved | null;
}

/** The lines of a table whose first number stands on line `start`; null where none does. */
export function regionAt(all: readonly RunLine[], start: number): Region | null {
  const first = all[start];
  if (first === undefined || !opensTable(first)) return null;
  const columns = first.values.map(({ left, right }): Column => ({ left, right }));
  const heads = headRuns(all, start);
  const lines = [first];
  const values = [first];
  let seen = all;
  let moved: Moved | null = null;
  let last = first;
  for (let at = start + 1; at < all.length; at += 1) {
    const here = seen[at];
    if (here === undefined) break;
    const gap = here.line.baseline - last.line.baseline;
    if (gap > mostGap * last.line.size) break;
    if (beginsPart(here, columns, values)) {
      const rest = movedFrom(all, at, columns, values);
      moved = together(moved, rest);
      seen = [...seen.slice(0, at), ...rest.lines];
    }
    const next = seen[at] ?? here;
    if (
      next.values.length > 0 &&
      (fits(next, columns) || fits(next, withHeads(columns, heads, [...lines, next])))
    ) {
      for (const run of next.values) widen(columns, run);
      values.push(next);
    } else if (
      !isHalf(seen, at, columns) &&
      !isUnitRow(seen, at, columns) &&
      next.runs.some((run) => run.right > (columns[0]?.left ?? 0) - 1)
    ) {
      break;
    }
    lines.push(next);
    last = next;
  }
  return { columns, lines, values, moved };
}

/** The last labels set beside each other over a table's first number: they show columns in which that row has none. */
function headRuns(all: readonly RunLine[], start: number): readonly Run[] {
  let below = all[start];
  for (let at = start - 1; at >= 0; at -= 1) {
    const item = all[at];
    if (item === undefined || below === undefined || item.values.length > 0) return [];
    if (below.line.baseline - item.line.baseline > mostGap * below.line.size) return [];
    if (item.runs.length > 1) return item.runs;
    below = item;
  }
  return [];
}

/** The columns, with labels of the head that stand over none of them and right of the labels of the lines. */
function withHeads(
  columns: readonly Column[],
  heads: readonly Run[],
  lines: readonly RunLine[],
): readonly Column[] {
  const first = columns[0]?.left ?? 0;
  const labels = lines.flatMap(({ runs, values }) =>
    runs.flatMap((run) => (values.includes(run) || run.left >= first ? [] : [run.right])),
  );
  const end = Math.max(0, ...labels);
  const free = heads.filter((head) => head.left > end && !columns.some((column) => isUnder(head, column)));
  const all = [...columns, ...free.map(({ left, right }): Column => ({ left, right }))];
  return all.sort((one, other) => one.left - other.left);
}

/** The lines right above the first number that hold labels, or words of its row: the upper half of what is wrapped. */
export function leadOf(
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
export function fits(item: RunLine, columns: readonly Column[]): boolean {
  const left = columns[0]?.left ?? 0;
  const words = item.runs.filter((run) => !item.values.includes(run) && run.right > left);
  // Words may stand in the place of a number; a label that reaches so far is another table's.
  if (words.some((run) => !isShort(run) || (run.left + run.right) / 2 < left)) return false;
  const under = (run: Run): Column[] => columns.filter((column) => isUnder(run, column));
  const numbers = item.values.map(under);
  const hit = [...numbers, ...words.map(under)];
  if (hit.some((found) => found.length > 1)) return false;
  return new Set(hit.flat()).size === hit.flat().length && numbers.some((found) => found.length === 1);
}

/** Whether a line is of words that belong to the numbers of a row above or below it. */
function isHalf(all: readonly RunLine[], at: number, columns: readonly Column[]): boolean {
  const home = homeOfWords(all, at, columns);
  return home !== null && fits(home, columns);
}

function widen(columns: Column[], run: Run): void {
  const column = columns.find((item) => isUnder(run, item));
  if (column === undefined) {
    columns.push({ left: run.left, right: run.right });
    columns.sort((one, other) => one.left - other.left);
    return;
  }
  column.left = Math.min(column.left, run.left);
  column.right = Math.max(column.right, run.right);
}
