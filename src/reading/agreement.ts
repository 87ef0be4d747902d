/** Both readings side by side: a number is certain where they name the same cell, or where one reading may decide. */
import type { Document, Table, TableCell } from '../documents/index.ts';
import type { Field, Form, SectionId } from '../forms/index.ts';
import { arrange } from '../identities/index.ts';
import type { Cell, Place, State } from '../record/index.ts';
import type { Answer } from './answers.ts';
import type { BySequence } from './by-sequence.ts';
import type { GridPlace } from './grid-rows.ts';
import type { GridReading } from './grid.ts';
import type { AmbiguityReason, ReadingNotes } from './reading.ts';
import { settleRecognised } from './recognised.ts';
import type { Token } from './tokens.ts';
import { readValue } from './value.ts';
import { joinedByIdentities, joinedByRoom, type WrappedCell } from './wrapped.ts';
import { WrittenCells, expectedOf, type WriteStep } from './written-cells.ts';

export interface Agreed {
  readonly values: { readonly [code: string]: number | null };
  readonly cells: { [code: string]: Cell };
  readonly ambiguous: ReadingNotes['ambiguous'];
  readonly units: ReadingNotes['units'];
  /** What was written, cell by cell, where everything was written from cells of tables; null where anything was not. */
  readonly steps: readonly WriteStep[] | null;
}

const noPlaces: readonly GridPlace[] = [];
const bothReadings = ['grid', 'sequence'] as const;
const oneReading = ['sequence'] as const;
const noReading = [] as const;

/** What a picture does not show is not to be read, wherever it belongs; anything else has an uncertain place. */
const doubtful = (cell: TableCell | undefined, read: State): State =>
  cell !== undefined && cell.confidence < 1 && read === 'unreadable' ? 'unreadable' : 'ambiguous';

/** An empty place right after a token of text; a token in a table stands for itself. */
function after(token: Token): Place {
  const { at } = token;
  return 'line' in at ? { line: at.line, from: at.to + 1, to: at.to } : at;
}

class Agreement {
  readonly values: { [code: string]: number | null };
  readonly cells: { [code: string]: Cell };
  readonly ambiguous = new Map<AmbiguityReason, string[]>();
  private readonly written: WrittenCells;
  private readonly steps: WriteStep[] = [];
  private readonly wrapped: (WrappedCell & { readonly token: Token; readonly readings: Cell['readings'] })[] =
    [];
  private isPlain = true;
  /** Sections that one reading may decide: lists, one number a row. */
  private readonly lists: ReadonlySet<SectionId>;
  private readonly tables = new Map<number, Table>();
  private readonly grid = new Map<string, GridPlace[]>();
  private readonly isEngineMissing: boolean;

  constructor(
    document: Document,
    private readonly form: Form,
    private readonly sequence: BySequence,
    grid: GridReading,
  ) {
    this.lists = new Set(form.sections.filter((s) => s.shape === 'list').map((s) => s.id));
    for (const block of document.blocks) if (block.kind === 'table') this.tables.set(block.index, block);
    for (const row of grid.rows) {
      for (const place of row.places) {
        const list = this.grid.get(place.code) ?? [];
        list.push(place);
        this.grid.set(place.code, list);
      }
    }
    this.written = new WrittenCells(form);
    this.values = this.written.values;
    this.cells = this.written.cells;
    this.isEngineMissing = document.notes.some((note) => note.code === 'engine.missing');
  }

  run(): Agreed {
    for (const field of this.form.fields) this.settle(field);
    this.decideLost();
    this.joinWrapped();
    if (this.isEngineMissing) this.holdNothingCertain();
    settleRecognised(this.form, this.values, this.cells);
    return {
      values: this.values,
      cells: this.cells,
      ambiguous: [...this.ambiguous].map(([reason, codes]) => ({ codes, reason })),
      units: this.written.units,
      steps: this.isPlain && this.ambiguous.size === 0 ? this.steps : null,
    };
  }

  private settle(field: Field): void {
    const answer = this.sequence.answers.get(field.code);
    const places = this.grid.get(field.code) ?? noPlaces;
    if (this.sequence.sections.get(field.section) !== 'table') {
      if (answer !== undefined) this.single(field, answer);
      return;
    }
    if (answer === undefined) {
      const only = places[0];
      if (only !== undefined) this.gridOnly(field, only);
      return;
    }
    if (answer.kind === 'unsure') {
      const only = places[0];
      this.doubt(field, answer.reason, answer.token ?? answer.near, only);
      return;
    }
    if (answer.kind === 'blank') {
      const full = places.find((p) => this.cellText(p) !== '');
      if (full !== undefined) this.doubt(field, 'readings_differ', answer.near, full);
      else if (places[0] !== undefined)
        this.write(field, this.gridToken(places[0], answer.near), bothReadings, null);
      return;
    }
    const { token } = answer;
    const agrees = places.some((p) => p.table === token.table && p.cell === token.cell);
    const isList = this.lists.has(field.section) && places.length === 0;
    if (agrees) this.write(field, token, bothReadings, answer.headExponent);
    else if (isList) this.write(field, token, oneReading, answer.headExponent);
    else if (places.length === 0 || token.text === '') {
      const other = places[0];
      if (token.text === '' && (other === undefined || this.cellText(other) === '')) {
        this.write(field, token, oneReading, null);
      } else this.doubt(field, 'readings_differ', token, other);
    } else this.doubt(field, 'readings_differ', token, places[0]);
  }

