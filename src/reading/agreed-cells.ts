/** The cells of a report as they are written, code by code, and what about each is in doubt. */
import type { Document, Table, TableCell } from '../documents/index.ts';
import type { Field, Form } from '../forms/index.ts';
import type { CellView } from '../identities/index.ts';
import type { Cell, Place, State } from '../record/index.ts';
import type { GridPlace } from './grid-rows.ts';
import type { AmbiguityReason, ReadingNotes } from './reading.ts';
import type { Token } from './tokens.ts';
import { readValue } from './value.ts';
import type { WrappedCell } from './wrapped.ts';
import { WrittenCells, expectedOf, type WriteStep } from './written-cells.ts';

export const bothReadings = ['grid', 'sequence'] as const;
export const oneReading = ['sequence'] as const;

/** A cell whose lines may be one number, as it was written: as what its text says without that. */
export interface WrittenWrapped extends WrappedCell {
  readonly token: Token;
  readonly readings: Cell['readings'];
}

/** What a picture does not show is not to be read, wherever it belongs; anything else has an uncertain place. */
const doubtful = (cell: TableCell | undefined, read: State): State =>
  cell !== undefined && cell.confidence < 1 && read === 'unreadable' ? 'unreadable' : 'ambiguous';

/** An empty place right after a token of text; a token in a table stands for itself. */
function after(token: Token): Place {
  const { at } = token;
  return 'line' in at ? { line: at.line, from: at.to + 1, to: at.to } : at;
}

/** The values and cells of a report while they are written. */
export class AgreedCells {
  readonly values: WrittenCells['values'];
  readonly cells: WrittenCells['cells'];
  /** Cells whose figures stand on several lines, with how each was written. */
  readonly wrapped: WrittenWrapped[] = [];
  /** Whether every cell so far was written from a cell of a table, as it stands there. */
  isPlain = true;
  /** What was written from cells of tables. */
  readonly steps: WriteStep[] = [];
  private readonly written: WrittenCells;
  private readonly reasons = new Map<AmbiguityReason, string[]>();
  private readonly tables = new Map<number, Table>();

  constructor(
    document: Document,
    readonly form: Form,
  ) {
    for (const block of document.blocks) if (block.kind === 'table') this.tables.set(block.index, block);
    this.written = new WrittenCells(form);
    this.values = this.written.values;
    this.cells = this.written.cells;
  }

  /** What is written so far, as the identities look at it. */
  get view(): CellView {
    return {
      value: (code) => this.values[code] ?? null,
      state: (code) => this.cells[code]?.state ?? 'absent',
    };
  }

  get units(): ReadingNotes['units'] {
    return this.written.units;
  }

  get ambiguous(): ReadingNotes['ambiguous'] {
    return [...this.reasons].map(([reason, codes]) => ({ codes, reason }));
  }

  /** The text at a place of the grid; empty where there is no such cell. */
  textAt(place: GridPlace): string {
    return this.cellAt(place)?.text ?? '';
  }

  /** The cell at a place of the grid as a token; `near` itself where there is no such cell. */
  tokenAt(place: GridPlace, near: Token): Token {
    const cell = this.cellAt(place);
    if (cell === undefined) return near;
    const { table, cell: index } = place;
    return { ...near, text: cell.text, at: cell.place, hasImage: cell.hasImage, table, cell: index };
  }

  /** Writes what a token says. */
  write(field: Field, token: Token, readings: Cell['readings'], headExponent: number | null): void {
    const { table, cell } = token;
    if (cell >= 0) this.steps.push({ field, table, cell, readings, headExponent });
    else this.isPlain = false;
    const there = this.cellAt(token);
    if (there?.doubt !== undefined) this.note(there.doubt, field.code);
    if (there?.wrapped !== undefined)
      this.wrapped.push({ field, cell: there, headExponent, token, readings });
    const { text, hasImage, at } = token;
    const printed = { text, hasImage, doubt: there?.doubt };
    this.written.write(field, printed, at, there?.confidence ?? 1, readings, headExponent);
  }

  /** Writes a cell once more: its lines are one number after all. */
  rewrite(
    { field, cell, headExponent, token }: WrittenWrapped,
    text: string,
    readings: Cell['readings'],
  ): void {
    const printed = { text, hasImage: token.hasImage, doubt: cell.doubt };
    this.written.write(field, printed, token.at, cell.confidence, readings, headExponent);
  }

  /** Nothing stands at a code in text; `near` is the token that it would follow. */
  blank(field: Field, near: Token): void {
    this.isPlain = false;
    this.cells[field.code] = {
      raw: '',
      state: 'blank',
      number: null,
      readings: oneReading,
      confidence: 1,
      at: after(near),
    };
  }

  /** What the grid alone shows: an empty cell is one; what a full one holds is not certain. */
  gridOnly(field: Field, place: GridPlace): void {
    const cell = this.cellAt(place);
    if (cell === undefined) return;
    const read = readValue(cell.text, expectedOf(field, null));
    const isSure = read.state === 'blank' && !cell.hasImage && cell.doubt === undefined;
    this.isPlain = false;
    this.cells[field.code] = {
      raw: cell.text,
      state: isSure ? 'blank' : cell.hasImage && cell.text === '' ? 'unreadable' : doubtful(cell, read.state),
      number: read.number,
      readings: ['grid'],
      confidence: cell.confidence,
      at: cell.place,
    };
    if (!isSure && !cell.hasImage) this.note('readings_differ', field.code);
  }

  /** Leaves a code without a value: what stands at its place in the grid, or else the token, is not certain. */
  doubt(field: Field, reason: AmbiguityReason, token: Token, place: GridPlace | undefined): void {
    const cell = place === undefined ? undefined : this.cellAt(place);
    const raw = cell?.text ?? token.text;
    const read = readValue(raw, expectedOf(field, null));
    this.isPlain = false;
    this.cells[field.code] = {
      raw,
      state: doubtful(cell, read.state),
      number: read.number,
      readings: cell === undefined ? oneReading : ['grid'],
      confidence: cell?.confidence ?? 1,
      at: cell?.place ?? token.at,
    };
    this.note(reason, field.code);
  }

  /** Takes back the doubts of codes that were settled since. */
  forgetSettledDoubts(): void {
    for (const [reason, codes] of this.reasons) {
      const left = codes.filter((code) => this.cells[code]?.state === 'ambiguous');
      if (left.length > 0) this.reasons.set(reason, left);
      else this.reasons.delete(reason);
    }
  }

  /** Text whose tables were lost on the way: what stands where is a guess, blanks included. The figures are kept. */
  holdNothingCertain(): void {
    this.reasons.clear();
    for (const [code, cell] of Object.entries(this.cells)) {
      this.values[code] = null;
      this.cells[code] = { ...cell, state: 'ambiguous' };
      this.note('engine_missing', code);
    }
  }

  private cellAt({ table, cell }: { readonly table: number; readonly cell: number }): TableCell | undefined {
    return this.tables.get(table)?.cells[cell];
  }

  private note(reason: AmbiguityReason, code: string): void {
    const list = this.reasons.get(reason) ?? [];
    list.push(code);
    this.reasons.set(reason, list);
  }
}
