/** What the reading by sequence says of every code: the token that stands there, nothing, or that it is unsure. */
import { type Form, type SectionId } from '../forms/index.ts';
import { countRow, depthOf, learnFillers, type Count, type Fillers } from './counting.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import { adopt } from './near-labels.ts';
import { readNumberLines, readStripLine } from './number-lines.ts';
import type { AmbiguityReason } from './reading.ts';
import { readSequence, type RowRun, type Sequence, type UnknownRun } from './sequence.ts';
import { stridesOf } from './strides.ts';
import { placeStrips } from './strips.ts';
import type { Token } from './tokens.ts';

export type Answer =
  | { readonly kind: 'token'; readonly token: Token; readonly headExponent: number | null }
  /** Nothing stands there; `near` is the label it would follow. */
  | { readonly kind: 'blank'; readonly near: Token }
  | {
      readonly kind: 'unsure';
      readonly reason: AmbiguityReason;
      readonly near: Token;
      readonly token: Token | null;
    };

/** Places whose numbers are there, but not all of them: which place is empty has to be found out. */
export interface LostGroup {
  readonly codes: readonly string[];
  readonly tokens: readonly Token[];
}

export interface BySequence {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly lost: readonly LostGroup[];
  readonly unknown: readonly UnknownRun[];
  /** Rows whose labels are only nearly the form's. */
  readonly adopted: readonly RowRun[];
  readonly printedRows: ReadonlySet<FormRow>;
  /** Sections with a table or its flattened text; by whether it stands in a table of the source. */
  readonly sections: ReadonlyMap<SectionId, 'table' | 'text'>;
  readonly headings: Sequence['headings'];
}

const isFull = (token: Token): boolean => token.text !== '' || token.hasImage;

/** （六）其他处理 over its three rows is a group, although the form also has it as a row. */
function withoutGroupLabels(rows: readonly RowRun[]): RowRun[] {
  return rows.filter((run, i) => {
    if (run.at.row.alternative?.side !== 'whole' || run.tokens.some(isFull)) return true;
    const group = run.at.row.alternative.group;
    const isPart = (other: RowRun | undefined): boolean =>
      other?.at.row.alternative?.group === group && other.at.row.alternative.side === 'part';
    return !(isPart(rows[i + 1]) || (run.tokens.length === 0 && rows.some(isPart)));
  });
}

/** Runs of a row that count: those in tables where its section has a table, and not mere mentions. */
function runsOfRows(
  rows: readonly RowRun[],
  sections: Map<SectionId, 'table' | 'text'>,
): Map<FormRow, RowRun[]> {
  for (const run of rows) {
    const id = run.at.section.id;
    if (run.labelEnd.table > 0) sections.set(id, 'table');
  }
  for (const run of rows) {
    const { section } = run.at;
    if (sections.has(section.id)) continue;
    // A label alone may be a mention; numbers, or most of a section's labels, are its table.
    const labels = new Set(rows.filter((r) => r.at.section === section).map((r) => r.at));
    const all = section.blocks.reduce((n, b) => n + b.rows.length, 0);
    if (run.tokens.some(isFull) || labels.size * 2 > all) sections.set(section.id, 'text');
  }
  const byRow = new Map<FormRow, RowRun[]>();
  for (const run of rows) {
    const kind = sections.get(run.at.section.id);
    if (kind === undefined || (kind === 'table') !== run.labelEnd.table > 0) continue;
    const list = byRow.get(run.at) ?? [];
    list.push(run);
    byRow.set(run.at, list);
  }
  for (const [row, list] of byRow) {
    const full = list.filter((run) => run.tokens.some(isFull));
    if (full.length > 0 && full.length < list.length) byRow.set(row, full);
  }
  return byRow;
}

/** A label and its numbers on one line: then no neighbour's numbers can have run into it. */
function isOnOneLine(run: RowRun): boolean {
  return (
    run.labelEnd.line > 0 && run.tokens.length > 0 && run.tokens.every((t) => t.line === run.labelEnd.line)
  );
}

/** The next row that the document should print after this one, given which alternative it prints. */
function follows(a: FormRow, b: FormRow, printed: ReadonlySet<FormRow>, labels: LabelIndex): boolean {
  if (a.section !== b.section || b.order <= a.order) return false;
  for (const row of labels.rows) {
    if (row.order <= a.order || row.order >= b.order) continue;
    if (printed.has(row)) return false;
    if (row.row.alternative === undefined) return false;
    const sides = [...printed].map((r) => r.row.alternative?.side);
    if (sides.includes(row.row.alternative.side)) return false;
  }
  return true;
}

/**
 * Rows of flattened text before which or after which a label is missing or out of order, so that numbers of another
 * row may have run into them.
 */
