/** What a document has besides the form's rows, and which of the form's rows and sections it lacks. */
import type { Document } from '../documents/index.ts';
import { codeOf, type Form, type SectionId } from '../forms/index.ts';
import type { ExtraRow, Place } from '../record/index.ts';
import type { BySequence } from './by-sequence.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import type { ReadingNotes } from './reading.ts';
import type { UnknownRun } from './runs.ts';

/** At most this many rows that are not the form's are kept: a report has a handful, a hostile page a million. */
const mostExtraRows = 500;

/** Whether a row's codes are summed over rows, so that an unknown row beside it may belong to the sum. */
function isAddend(row: FormRow, form: Form): boolean {
  const own = new Set(row.block.columns.map((c) => codeOf(row.row, c)));
  return form.identities.some(
    (identity) =>
      identity.expected.some((code) => own.has(code)) && identity.expected.some((code) => !own.has(code)),
  );
}

const hasNumbers = (run: UnknownRun): boolean => run.tokens.some((t) => /\d/.test(t.text));

export function extraRows(
  unknown: readonly UnknownRun[],
  form: Form,
): { extra: ExtraRow[]; notes: ReadingNotes['unknownRows'] } {
  const rows = unknown
    .filter((run) => run.section !== null && run.after !== null && hasNumbers(run))
    .slice(0, mostExtraRows);
  return {
    extra: rows.map((run) => ({ label: run.label, cells: run.tokens.map((t) => t.text), at: run.at.at })),
    notes: rows.map((run) => ({
      label: run.label,
      section: run.section,
      amongAddends: run.after !== null && isAddend(run.after, form),
    })),
  };
}

/** Every row with numbers of tables that follow no edition, as it stands. */
export function rowsOfForeignTables(document: Document): ExtraRow[] {
  const rows: ExtraRow[] = [];
  for (const table of document.blocks) {
    if (table.kind !== 'table' || table.hidden || table.isLayout) continue;
    for (const line of table.grid) {
      const cells = [...new Set(line)].flatMap((i) => {
        const cell = table.cells[i];
        return cell === undefined ? [] : [cell];
      });
      const label = cells[0];
      if (label === undefined || !cells.slice(1).some((c) => /\d/.test(c.text))) continue;
      rows.push({ label: label.text, cells: cells.slice(1).map((c) => c.text), at: label.place });
      if (rows.length >= mostExtraRows) return rows;
    }
  }
  return rows;
}

/** Groups of rows of which the document prints both the whole and its parts. */
export function bothAlternatives(sequence: BySequence): string[][] {
  const groups = new Map<string, { whole: string[]; parts: string[] }>();
  for (const { row } of sequence.printedRows) {
    if (row.alternative === undefined) continue;
    const group = groups.get(row.alternative.group) ?? { whole: [], parts: [] };
    (row.alternative.side === 'whole' ? group.whole : group.parts).push(row.id);
    groups.set(row.alternative.group, group);
  }
  return [...groups.values()]
    .filter((g) => g.whole.length > 0 && g.parts.length > 0)
    .map((g) => [...g.whole, ...g.parts]);
}

/** Rows of sections that are there which the document does not print. */
export function missingRows(sequence: BySequence, labels: LabelIndex): string[] {
  const sides = new Map<string, Set<string>>();
  for (const { row } of sequence.printedRows) {
    if (row.alternative === undefined) continue;
    const set = sides.get(row.alternative.group) ?? new Set<string>();
    sides.set(row.alternative.group, set.add(row.alternative.side));
  }
  return labels.rows
    .filter((formRow) => {
      const { section, row } = formRow;
      if (!sequence.sections.has(section.id) || sequence.printedRows.has(formRow)) return false;
      if (row.alternative === undefined) return true;
      const printed = sides.get(row.alternative.group);
      // With neither printed, the row that stands for all is the one that is missing.
      return printed === undefined ? row.alternative.side === 'whole' : printed.has(row.alternative.side);
    })
    .map(({ row }) => row.id);
}

export interface MissingSection {
  readonly section: SectionId;
  /** The place of the image that stands instead of the table; null where there is none. */
  readonly image: Place | null;
}

/** Sections without a table, and the image that may be it: one between its heading and the next. */
export function missingSections(
  document: Document,
  form: Form,
  found: BySequence['sections'],
  labels: LabelIndex,
): MissingSection[] {
  const missing = form.sections.filter((s) => !found.has(s.id));
  if (missing.length === 0) return [];
  const images = new Map<SectionId, Place>();
  let current: SectionId | null = null;
  for (const block of document.blocks) {
    if (block.hidden) continue;
    if (block.kind === 'paragraph' && block.text.length < 100) {
      const meanings = block.text === '' ? [] : labels.meaningsOf(block.text);
      const heading = meanings.find((m) => m.kind === 'heading');
      if (heading?.kind === 'heading') current = heading.section;
      else if (meanings.some((m) => m.kind === 'prose')) current = null;
    }
    if (current === null) continue;
    const hasImage = block.kind === 'paragraph' ? block.hasImage : block.cells.some((c) => c.hasImage);
    if (hasImage) images.set(current, block.place);
  }
  return missing.map((s) => ({ section: s.id, image: images.get(s.id) ?? null }));
}
