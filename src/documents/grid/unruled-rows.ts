/** The rows of a table without rules: which labels stand beside which numbers. */
import { isUnder, type Run } from './lines.ts';
import { hasItemMark } from './marks.ts';
import type { Box, Glyph } from './page.ts';
import { addOrphan, blocksOf, groupHome, leading, lineWithin, middle, type Block } from './unruled-labels.ts';
import type { Column, RunLine } from './unruled.ts';
import { homeOfWords } from './word-stacks.ts';

/** A label: its lines joined. */
export interface Label {
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
}

/** What stands in the columns `from` to `to` (from 0, both included). */
export interface PlacedRun {
  readonly from: number;
  readonly to: number;
  readonly glyphs: readonly Glyph[];
}

/** A row: labels from left to right, numbers by column. */
export interface Row {
  readonly labels: readonly Label[];
  readonly runs: readonly PlacedRun[];
  readonly top: number;
  readonly bottom: number;
}

/** Columns that every such table has for labels: the printed forms have up to three beside each other. */
export const labelColumns = 3;

/** The rows of a region's lines; `taken` are the lines they use, in order. */
export function rowsOf(
  lines: readonly RunLine[],
  columns: readonly Column[],
): { rows: Row[]; taken: RunLine[] } {
  const blocks = blocksOf(lines, columns);
  const valueLines = lines.filter((line, at) => line.values.length > 0 || isUnitRow(lines, at, columns));
  const halves = halvesOf(lines, valueLines, columns);
  const lastValue = valueLines.at(-1);
  const labelsOf = new Map<RunLine, Block[]>(valueLines.map((line) => [line, []]));
  const others: Block[] = [];
  for (const block of blocks) {
    const home = lineWithin(block, valueLines);
    if (home !== null) labelsOf.get(home)?.push(block);
    else if (block.box[1] < (lastValue?.line.baseline ?? 0)) others.push(block);
  }
  const orphans: Block[][] = [];
  for (const block of others) {
    const home = groupHome(block, valueLines, labelsOf, others);
    if (home !== null) labelsOf.get(home)?.push(block);
    else addOrphan(orphans, block);
  }
  const rows: Row[] = valueLines.map((item) => {
    const labels = [...(labelsOf.get(item) ?? [])].sort((one, other) => one.box[0] - other.box[0]);
    // Words among the numbers stand where a number belongs: nothing that is printed may be lost.
    const among = [item, ...(halves.get(item) ?? [])].flatMap((line) =>
      line.runs.filter((run) => isAmong(line, run, columns)),
    );
    const runs = among.flatMap((run): PlacedRun[] => placed(run, columns));
    const tops = [item.line.box[1], ...labels.map((label) => label.box[1])];
    const bottoms = [item.line.box[3], ...labels.map((label) => label.box[3])];
    return { labels, runs, top: Math.min(...tops), bottom: Math.max(...bottoms) };
  });
  for (const labels of orphans) {
    labels.sort((one, other) => one.box[0] - other.box[0]);
    const tops = labels.map((label) => label.box[1]);
    rows.push({
      labels,
      runs: [],
      top: Math.min(...tops),
      bottom: Math.max(...labels.map((label) => label.box[3])),
    });
  }
  rows.sort((one, other) => middle(one.top, one.bottom) - middle(other.top, other.bottom));
  const taken = new Set([
    ...valueLines,
    ...[...halves.values()].flat(),
    ...[...labelsOf.values()].flat().flatMap((block) => block.lines),
    ...orphans.flat().flatMap((block) => block.lines),
  ]);
  return { rows, taken: lines.filter((line) => taken.has(line)) };
}

/** Whether a run stands where numbers stand, not where labels do. */
export function isAmong(item: RunLine, run: Run, columns: readonly Column[]): boolean {
  if (item.values.includes(run)) return true;
  if (run.left >= (item.values[0]?.left ?? Number.POSITIVE_INFINITY)) return true;
  return (run.left + run.right) / 2 >= (columns[0]?.left ?? Number.POSITIVE_INFINITY);
}

/** Words that may stand in the place of a number. */
export function isShort(run: Run): boolean {
  return run.text.length <= 8 && !hasItemMark(run.text);
}

/** Words wrapped in the place of a number stand half a line over and under the numbers of their row. */
export const halfLine = 0.95;

/** Whether two lines are so near that both belong to one row of numbers. */
export function isHalfLine(one: RunLine, other: RunLine): boolean {
  return (
    Math.abs(one.line.baseline - other.line.baseline) <= halfLine * Math.min(one.line.size, other.line.size)
  );
}

/** A unit of counting. */
const longestUnit = 2;

/**
 * Whether a line is a row whose number is blank: a label, and units under columns. Numbers without a label right over or under it
 * may be its own.
 */
export function isUnitRow(lines: readonly RunLine[], at: number, columns: readonly Column[]): boolean {
  const item = lines[at];
  if (item === undefined || item.values.length > 0) return false;
  const units = item.runs.filter((run) => isAmong(item, run, columns));
  if (units.length === 0 || units.length === item.runs.length) return false;
  const mayBeIts = (other: RunLine | undefined): boolean =>
    other !== undefined &&
    other.values.length > 0 &&
    Math.abs(other.line.baseline - item.line.baseline) <= leading * item.line.size &&
    other.runs.every((run) => isAmong(other, run, columns));
  return (
    units.every((run) => run.text.length <= longestUnit && columnsUnder(run, columns).length === 1) &&
    ![lines[at - 1], lines[at + 1]].some(mayBeIts)
  );
}

/** The columns, by index, that a run stands over. */
function columnsUnder(run: Run, columns: readonly Column[]): number[] {
  return columns.flatMap((column, i) => (isUnder(run, column) ? [i] : []));
}

/** Lines of words that belong to the numbers of a line. */
function halvesOf(
  lines: readonly RunLine[],
  valueLines: readonly RunLine[],
  columns: readonly Column[],
): Map<RunLine, RunLine[]> {
  const halves = new Map<RunLine, RunLine[]>();
  lines.forEach((item, at) => {
    const home = valueLines.includes(item) ? null : homeOfWords(lines, at, columns);
    if (home !== null) halves.set(home, [...(halves.get(home) ?? []), item]);
  });
  return halves;
}

function placed(run: Run, columns: readonly Column[]): PlacedRun[] {
  const over = columnsUnder(run, columns);
  const [from] = over;
  const to = over.at(-1);
  if (from !== undefined && to !== undefined) return [{ from, to, glyphs: run.glyphs }];
  // What stands under no column is shown in the nearest: nothing that is printed may be lost.
  const centre = (run.left + run.right) / 2;
  const distances = columns.map(({ left, right }) => Math.abs((left + right) / 2 - centre));
  const nearest = distances.indexOf(Math.min(...distances));
  return nearest < 0 ? [] : [{ from: nearest, to: nearest, glyphs: run.glyphs }];
}
