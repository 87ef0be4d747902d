/** The values and cells of a report as they are written, code by code. */
import type { Table, TableCell } from '../documents/index.ts';
import type { Field, Form } from '../forms/index.ts';
import type { Cell, Place, State } from '../record/index.ts';
import { readValue, type Expected } from './value.ts';

/** That a cell of a table stands at a code. What is printed in it is no part of that. */
export interface WriteStep {
  readonly field: Field;
  /** The table by its index in the document (in a plan: by its place in the skeleton), and the cell by its own in the table. */
  readonly table: number;
  readonly cell: number;
  readonly readings: Cell['readings'];
  /** The power of ten of the money unit in the head over it; null where none is printed. */
  readonly headExponent: number | null;
}

/** What is printed in a place, as far as its state depends on it. */
type Printed = Pick<TableCell, 'text' | 'hasImage'> & { readonly doubt?: TableCell['doubt'] | undefined };

/**
 * An image may hold the number; what the file stores otherwise than it shows it, never calculated, or writes over the page's edge,
 * is no certain one.
 */
function stateOf({ hasImage, doubt }: Printed, read: State): State {
  if (doubt === 'not_calculated' || doubt === 'off_page') return 'unreadable';
  if (doubt !== undefined) return 'ambiguous';
  return read === 'blank' && hasImage ? 'unreadable' : read;
}

const plainCount: Expected = { type: 'count', unit: null, isUnitOnForm: true, headExponent: null };

/** What is expected at a code, under a head with this unit. */
export function expectedOf(field: Field, headExponent: number | null): Expected {
  if (field.type === 'count') return plainCount;
  return { type: field.type, unit: field.unit, isUnitOnForm: field.isUnitOnForm, headExponent };
}

const emptyValues = new WeakMap<Form, Readonly<{ [code: string]: null }>>();

/** Every code of a form with null. */
function emptyOf(form: Form): Readonly<{ [code: string]: null }> {
  let empty = emptyValues.get(form);
  if (empty === undefined) {
    empty = Object.fromEntries(form.fields.map(({ code }) => [code, null]));
    emptyValues.set(form, empty);
  }
  return empty;
}

/** Values and cells of a form; every value is null until it is written. */
export class WrittenCells {
  readonly values: { [code: string]: number | null };
  readonly cells: { [code: string]: Cell } = {};
  /** Whether any cell that was written is an image or damaged. */
  hasUnreadable = false;
  readonly units: { code: string; word: string | null }[] = [];

  constructor(form: Form) {
    this.values = { ...emptyOf(form) };
  }

  /** Writes what is printed at a code. */
  write(
    field: Field,
    printed: Printed,
    at: Place,
    confidence: number,
    readings: Cell['readings'],
    headExponent: number | null,
  ): void {
    const read = readValue(printed.text, expectedOf(field, headExponent));
    const state = stateOf(printed, read.state);
    if (state === 'reported') this.values[field.code] = read.value;
    else if (state === 'unreadable') this.hasUnreadable = true;
    this.cells[field.code] = {
      raw: printed.text,
      state,
      number: read.number,
      readings,
      confidence,
      at,
    };
    if (read.unit !== null) this.units.push({ code: field.code, word: read.unitWord });
  }

  /** Writes what stands in the cells that the steps name; their `table` is an index of `tables`. */
  follow(steps: readonly WriteStep[], tables: readonly Table[]): void {
    for (const { field, table, cell, readings, headExponent } of steps) {
      const there = tables[table]?.cells[cell];
      if (there === undefined) throw new Error(`${field.code}: the table has no such cell`);
      this.write(field, there, there.place, there.confidence, readings, headExponent);
    }
  }
}
