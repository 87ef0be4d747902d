/** The reading by sequence as a whole: what it says of every code, and what it found besides. */
import type { Form, SectionId } from '../forms/index.ts';
import { Answers, type Answer, type LostGroup } from './answers.ts';
import { countRow, depthOf, learnFillers, type Count } from './counting.ts';
import { hasHalfNumber, hasStrayChange, hasWideFigure } from './cut-cells.ts';
import { addNumberLines, addStripLine } from './flattened-lines.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import { adopt } from './near-labels.ts';
import { runsOfRows, sectionsOf, withoutGroupLabels } from './printed-rows.ts';
import { doubtfulRuns, hasWordAmongMany } from './run-doubts.ts';
import type { RowRun, UnknownRun } from './runs.ts';
import { readSequence } from './sequence.ts';
import { stridesOf } from './strides.ts';
import { addStrips } from './strips.ts';
import type { Token } from './tokens.ts';

/** What the reading by sequence found in a document. */
export interface BySequence {
  /** By code; no entry where the sequence has nothing to say. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly lost: readonly LostGroup[];
  /** Labels that are not the form's. */
  readonly unknown: readonly UnknownRun[];
  /** Rows whose labels are only nearly the form's. */
  readonly adopted: readonly RowRun[];
  readonly printedRows: ReadonlySet<FormRow>;
  /** Sections with a table or its flattened text; by whether it stands in a table of the source. */
  readonly sections: ReadonlyMap<SectionId, 'table' | 'text'>;
  /** Whether every label is the form's and stands once: then no answer depends on which figures are printed. */
  readonly isPlain: boolean;
}

/** Reads a document's tokens in an edition. Linear time. */
export function answerBySequence(tokens: readonly Token[], form: Form, labels: LabelIndex): BySequence {
  const read = readSequence(tokens, labels);
  const { adopted, left } = adopt(read.unknown, read.rows, labels);
  const all = [...withoutGroupLabels(read.rows), ...adopted];
  const sections = sectionsOf(all);
  const byRow = runsOfRows(all, sections);
  const used = [...byRow.values()].flat();
  const measured = used.map((run) => ({ run, places: run.at.codes.length }));
  const strides = stridesOf(measured);
  const fillers = learnFillers(measured.filter(({ run }) => strides.get(run) !== 'odd'));
  const doubtful = doubtfulRuns(used, left, read.orphaned, labels);

  const answers = new Answers();
  const counted: { codes: readonly string[]; counts: readonly Count[]; first: RowRun }[] = [];
  for (const [{ codes }, runs] of byRow) {
    const [first] = runs;
    if (first === undefined) continue;
    if (runs.some((run) => doubtful.has(run) || hasWordAmongMany(run, fillers))) {
      answers.doubt(codes, 'order', first.labelEnd, first.tokens[0] ?? null);
      continue;
    }
    const counts = runs.map((run) =>
      countRow(run.tokens, codes.length, depthOf(run), fillers, strides.get(run) ?? null),
    );
    counted.push({ codes, counts, first });
  }
  const losesCells = counted.some(({ counts }) => counts.some(({ kind }) => kind !== 'exact'));
  for (const { codes, counts, first } of counted) {
    const mayBeCut = counts.some(
      (c) =>
        c.kind === 'exact' &&
        (hasHalfNumber(c.tokens) ||
          hasStrayChange(c.tokens, codes, form) ||
          (losesCells && hasWideFigure(c.tokens))),
    );
    if (mayBeCut) answers.doubt(codes, 'order', first.labelEnd, first.tokens[0] ?? null);
    else answers.put(codes, counts, first.labelEnd, first.headExponent);
  }

  const printedRows = new Set(byRow.keys());
  const soFar = { tokens, labels, answers, sections, printedRows };
  for (const section of form.sections) {
    if (section.shape === 'strip') {
      addStrips(section, read.strips, fillers, sections, answers);
      if (!sections.has(section.id)) addStripLine(section, soFar);
    }
    const hasRows = section.shape === 'matrix' || section.shape === 'list';
    if (hasRows && sections.get(section.id) !== 'table') addNumberLines(section, soFar);
  }
  const isPlain = read.unknown.length === 0 && !answers.hasCopies;
  const { byCode, lost } = answers;
  return { answers: byCode, lost, unknown: left, adopted, printedRows, sections, isPlain };
}
