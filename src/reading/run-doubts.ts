/** Why the numbers after a label may be another row's: what the order of labels and lines around it leaves open. */
import type { Block, Section, SectionId } from '../forms/index.ts';
import type { Fillers } from './counting.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import { isFull, isOnOneLine, type RowRun, type UnknownRun } from './runs.ts';

/** Text with at least this many rows of numbers set apart by runs of spaces keeps the look of a page. */
const enoughSpaced = 3;

/** The next row that the document should print after this one, given which alternative it prints. */
function follows(a: FormRow, b: FormRow, printed: ReadonlySet<FormRow>, labels: LabelIndex): boolean {
  if (a.section !== b.section || b.order <= a.order) return false;
  for (const row of labels.rows.slice(a.order + 1, b.order)) {
    if (printed.has(row)) return false;
    const { alternative } = row.row;
    if (alternative === undefined) return false;
    for (const other of printed) if (other.row.alternative?.side === alternative.side) return false;
  }
  return true;
}

/**
 * Rows of flattened text before which or after which a label is missing or out of order, so that numbers of another
 * row may have run into them. `rows` are in source order.
 */
function besideGaps(rows: readonly RowRun[], printed: ReadonlySet<FormRow>, labels: LabelIndex): RowRun[] {
  const lastOf = new Map<Section, number>();
  for (const { section, order } of labels.rows) lastOf.set(section, order);
  return rows.filter((run, i) => {
    if (isOnOneLine(run)) return false;
    const next = rows[i + 1];
    const { section, order } = run.at;
    if (next?.at.section !== section && lastOf.get(section) === order) return false;
    return next === undefined || !follows(run.at, next.at, printed, labels);
  });
}

/**
 * Rows of text of one cell a line where labels and numbers are out of step: numbers that follow no label, or too many
 * after one, leave it open whose the others are.
 */
function outOfStep(rows: readonly RowRun[], orphaned: ReadonlySet<SectionId>): RowRun[] {
  const crowded = new Set(
    rows.filter((run) => run.tokens.filter(isFull).length > run.at.codes.length).map((r) => r.at.section.id),
  );
  return rows.filter((run) => {
    const { id } = run.at.section;
    if (isOnOneLine(run)) return false;
    return orphaned.has(id) || (crowded.has(id) && !run.tokens.some(isFull));
  });
}

/** Whether a head names the columns of a block that stand side by side in the form's order. */
function isHeadInOrder(head: readonly string[], block: Block): boolean {
  const last = new Map<string, number>();
  for (const leaf of new Set(head)) {
    const at = block.columns.findIndex((c) => c.path.at(-1)?.zh === leaf);
    if (at < 0) continue;
    const above = (block.columns[at]?.path ?? [])
      .slice(0, -1)
      .map((label) => label.zh)
      .join('/');
    if (at < (last.get(above) ?? -1)) return false;
    last.set(above, at);
  }
  return true;
}

/** Rows under a head whose columns are not in the form's order. */
function underOtherHeads(rows: readonly RowRun[]): RowRun[] {
  // All rows of a head hold the same array: each head is looked at once for a block.
  const known = new Map<readonly string[], Map<Block, boolean>>();
  return rows.filter(({ head, at: { block } }) => {
    if (head.length === 0) return false;
    const blocks = known.get(head) ?? new Map<Block, boolean>();
    const isInOrder = blocks.get(block) ?? isHeadInOrder(head, block);
    known.set(head, blocks.set(block, isInOrder));
    return !isInOrder;
  });
}

/**
 * Rows whose numbers may be a neighbour's, in text that keeps the look of a page: numbers stand in columns set apart
 * by spaces, and a label may be wrapped above and below them. There only numbers on the label's own line are surely
 * its.
 */
function offTheirLines(rows: readonly RowRun[], unknown: readonly UnknownRun[]): Set<RowRun> {
  const spaced = rows.filter((run) => run.tokens.some((t) => t.isSpaced));
  if (spaced.length < enoughSpaced) return new Set();
  const isWhole = (run: RowRun): boolean => isOnOneLine(run) && run.tokens.every((t) => t.kind === 'value');
  const inText = rows.filter((run) => run.labelEnd.table === 0);
  const off = new Set(inText.filter((run) => run.tokens.length > 0 && !isWhole(run)));
  // Where some numbers stand beside their label's line, a row without numbers may have lost them to another.
  const sections = new Set([...off].map((run) => run.at.section.id));
  for (const { section, label, tokens } of unknown) {
    if (section !== null && (tokens.length > 0 || /\d/.test(label))) sections.add(section);
  }
  for (const run of inText) {
    if (run.tokens.length === 0 && sections.has(run.at.section.id)) off.add(run);
  }
  return off;
}

/** The runs whose numbers may be another row's. `unknown` are the labels that are no row's. */
export function doubtfulRuns(
  rows: readonly RowRun[],
  unknown: readonly UnknownRun[],
  orphaned: ReadonlySet<SectionId>,
  labels: LabelIndex,
): Set<RowRun> {
  const printed = new Set(rows.map((run) => run.at));
  const inText = rows.filter((run) => run.labelEnd.table === 0);
  inText.sort((a, b) => a.labelEnd.line - b.labelEnd.line || a.from - b.from);
  return new Set([
    ...besideGaps(inText, printed, labels),
    ...offTheirLines(rows, unknown),
    ...underOtherHeads(rows),
    ...outOfStep(inText, orphaned),
  ]);
}

/**
 * Words between numbers in text that has one cell a line may be a label that was not recognised, unless pipes show
 * every cell.
 */
export function hasWordAmongMany(run: RowRun, fillers: Fillers): boolean {
  if (run.at.codes.length <= 1 || run.labelEnd.table > 0) return false;
  if (fillers.keepsBlanks && run.tokens.every((t) => t.isPiped)) return false;
  return !isOnOneLine(run) && run.tokens.some((t) => t.kind === 'word');
}
