/**
 * How many cells each row takes up in text that shows merged cells as empty ones: the same number for every row of a
 * table. A row with another number has lost a cell, or has one too many, and its empty cells may be either's.
 */
import type { SectionId } from '../forms/index.ts';
import { isOnOneLine, type RowRun } from './runs.ts';

/** `regular`: as many cells as the table's other rows; `odd`: more or fewer. */
export type Stride = 'regular' | 'odd';

/** Fewer rows do not show how wide their table is. */
const enoughRows = 4;

/** The share of a section's rows that must have the same width, where lines are rows: fillers may vary from line to line. */
const enoughAlike = 0.8;

interface Measured {
  readonly run: RowRun;
  readonly places: number;
  readonly cells: number;
}

function widthOf(rows: readonly Measured[]): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < enoughRows) return null;
  const areLines = rows.filter(({ run }) => isOnOneLine(run)).length * 2 > rows.length;
  return areLines && most[1] < enoughAlike * rows.length ? null : most[0];
}

/** Says of rows of text whether they are as wide as the others of their section; rows of which it cannot be told are left out. */
export function stridesOf(
  rows: readonly { readonly run: RowRun; readonly places: number }[],
): Map<RowRun, Stride> {
  const sections = new Map<SectionId, Measured[]>();
  for (const { run, places } of rows) {
    if (run.labelEnd.table > 0 || run.tokens.length === 0) continue;
    const list = sections.get(run.at.section.id) ?? [];
    const cells = isOnOneLine(run) ? run.column + 1 + run.tokens.length : run.labelCells + run.tokens.length;
    list.push({ run, places, cells });
    sections.set(run.at.section.id, list);
  }
  const strides = new Map<RowRun, Stride>();
  for (const list of sections.values()) {
    if (!list.some(({ run, places }) => run.tokens.length > places)) {
      // No row of this table has fillers: an empty cell of a row that is as wide as its places is one of them.
      const isEven =
        list.length >= enoughRows && list.every(({ run, places }) => run.tokens.length === places);
      if (isEven) for (const { run } of list) strides.set(run, 'regular');
      continue;
    }
    const width = widthOf(list);
    if (width === null) continue;
    for (const { run, places, cells } of list) {
      // The last row of a table may end without its fillers.
      const isEnd = run.isLast && run.tokens.length === places;
      strides.set(run, cells === width || isEnd ? 'regular' : 'odd');
    }
  }
  return strides;
}
