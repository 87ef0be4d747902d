/** The head of a table without rules: the lines over its first number. */
import { boxOf, type Glyph } from './page.ts';
import { isUnder, type Run } from './lines.ts';
import { partedOver } from './touching-runs.ts';
import { isHeading, type Column, type RunLine } from './unruled.ts';
import { leading } from './unruled-labels.ts';
import type { Label, PlacedRun, Row } from './unruled-rows.ts';

/** Lines of a head stand no further apart than this, in sizes. */
const mostGap = 6;

/** The head's lines, and its rows: one for each line that reaches over several columns, then one of single columns. */
export function headOf(
  all: readonly RunLine[],
  start: number,
  used: ReadonlySet<RunLine>,
  columns: readonly Column[],
  most: number,
): { lines: RunLine[]; rows: Row[] } {
  const lines: RunLine[] = [];
  let last = all[start];
  const first = columns[0]?.left ?? 0;
  for (let at = start - 1; at >= 0 && lines.length < most; at -= 1) {
    const item = all[at];
    if (item === undefined || last === undefined || used.has(item)) break;
    if (last.line.baseline - item.line.baseline > mostGap * last.line.size) break;
    if (item.values.length > 0 || isHeading(item) || isProse(item, columns)) break;
    lines.unshift(item);
    last = item;
  }
  // Lines with labels only, next to the first number, are the label of its row.
  while (lines.length > 0 && lines.at(-1)?.runs.every((run) => run.right <= first) === true) lines.pop();
  while (
    lines.length > 0 &&
    lines[0]?.runs.every((run) => run.right <= first) === true &&
    lines[0].runs.length === 1
  ) {
    lines.shift();
  }
  return { lines, rows: lines.length === 0 ? [] : headRows(lines, columns) };
}

/** One run that begins left of the numbers and ends among them. */
function isProse(item: RunLine, columns: readonly Column[]): boolean {
  const [run] = item.runs;
  if (item.runs.length !== 1 || run === undefined) return false;
  return (
    /[\u3002\uff1b]/u.test(run.text) ||
    (run.left < (columns[0]?.left ?? 0) - 20 * item.line.size && columns.length > 1)
  );
}

/** Whether a label of the head stands over a column: numbers set at the right of theirs leave most of it bare. */
function overlaps(run: Run, column: Column, size: number): boolean {
  return run.left < column.right - 0.1 * size && column.left + 0.1 * size < run.right;
}

/**
 * The columns with those that hold no number at all: only the head shows them. `labelRight` is where the labels of the
 * rows end.
 */
export function withHeadColumns(
  columns: readonly Column[],
  lines: readonly RunLine[],
  labelRight: number,
): Column[] {
  const all = [...columns];
  for (const { runs, line } of [...lines].reverse()) {
    // A line of one label is the name of all columns together.
    if (runs.length < 2) continue;
    for (const run of runs) {
      const isFree = !all.some((column) => isUnder(run, column));
      if (!isFree || run.left <= labelRight + 0.3 * line.size || isOfGroup(run, all, lines)) continue;
      all.push({ left: run.left, right: run.right });
      all.sort((one, other) => one.left - other.left);
    }
  }
  return all;
}

/** Whether a label of the head that stands over no column is that of several: those beside it have their own further down. */
function isOfGroup(run: Run, columns: readonly Column[], lines: readonly RunLine[]): boolean {
  const bottom = boxOf(run.glyphs)?.[3] ?? 0;
  const beside = [
    columns.findLast((column) => column.right <= run.left),
    columns.find((column) => column.left >= run.right),
  ];
  return beside.every(
    (column) =>
      column !== undefined &&
      lines.some(({ runs }) =>
        runs.some((label) => isUnder(label, column) && (boxOf(label.glyphs)?.[1] ?? 0) >= bottom),
      ),
  );
}

/** A label of the head: its lines joined, over the columns that it reaches. */
interface HeadBlock {
  glyphs: Glyph[];
  readonly from: number;
  readonly to: number;
  lastBaseline: number;
}

function headRows(lines: readonly RunLine[], columns: readonly Column[]): Row[] {
  const blocks: HeadBlock[] = [];
  const corner: Glyph[] = [];
  const first = columns[0]?.left ?? 0;
  for (const { runs, line } of lines) {
    for (const run of runs.flatMap((each) => partedOver(each, columns))) {
      const isCorner =
        run.right <= first + line.size && !columns.some((column) => overlaps(run, column, line.size));
      if (isCorner) corner.push(...run.glyphs);
      else addRun(blocks, run, columns);
    }
  }
  // The lowest label over each column stands next to the numbers; those above it have rows of their own.
  const lowest = columns.map((_, i) => blocks.findLast((block) => block.from === i && block.to === i));
  const leaves = new Set(lowest.filter((block) => block !== undefined));
  const rows: Row[] = [];
  for (const block of blocks) {
    if (leaves.has(block)) continue;
    const box = boxOf(block.glyphs) ?? [0, 0, 0, 0];
    const last = rows.at(-1);
    const run: PlacedRun = { from: block.from, to: block.to, glyphs: block.glyphs };
    const isBeside =
      last !== undefined &&
      box[1] < last.bottom &&
      last.runs.every((r) => r.to < run.from || r.from > run.to);
    if (isBeside)
      rows[rows.length - 1] = { ...last, runs: [...last.runs, run], bottom: Math.max(last.bottom, box[3]) };
    else rows.push({ labels: [], runs: [run], top: box[1], bottom: box[3] });
  }
  const runs = [...leaves].map((block): PlacedRun => ({
    from: block.from,
    to: block.to,
    glyphs: block.glyphs,
  }));
  const whole = boxOf([...corner, ...runs.flatMap((run) => run.glyphs)]);
  const labels: Label[] = corner.length > 0 ? [{ glyphs: corner, box: boxOf(corner) ?? [0, 0, 0, 0] }] : [];
  if (whole !== null) rows.push({ labels, runs, top: whole[1], bottom: whole[3] });
  return rows;
}

/** Adds a run to the label whose next line it is, or begins a label. */
function addRun(blocks: HeadBlock[], run: Run, columns: readonly Column[]): void {
  const centre = (run.left + run.right) / 2;
  const over = columns.flatMap((column, i) => (isUnder(run, column) ? [i] : []));
  const distances = columns.map((column) => Math.abs((column.left + column.right) / 2 - centre));
  const nearest = distances.indexOf(Math.min(...distances));
  const from = over[0] ?? nearest;
  const to = over.at(-1) ?? nearest;
  const { baseline, size } = run.glyphs[0] ?? { baseline: 0, size: 0 };
  const home = blocks.find((block) => {
    const box = boxOf(block.glyphs);
    const gap = baseline - block.lastBaseline;
    return (
      box !== null &&
      gap > 0.5 * size &&
      gap <= leading * size &&
      run.left < box[2] &&
      box[0] < run.right &&
      block.from <= from &&
      to <= block.to
    );
  });
  if (home === undefined) {
    blocks.push({ glyphs: [...run.glyphs], from, to, lastBaseline: baseline });
    return;
  }
  home.glyphs.push(...run.glyphs);
  home.lastBaseline = baseline;
}
