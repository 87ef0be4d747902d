/** The rows of a table without rules: which labels stand beside which numbers. */
import { boxOf, type Box, type Glyph } from './page.ts';
import { textOf, type Run } from './lines.ts';
import { hasItemMark } from './marks.ts';
import type { Column, RunLine } from './unruled.ts';

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
/** Lines of one label follow within this many sizes: fonts of ideographs set lines at up to 1.5. */
export const leading = 1.68;

/** A label being put together. */
interface Block {
  glyphs: Glyph[];
  box: Box;
  lines: RunLine[];
  lastBaseline: number;
  size: number;
}

/** The rows of a region's lines; `taken` are the lines they use, in order. */
export function rowsOf(
  lines: readonly RunLine[],
  columns: readonly Column[],
): { rows: Row[]; taken: RunLine[] } {
  const blocks = blocksOf(lines, columns);
  const valueLines = lines.filter((line) => line.values.length > 0);
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

function middle(top: number, bottom: number): number {
  return (top + bottom) / 2;
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
const halfLine = 0.95;

/** Whether two lines are so near that both belong to one row of numbers. */
export function isHalfLine(one: RunLine, other: RunLine): boolean {
  return (
    Math.abs(one.line.baseline - other.line.baseline) <= halfLine * Math.min(one.line.size, other.line.size)
  );
}

/** Lines of words alone that are halves of a cell of a line of numbers. */
function halvesOf(
  lines: readonly RunLine[],
  valueLines: readonly RunLine[],
  columns: readonly Column[],
): Map<RunLine, RunLine[]> {
  const halves = new Map<RunLine, RunLine[]>();
  for (const item of lines) {
    if (item.values.length > 0 || !item.runs.some((run) => isAmong(item, run, columns))) continue;
    const away = (other: RunLine): number => Math.abs(other.line.baseline - item.line.baseline);
    const [home] = [...valueLines].sort((one, other) => away(one) - away(other));
    if (home === undefined || !isHalfLine(item, home)) continue;
    halves.set(home, [...(halves.get(home) ?? []), item]);
  }
  return halves;
}

function placed(run: Run, columns: readonly Column[]): PlacedRun[] {
  const over = columns.flatMap(({ left, right }, i) => (run.left < right && left < run.right ? [i] : []));
  const [from] = over;
  const to = over.at(-1);
  if (from !== undefined && to !== undefined) return [{ from, to, glyphs: run.glyphs }];
  // What stands under no column is shown in the nearest: nothing that is printed may be lost.
  const centre = (run.left + run.right) / 2;
  const distances = columns.map(({ left, right }) => Math.abs((left + right) / 2 - centre));
  const nearest = distances.indexOf(Math.min(...distances));
  return nearest < 0 ? [] : [{ from: nearest, to: nearest, glyphs: run.glyphs }];
}

/** Runs of words that stand under each other as the lines of one label do. */
function blocksOf(lines: readonly RunLine[], columns: readonly Column[]): Block[] {
  const blocks: Block[] = [];
  for (const item of lines) {
    for (const run of item.runs) {
      if (isAmong(item, run, columns)) continue;
      const box = boxOf(run.glyphs) ?? [0, 0, 0, 0];
      // Its own height, which may differ from that of the numbers it shares a line with.
      const { baseline, size } = run.glyphs[0] ?? item.line;
      const isMarked = hasItemMark(textOf(run.glyphs, true));
      const home = isMarked
        ? undefined
        : blocks.findLast(
            (block) =>
              baseline - block.lastBaseline > 0.5 * size &&
              baseline - block.lastBaseline <= leading * Math.max(size, block.size) &&
              overlap(block.box, box) > 0.5,
          );
      if (home === undefined) {
        blocks.push({ glyphs: [...run.glyphs], box, lines: [item], lastBaseline: baseline, size });
        continue;
      }
      home.glyphs.push(...run.glyphs);
      home.box = boxOf(home.glyphs) ?? box;
      home.lines.push(item);
      home.lastBaseline = baseline;
    }
  }
  return blocks;
}

/** The share of the narrower one's width that both have in common. */
function overlap(one: Box, other: Box): number {
  const shared = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  return shared / Math.max(1, Math.min(one[2] - one[0], other[2] - other[0]));
}

/** The line of numbers that a label stands beside: one within its height, the nearest to its middle. */
function lineWithin(block: Block, valueLines: readonly RunLine[]): RunLine | null {
  const centre = middle(block.box[1], block.box[3]);
  let best: RunLine | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const item of valueLines) {
    const y = middle(item.line.box[1], item.line.box[3]);
    const away = Math.abs(y - centre);
    const isWithin = y > block.box[1] - 0.1 * block.size && y < block.box[3] + 0.1 * block.size;
    if (!isWithin || away >= distance) continue;
    best = item;
    distance = away;
  }
  return best;
}

/**
 * The label of a group may stand between two of its rows: it goes to the nearer one, left of that row's own label. A
 * label over or under another is a row of its own, though it has no numbers.
 */
function groupHome(
  block: Block,
  valueLines: readonly RunLine[],
  labelsOf: ReadonlyMap<RunLine, readonly Block[]>,
  others: readonly Block[],
): RunLine | null {
  const centre = middle(block.box[1], block.box[3]);
  const isBesideAnother = others.some(
    (other) =>
      other !== block &&
      other.box[0] >= block.box[2] &&
      other.box[1] < block.box[3] &&
      block.box[1] < other.box[3],
  );
  if (isBesideAnother) return null;
  let best: RunLine | null = null;
  let distance = 3 * block.size;
  for (const item of valueLines) {
    const away = Math.abs(middle(item.line.box[1], item.line.box[3]) - centre);
    const labels = labelsOf.get(item) ?? [];
    if (away >= distance || labels.length === 0) continue;
    distance = away;
    best = labels.every((label) => label.box[0] >= block.box[2]) ? item : null;
  }
  return best;
}

/** Labels beside each other are one row without numbers. */
function addOrphan(rows: Block[][], block: Block): void {
  const home = rows.find((labels) =>
    labels.every(
      (label) =>
        label.box[1] < block.box[3] &&
        block.box[1] < label.box[3] &&
        (label.box[2] <= block.box[0] || block.box[2] <= label.box[0]),
    ),
  );
  if (home === undefined) rows.push([block]);
  else home.push(block);
}
