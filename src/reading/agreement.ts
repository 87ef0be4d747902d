/** Both readings side by side: a number is certain where they name the same cell, or where one reading may decide. */
import type { Document } from '../documents/index.ts';
import type { Field, Form, SectionId } from '../forms/index.ts';
import type { Cell } from '../record/index.ts';
import { AgreedCells, bothReadings, oneReading } from './agreed-cells.ts';
import type { Answer } from './answers.ts';
import type { BySequence } from './by-sequence.ts';
import type { GridPlace } from './grid-rows.ts';
import type { GridReading } from './grid.ts';
import { placeLostCells } from './lost-cells.ts';
import type { ReadingNotes } from './reading.ts';
import { settleRecognised } from './recognised.ts';
import { joinedByIdentities, joinedByRoom } from './wrapped.ts';
import type { WriteStep } from './written-cells.ts';

export interface Agreed {
  readonly values: { readonly [code: string]: number | null };
  readonly cells: { [code: string]: Cell };
  readonly ambiguous: ReadingNotes['ambiguous'];
  readonly units: ReadingNotes['units'];
  /** What was written, cell by cell, where everything was written from cells of tables; null where anything was not. */
  readonly steps: readonly WriteStep[] | null;
}

const noPlaces: readonly GridPlace[] = [];
const noReading = [] as const;

/** Settles every code of a form by what the two readings say of it. */
class Agreement {
  /** Sections that one reading may decide: lists, one number a row. */
  private readonly lists: ReadonlySet<SectionId>;
  private readonly grid = new Map<string, GridPlace[]>();

  constructor(
    private readonly agreed: AgreedCells,
    private readonly sequence: BySequence,
    grid: GridReading,
  ) {
    this.lists = new Set(agreed.form.sections.filter((s) => s.shape === 'list').map((s) => s.id));
    for (const row of grid.rows) {
      for (const place of row.places) {
        const list = this.grid.get(place.code) ?? [];
        list.push(place);
        this.grid.set(place.code, list);
      }
    }
  }

  settle(field: Field): void {
    const answer = this.sequence.answers.get(field.code);
    if (this.sequence.sections.get(field.section) !== 'table') {
      if (answer !== undefined) this.inText(field, answer);
      return;
    }
    const { agreed } = this;
    const places = this.grid.get(field.code) ?? noPlaces;
    const [first] = places;
    if (answer === undefined) {
      if (first !== undefined) agreed.gridOnly(field, first);
    } else if (answer.kind === 'unsure') {
      agreed.doubt(field, answer.reason, answer.token ?? answer.near, first);
    } else if (answer.kind === 'blank') {
      const full = places.find((place) => agreed.textAt(place) !== '');
      if (full !== undefined) agreed.doubt(field, 'readings_differ', answer.near, full);
      else if (first !== undefined)
        agreed.write(field, agreed.tokenAt(first, answer.near), bothReadings, null);
      // The row is printed, and neither reading finds a number in it: that is said.
      else agreed.blank(field, answer.near);
    } else this.token(field, answer, places);
  }

  /** Flattened text: one reading decides, since every count fits (by-sequence.ts saw to that). */
  private inText(field: Field, answer: Answer): void {
    const { agreed } = this;
    if (answer.kind === 'token') agreed.write(field, answer.token, oneReading, answer.headExponent);
    else if (answer.kind === 'unsure')
      agreed.doubt(field, answer.reason, answer.token ?? answer.near, undefined);
    else agreed.blank(field, answer.near);
  }

  /** In a table, the sequence has a token: the grid must have the same cell, unless it has none and need not. */
  private token(
    field: Field,
    { token, headExponent }: Answer & { readonly kind: 'token' },
    places: readonly GridPlace[],
  ): void {
    const { agreed } = this;
    const [first] = places;
    if (places.some((p) => p.table === token.table && p.cell === token.cell))
      agreed.write(field, token, bothReadings, headExponent);
    else if (this.lists.has(field.section) && first === undefined)
      agreed.write(field, token, oneReading, headExponent);
    else if (token.text === '' && (first === undefined || agreed.textAt(first) === ''))
      agreed.write(field, token, oneReading, null);
    else agreed.doubt(field, 'readings_differ', token, first);
  }
}

/** Figures on two lines of a cell: one number only where the identities, or else the cell's room, leave no other. */
function joinWrapped(agreed: AgreedCells): void {
  const { form, view } = agreed;
  // Writing a cell again adds none.
  const wrapped = [...agreed.wrapped];
  if (wrapped.length === 0) return;
  agreed.isPlain = false;
  const byIdentities = joinedByIdentities(form, view, wrapped);
  for (const cell of wrapped) {
    const text = byIdentities.get(cell.field.code);
    if (text !== undefined) agreed.rewrite(cell, text, cell.readings);
  }
  const left = wrapped.filter(({ field }) => !byIdentities.has(field.code));
  const byRoom = joinedByRoom(form, view, left);
  for (const cell of left) {
    const text = byRoom.get(cell.field.code);
    // Neither reading gives such a number by itself, so nobody is accused on it.
    if (text !== undefined) agreed.rewrite(cell, text, noReading);
  }
}

/** Brings the two readings together (record.md, Readings). */
export function agree(document: Document, form: Form, sequence: BySequence, grid: GridReading): Agreed {
  const agreed = new AgreedCells(document, form);
  const agreement = new Agreement(agreed, sequence, grid);
  for (const field of form.fields) agreement.settle(field);
  placeLostCells(agreed, sequence.lost);
  joinWrapped(agreed);
  if (document.notes.some((note) => note.code === 'engine.missing')) agreed.holdNothingCertain();
  const { values, cells, ambiguous, units, isPlain, steps } = agreed;
  settleRecognised(form, values, cells);
  return { values, cells, ambiguous, units, steps: isPlain && ambiguous.length === 0 ? steps : null };
}