function besideGaps(rows: readonly RowRun[], printed: ReadonlySet<FormRow>, labels: LabelIndex): Set<RowRun> {
  const unsure = new Set<RowRun>();
  rows.forEach((run, i) => {
    if (run.labelEnd.table > 0 || isOnOneLine(run)) return;
    const next = rows[i + 1];
    const isEndOfSection =
      next?.at.section !== run.at.section &&
      labels.rows.every((r) => r.section !== run.at.section || r.order <= run.at.order);
    if (isEndOfSection) return;
    if (next === undefined || !follows(run.at, next.at, printed, labels)) unsure.add(run);
  });
  return unsure;
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

/** Whether the head over a row names the columns that stand side by side in the form's order. */
function isHeadInOrder({ head, at: { block } }: RowRun): boolean {
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

/**
 * Text that keeps the look of a page: numbers stand in columns set apart by spaces, and a label may be wrapped above
 * and below them. There only numbers on the label's own line are surely its.
 */
function looksLikePage(rows: readonly RowRun[]): boolean {
  const spaced = rows.filter((run) => run.tokens.some((t) => t.isSpaced)).length;
  return spaced >= 3;
}

const isWholeOnLine = (run: RowRun): boolean =>
  isOnOneLine(run) && run.tokens.every((t) => t.kind === 'value');

/** Rows of page-like text whose numbers may be a neighbour's. */
function offTheirLines(rows: readonly RowRun[], unknown: readonly UnknownRun[]): Set<RowRun> {
  if (!looksLikePage(rows)) return new Set();
  const off = new Set(
    rows.filter((run) => run.labelEnd.table === 0 && run.tokens.length > 0 && !isWholeOnLine(run)),
  );
  // Where some numbers stand beside their label's line, a row without numbers may have lost them to another.
  const sections = new Set([...off].map((run) => run.at.section.id));
  for (const { section, label, tokens } of unknown) {
    if (section !== null && (tokens.length > 0 || /\d/.test(label))) sections.add(section);
  }
  for (const run of rows) {
    if (run.tokens.length === 0 && run.labelEnd.table === 0 && sections.has(run.at.section.id)) off.add(run);
  }
  return off;
}

/**
 * Words between numbers in text that has one cell a line may be a label that was not recognised, unless pipes show
 * every cell.
 */
function hasWordAmongMany(run: RowRun, places: number, fillers: Fillers): boolean {
  if (fillers.keepsBlanks && run.tokens.every((t) => t.isPiped)) return false;
  return (
    places > 1 && run.labelEnd.table === 0 && !isOnOneLine(run) && run.tokens.some((t) => t.kind === 'word')
  );
}

function signature(count: Count): string {
  return count.kind === 'blank' ? '' : count.tokens.map((t) => t.text).join('\u0000');
}

export function answerBySequence(tokens: readonly Token[], form: Form, labels: LabelIndex): BySequence {
  const read = readSequence(tokens, labels);
  const sections = new Map<SectionId, 'table' | 'text'>();
  const { adopted, left } = adopt(read.unknown, read.rows, labels);
  const rows = withoutGroupLabels(read.rows);
  const all = [...rows, ...adopted];
  const byRow = runsOfRows(all, sections);
  const printedRows = new Set(byRow.keys());
  const used = [...byRow.values()].flat();
  const measured = used.map((run) => ({ run, places: run.at.codes.length }));
  const strides = stridesOf(measured);
  const fillers = learnFillers(measured.filter(({ run }) => strides.get(run) !== 'odd'));
  const inOrder = used.filter((run) => run.labelEnd.table === 0);
  const gaps = besideGaps(
    inOrder.sort((a, b) => a.labelEnd.line - b.labelEnd.line || a.from - b.from),
    printedRows,
    labels,
  );

  for (const run of offTheirLines(used, left)) gaps.add(run);
  for (const run of used) if (!isHeadInOrder(run)) gaps.add(run);
  for (const run of outOfStep(inOrder, read.orphaned)) gaps.add(run);

  const answers = new Map<string, Answer>();
  const lost: LostGroup[] = [];
  const put = (
    codes: readonly string[],
    counts: readonly Count[],
    near: Token,
    exponent: number | null,
  ): void => {
    const [first] = counts;
    if (first === undefined) return;
    const differ = counts.length > 1 && counts.some((c) => signature(c) !== signature(first));
    codes.forEach((code, k) => {
      if (differ || first.kind === 'open' || first.kind === 'surplus' || first.kind === 'lost') {
        const reason = differ ? 'copies_differ' : first.kind === 'surplus' ? 'surplus_cells' : 'lost_cells';
        const token = first.kind === 'blank' ? null : (first.tokens[0] ?? null);
        answers.set(code, { kind: 'unsure', reason, near, token });
        return;
      }
      const token = first.kind === 'exact' ? first.tokens[k] : undefined;
      answers.set(
        code,
        token === undefined ? { kind: 'blank', near } : { kind: 'token', token, headExponent: exponent },
      );
    });
    if (!differ && first.kind === 'lost') lost.push({ codes, tokens: first.tokens });
  };

  for (const runs of byRow.values()) {
    const first = runs[0];
    if (first === undefined) continue;
    const { codes } = first.at;
    const places = codes.length;
    const counts = runs.map((run) =>
      countRow(run.tokens, places, depthOf(run), fillers, strides.get(run) ?? null),
    );
    if (runs.some((run) => gaps.has(run) || hasWordAmongMany(run, places, fillers))) {
      for (const code of codes) {
        answers.set(code, {
          kind: 'unsure',
          reason: 'order',
          near: first.labelEnd,
          token: first.tokens[0] ?? null,
        });
      }
    } else put(codes, counts, first.labelEnd, first.headExponent);
  }
  for (const section of form.sections) {
    if (section.shape === 'strip') {
      addStrips(section.id, read, form, fillers, sections, put);
      if (!sections.has(section.id)) addStripLine(section.id, tokens, form, labels, sections, put);
    }
    if ((section.shape === 'matrix' || section.shape === 'list') && sections.get(section.id) !== 'table') {
      addNumberLines(section.id, tokens, form, labels, answers, lost, sections, printedRows, put);
    }
  }
  return { answers, lost, unknown: left, adopted, printedRows, sections, headings: read.headings };
}

type Put = (codes: readonly string[], counts: readonly Count[], near: Token, exponent: number | null) => void;

function addStrips(
  id: SectionId,
  read: Sequence,
  form: Form,
  fillers: Fillers,
  sections: Map<SectionId, 'table' | 'text'>,
  put: Put,
): void {
  const section = form.sections.find((s) => s.id === id);
  if (section === undefined) return;
  let strips = read.strips.filter((s) => s.section === id);
  const inTables = strips.filter((s) => (s.tokens[0]?.table ?? 0) > 0);
  if (inTables.length > 0) strips = inTables;
  const placed = placeStrips(section, strips, fillers);
  const byCodes = new Map<string, { codes: readonly string[]; counts: Count[]; near: Token }>();
  for (const strip of placed) {
    const near = strip.tokens[0];
    if (near === undefined) continue;
    const key = strip.codes.join();
    const entry = byCodes.get(key) ?? { codes: strip.codes, counts: [], near };
    entry.counts.push(strip.count);
    byCodes.set(key, entry);
    sections.set(id, near.table > 0 ? 'table' : 'text');
  }
  for (const { codes, counts, near } of byCodes.values()) put(codes, counts, near, null);
}

/** A strip whose head's labels are cut over lines: its one line of numbers, where every label's characters are there. */
function addStripLine(
  id: SectionId,
  tokens: readonly Token[],
  form: Form,
  labels: LabelIndex,
  sections: Map<SectionId, 'table' | 'text'>,
  put: Put,
): void {
  const section = form.sections.find((s) => s.id === id);
  const zone = zoneOf(tokens, id, labels);
  if (section === undefined || zone === null || zone.some((t) => t.table > 0)) return;
  const line = readStripLine(zone, section);
  const near = line?.tokens[0];
  if (line === null || near === undefined) return;
  sections.set(id, 'text');
  put(line.codes, [{ kind: 'exact', tokens: line.tokens }], near, null);
}

/** Where label by label did not read a matrix of text wholly, its number lines may. */
function addNumberLines(
  id: SectionId,
  tokens: readonly Token[],
  form: Form,
  labels: LabelIndex,
  answers: Map<string, Answer>,
  lost: LostGroup[],
  sections: Map<SectionId, 'table' | 'text'>,
  printedRows: Set<FormRow>,
  put: Put,
): void {
  const section = form.sections.find((s) => s.id === id);
  if (section === undefined) return;
  const isWhole = form.fields
    .filter((f) => f.section === id && f.alternative === null)
    .every((f) => {
      const kind = answers.get(f.code)?.kind;
      return kind === 'token' || kind === 'blank';
    });
  if (isWhole) return;
  const zone = zoneOf(tokens, id, labels);
  if (zone === null) return;
  const lines = readNumberLines(zone, section, labels);
  if (lines === null) return;
  sections.set(id, 'text');
  for (let i = lost.length - 1; i >= 0; i--) {
    if (lost[i]?.codes.some((code) => form.byCode.get(code)?.section === id) === true) lost.splice(i, 1);
  }
  for (const field of form.fields) if (field.section === id) answers.delete(field.code);
  for (const row of [...printedRows]) if (row.section === section) printedRows.delete(row);
  for (const line of lines) {
    printedRows.add(line.at);
    const near = line.tokens[0];
    if (near === undefined) continue;
    const rowCodes = line.at.codes;
    const kind = line.tokens.length === rowCodes.length ? 'exact' : 'lost';
    put(rowCodes, [{ kind, tokens: line.tokens }], near, null);
  }
}

/** The tokens from the last heading of a section that numbers follow, to the heading of the next. */
function zoneOf(tokens: readonly Token[], id: SectionId, labels: LabelIndex): Token[] | null {
  let from = -1;
  tokens.forEach((token, i) => {
    if (
      token.kind === 'word' &&
      labels.meaningsOf(token.text).some((m) => m.kind === 'heading' && m.section === id)
    ) {
      from = i;
    }
  });
  if (from < 0) return null;
  let to = tokens.length;
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word') continue;
    const ends = labels
      .meaningsOf(token.text)
      .some((m) => m.kind === 'prose' || (m.kind === 'heading' && m.section !== id));
    if (ends) {
      to = i;
      break;
    }
  }
  return tokens.slice(from + 1, to);
}
