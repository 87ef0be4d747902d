/** The labels of a table without rules: which runs of words are lines of one, and beside which numbers each stands. */
import { textOf } from './lines.ts';
import { hasItemMark } from './marks.ts';
import { boxOf, type Box, type Glyph } from './page.ts';
import { halfLine, isAmong } from './unruled-rows.ts';
import type { Column, RunLine } from './unruled.ts';

/** Lines of one label follow within this many sizes: fonts of ideographs set lines at up to 1.5. */
export const leading = 1.68;

/** A label being put together. */
export interface Block {
  glyphs: Glyph[];
  box: Box;
  lines: RunLine[];
  lastBaseline: number;
  size: number;
}

/** Half-way between two heights. */
export function middle(top: number, bottom: number): number {
  return (top + bottom) / 2;
}

/** Runs of words that stand under each other as the lines of one label do. */
export function blocksOf(lines: readonly RunLine[], columns: readonly Column[]): Block[] {
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
              (baseline - block.lastBaseline <= leading * Math.max(size, block.size) ||
                areHalves(block.lastBaseline, baseline, size, lines, columns)) &&
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

/** Whether two lines of labels, set far apart, are over and under numbers without a label: no row has room between theirs. */
function areHalves(
  upper: number,
  lower: number,
  size: number,
  lines: readonly RunLine[],
  columns: readonly Column[],
): boolean {
  return lines.some(
    (item) =>
      item.values.length > 0 &&
      item.line.baseline - upper <= halfLine * size &&
      lower - item.line.baseline <= halfLine * size &&
      item.line.baseline > upper &&
      item.line.baseline < lower &&
      item.runs.every((run) => isAmong(item, run, columns)),
  );
}

/** The share of the narrower one's width that both have in common. */
function overlap(one: Box, other: Box): number {
  const shared = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  return shared / Math.max(1, Math.min(one[2] - one[0], other[2] - other[0]));
}

/** The line of numbers that a label stands beside: one within its height, the nearest to its middle. */
export function lineWithin(block: Block, valueLines: readonly RunLine[]): RunLine | null {
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
export function groupHome(
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
export function addOrphan(rows: Block[][], block: Block): void {
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
