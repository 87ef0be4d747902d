/** The tables of a document in an edition: both readings, and what the document has and lacks. */
import type { Document } from '../documents/index.ts';
import type { Form, SectionId } from '../forms/index.ts';
import type { Cell } from '../record/index.ts';
import { agree, type Agreed } from './agreement.ts';
import { answerBySequence } from './by-sequence.ts';
import { readGrid } from './grid.ts';
import { labelsOf } from './labels.ts';
import type { Reading, ReadingNotes } from './reading.ts';
import { bothAlternatives, extraRows, missingRows, missingSections } from './rows.ts';
import type { Token } from './tokens.ts';

export interface Tables {
  readonly agreed: Agreed;
  readonly notes: Partial<ReadingNotes>;
  readonly extra: Reading['extra'];
  readonly found: ReadonlySet<SectionId>;
  /** Whether nothing but the values and cells depends on which figures are printed; then `agreed.steps` says all of them. */
  readonly isPlain: boolean;
  /** Whether any cell is an image or damaged. */
  readonly hasUnreadable: boolean;
}

/** Reads the tables of a document in an edition. */
export function readTables(document: Document, tokens: readonly Token[], form: Form): Tables {
  const labels = labelsOf(form);
  const sequence = answerBySequence(tokens, form, labels);
  const tables = document.blocks.flatMap((b) => (b.kind === 'table' && !b.hidden && !b.isLayout ? [b] : []));
  const grid = readGrid(tables, labels, sequence.adopted);
  const sections = new Map(sequence.sections);
  // What only the grid reads is there, though not certain.
  for (const row of grid.rows) if (row.places.length > 0) sections.set(row.section, 'table');
  const agreed = agree(document, form, { ...sequence, sections }, grid);
  const missing = missingSections(document, form, sections, labels);
  const { extra, notes } = extraRows(sequence.unknown, form);
  const hasImages = missing.some(({ image }) => image !== null);
  const cells: { [code: string]: Cell } = hasImages ? { ...agreed.cells } : agreed.cells;
  for (const { section, image } of missing) {
    if (image === null) continue;
    for (const field of form.fields) {
      if (field.section !== section) continue;
      cells[field.code] = {
        raw: '',
        state: 'unreadable',
        number: null,
        readings: [],
        confidence: 1,
        at: image,
      };
    }
  }
  return {
    agreed: { ...agreed, cells },
    extra,
    found: new Set(sections.keys()),
    hasUnreadable: Object.values(cells).some((cell) => cell.state === 'unreadable'),
    isPlain:
      sequence.isPlain &&
      agreed.steps !== null &&
      missing.length === 0 &&
      [...sections.values()].every((kind) => kind === 'table'),
    notes: {
      ambiguous: agreed.ambiguous,
      units: agreed.units,
      missingSections: missing.map(({ section, image }) => ({ section, isImage: image !== null })),
      missingRows: missingRows(sequence, labels),
      unknownRows: notes,
      bothAlternatives: bothAlternatives(sequence),
    },
  };
}