  /** Flattened text: one reading decides, since every count fits (by-sequence.ts saw to that). */
  private single(field: Field, answer: Answer): void {
    if (answer.kind === 'token') this.write(field, answer.token, oneReading, answer.headExponent);
    else if (answer.kind === 'unsure')
      this.doubt(field, answer.reason, answer.token ?? answer.near, undefined);
    else {
      this.isPlain = false;
      this.cells[field.code] = {
        raw: '',
        state: 'blank',
        number: null,
        readings: oneReading,
        confidence: 1,
        at: after(answer.near),
      };
    }
  }

  private cellText(place: GridPlace): string {
    return this.tables.get(place.table)?.cells[place.cell]?.text ?? '';
  }

  private gridToken(place: GridPlace, near: Token): Token {
    const cell = this.tables.get(place.table)?.cells[place.cell];
    if (cell === undefined) return near;
    const { table, cell: index } = place;
    return { ...near, text: cell.text, at: cell.place, hasImage: cell.hasImage, table, cell: index };
  }

  private gridOnly(field: Field, place: GridPlace): void {
    const cell = this.tables.get(place.table)?.cells[place.cell];
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

  private doubt(field: Field, reason: AmbiguityReason, token: Token, place: GridPlace | undefined): void {
    const cell = place === undefined ? undefined : this.tables.get(place.table)?.cells[place.cell];
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

  private note(reason: AmbiguityReason, code: string): void {
    const list = this.ambiguous.get(reason) ?? [];
    list.push(code);
    this.ambiguous.set(reason, list);
  }

  private write(field: Field, token: Token, readings: Cell['readings'], headExponent: number | null): void {
    const { table, cell } = token;
    if (cell >= 0) this.steps.push({ field, table, cell, readings, headExponent });
    else this.isPlain = false;
    const there = this.tables.get(table)?.cells[cell];
    if (there?.doubt !== undefined) this.note(there.doubt, field.code);
    if (there?.wrapped !== undefined)
      this.wrapped.push({ field, cell: there, headExponent, token, readings });
    const { text, hasImage, at } = token;
    const printed = { text, hasImage, doubt: there?.doubt };
    this.written.write(field, printed, at, there?.confidence ?? 1, readings, headExponent);
  }

  /** Figures on two lines of a cell: one number only where the identities, or else the cell's room, leave no other. */
  private joinWrapped(): void {
    if (this.wrapped.length === 0) return;
    this.isPlain = false;
    const view = {
      value: (code: string) => this.values[code] ?? null,
      state: (code: string): State => this.cells[code]?.state ?? 'absent',
    };
    const byIdentities = joinedByIdentities(this.form, view, this.wrapped);
    this.writeJoined(byIdentities, null);
    const left = this.wrapped.filter(({ field }) => !byIdentities.has(field.code));
    // Neither reading gives such a number by itself, so nobody is accused on it.
    this.writeJoined(joinedByRoom(this.form, view, left), noReading);
  }

  private writeJoined(texts: ReadonlyMap<string, string>, by: Cell['readings'] | null): void {
    for (const { field, cell, headExponent, token, readings } of this.wrapped) {
      const text = texts.get(field.code);
      if (text === undefined) continue;
      const printed = { text, hasImage: token.hasImage, doubt: cell.doubt };
      this.written.write(field, printed, token.at, cell.confidence, by ?? readings, headExponent);
    }
  }

  /** Text whose tables were lost on the way: what stands where is a guess, blanks included. The figures are kept. */
  private holdNothingCertain(): void {
    this.ambiguous.clear();
    for (const [code, cell] of Object.entries(this.cells)) {
      this.values[code] = null;
      this.cells[code] = { ...cell, state: 'ambiguous' };
      this.note('engine_missing', code);
    }
  }

  /** Lost cells: only the arrangement that alone fits every identity is taken. */
  private decideLost(): void {
    const groups = this.sequence.lost.flatMap((group) => {
      // A row of a table that lacks cells is disputed by the grid, not lost.
      if (group.tokens.some((token) => token.table > 0)) return [];
      const numbers: number[] = [];
      for (const [k, token] of group.tokens.entries()) {
        const field = this.form.byCode.get(group.codes[k] ?? '');
        if (field?.type !== 'count') return [];
        const read = readValue(token.text, expectedOf(field, null));
        if (read.state === 'dash') numbers.push(0);
        else if (read.value !== null) numbers.push(read.value);
        else return [];
      }
      return [{ codes: [...group.codes], numbers, tokens: group.tokens }];
    });
    if (groups.length === 0) return;
    const lostCodes = new Set(groups.flatMap((g) => g.codes));
    const view = {
      value: (code: string) => this.values[code] ?? null,
      state: (code: string): State => this.cells[code]?.state ?? 'absent',
    };
    const decided = arrange(
      this.form,
      view,
      groups.map(({ codes, numbers }) => ({ codes, numbers })),
    );
    groups.forEach((group, g) => {
      const placed = decided[g];
      if (placed === undefined || placed === null) return;
      let k = 0;
      group.codes.forEach((code, c) => {
        const field = this.form.byCode.get(code);
        if (field === undefined) return;
        const token = (placed[c] ?? null) === null ? undefined : group.tokens[k++];
        const near = group.tokens[Math.max(0, k - 1)] ?? group.tokens[0];
        lostCodes.delete(code);
        if (token !== undefined) this.write(field, token, oneReading, null);
        else if (near !== undefined) this.single(field, { kind: 'blank', near });
      });
    });
    for (const [reason, codes] of this.ambiguous) {
      const left = codes.filter((code) => this.cells[code]?.state === 'ambiguous');
      if (left.length > 0) this.ambiguous.set(reason, left);
      else this.ambiguous.delete(reason);
    }
  }
}

/** Brings the two readings together (record.md, Readings). */
export function agree(document: Document, form: Form, sequence: BySequence, grid: GridReading): Agreed {
  return new Agreement(document, form, sequence, grid).run();
}
