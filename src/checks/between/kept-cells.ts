/** The numbers of a report, packed: most are zero. A few kilobytes in memory or on disk, whatever the document's size. */
import { formById, type Form } from '../../forms/index.ts';
import { standingOf, viewOf, type CellView, type Standing } from '../../identities/index.ts';
import type { Report, State } from '../../record/index.ts';
import { isCertainCell } from '../certainty.ts';

const standings: readonly Standing[] = ['unusable', 'empty', 'number'];
const numberStanding = 2;
const standingMask = 3;
const certainBit = 4;
const absentBit = 8;

const places = new WeakMap<Form, ReadonlyMap<string, number>>();

function placesOf(form: Form): ReadonlyMap<string, number> {
  let known = places.get(form);
  if (known === undefined) {
    known = new Map(form.fields.map(({ code }, index) => [code, index]));
    places.set(form, known);
  }
  return known;
}

/** The cells of a report as the rules between reports ask for them. */
export class KeptCells implements CellView {
  readonly #form: Form | null;
  /** For every field of the form how it stands. */
  readonly #marks: Uint8Array;
  /** The fields whose number is not zero, and their numbers. */
  readonly #at: Uint16Array;
  readonly #numbers: Float64Array;

  private constructor(form: Form | null, marks: Uint8Array, at: Uint16Array, numbers: Float64Array) {
    this.#form = form;
    this.#marks = marks;
    this.#at = at;
    this.#numbers = numbers;
  }

  /** Of a report; `doubtful` are the codes of which its findings say that they may have been misread. */
  static of(report: Report, doubtful: ReadonlySet<string>): KeptCells {
    const form = formById(report.form);
    const view = viewOf(report);
    const shapes = new Map(form?.sections.map(({ id, shape }) => [id, shape]));
    const marks = new Uint8Array(form?.fields.length ?? 0);
    const at: number[] = [];
    const numbers: number[] = [];
    for (const [index, { code, section }] of (form?.fields ?? []).entries()) {
      const cell = report.cells[code];
      const value = view.value(code);
      const standing = standingOf(view, code);
      const shape = shapes.get(section);
      const isCertain =
        cell !== undefined &&
        shape !== undefined &&
        !doubtful.has(code) &&
        isCertainCell(cell, shape, report.source.media_type);
      marks[index] =
        standings.indexOf(standing) | (isCertain ? certainBit : 0) | (cell === undefined ? absentBit : 0);
      if (standing !== 'number' || value === 0 || value === null) continue;
      at.push(index);
      numbers.push(value);
    }
    return new KeptCells(form, marks, Uint16Array.from(at), Float64Array.from(numbers));
  }

  /** What `pack` gave, of a report of the same form. */
  static unpack(form: Form | null, bytes: Uint8Array): KeptCells {
    const marks = bytes.slice(0, form?.fields.length ?? 0);
    const rest = bytes.slice(marks.length);
    const count = Math.floor(rest.length / 10);
    return new KeptCells(
      form,
      marks,
      new Uint16Array(rest.slice(8 * count).buffer, 0, count),
      new Float64Array(rest.buffer, 0, count),
    );
  }

  /** As bytes, for a file of this machine. */
  pack(): Uint8Array {
    const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array | Float64Array): Uint8Array =>
      new Uint8Array(buffer, byteOffset, byteLength);
    const parts = [this.#marks, bytesOf(this.#numbers), bytesOf(this.#at)];
    return Buffer.concat(parts);
  }

  #index(code: string): number {
    const form = this.#form;
    return form === null ? -1 : (placesOf(form).get(code) ?? -1);
  }

  /** The certain number of a code; null = none. */
  value(code: string): number | null {
    const index = this.#index(code);
    if (((this.#marks[index] ?? 0) & standingMask) !== numberStanding) return null;
    // Fields stand in their order.
    let [from, to] = [0, this.#at.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#at[middle] ?? 0) < index) from = middle + 1;
      else to = middle;
    }
    return this.#at[from] === index ? (this.#numbers[from] ?? null) : 0;
  }

  /** As far as sums need it: `reported`, `blank` for anything empty, `text` for what is no number, `absent`. */
  state(code: string): State {
    const mark = this.#marks[this.#index(code)];
    if (mark === undefined || (mark & absentBit) !== 0) return 'absent';
    const standing = standings[mark & standingMask];
    return standing === 'number' ? 'reported' : standing === 'empty' ? 'blank' : 'text';
  }

  /** Whether what stands in the cell was read with certainty. */
  isCertain(code: string): boolean {
    return ((this.#marks[this.#index(code)] ?? 0) & certainBit) !== 0;
  }
}
