/**
 * Figures on two lines of a narrow cell: one number that was wrapped, or two numbers one over the other. The sums they
 * stand in can tell; and where lines are as full as only a program leaves them that wraps a number for want of room, so can
 * they, unless the sums speak against it.
 */
import type { TableCell } from '../documents/index.ts';
import { confirmed, contradicted, type CellView, type SeveralReadings } from '../identities/index.ts';
import type { Field, Form } from '../forms/index.ts';
import { expectedOf } from './written-cells.ts';
import { readValue, type Expected } from './value.ts';

/** A cell that holds figures on lines that may be one number. */
export interface WrappedCell {
  readonly field: Field;
  readonly cell: TableCell;
  /** The power of ten of the money unit in the head over it; null where none is printed. */
  readonly headExponent: number | null;
}

/** Lines of one number at most; a column that is narrower holds nothing that anyone reads. */
const mostLines = 6;
/** A column of single figures is so narrow that every number in it fills its line. */
const fewestFigures = 2;

/** What lines of figures make as one number, by code, and what else they may say. */
interface OneNumber {
  readonly text: string;
  readonly place: SeveralReadings;
}

/** The codes whose lines are one number, since no other reading of them adds up; with the text of that number. */
export function joinedByIdentities(
  form: Form,
  view: CellView,
  cells: readonly WrappedCell[],
): ReadonlyMap<string, string> {
  const numbers = numbersOf(cells.filter(({ field }) => field.type === 'count'));
  if (numbers.size === 0) return new Map();
  const sure = confirmed(
    form,
    view,
    [...numbers.values()].map(({ place }) => place),
  );
  return textsOf(numbers, (code) => sure.has(code));
}

/**
 * The codes whose lines are one number, since the cell was bound to wrap it (`TableCell.isWrapped`), and no identity that
 * they break would hold with another reading of them; with the text of that number.
 */
export function joinedByRoom(
  form: Form,
  view: CellView,
  cells: readonly WrappedCell[],
): ReadonlyMap<string, string> {
  const numbers = numbersOf(cells.filter(({ cell }) => cell.isWrapped === true && areLong(cell.lines ?? [])));
  if (numbers.size === 0) return new Map();
  const against = contradicted(
    form,
    view,
    [...numbers.values()].map(({ place }) => place),
  );
  return textsOf(numbers, (code) => !against.has(code));
}

const figures = /[\d\uff10-\uff19,\uff0c.\uff0e]/gu;

/** Whether every line but the last is long enough that its being full says something. */
const areLong = (lines: readonly string[]): boolean =>
  lines.slice(0, -1).every((line) => (line.match(figures)?.length ?? 0) >= fewestFigures);

function textsOf(
  numbers: ReadonlyMap<string, OneNumber>,
  isSure: (code: string) => boolean,
): ReadonlyMap<string, string> {
  return new Map([...numbers].flatMap(([code, { text }]) => (isSure(code) ? [[code, text]] : [])));
}

/** By code; the first cell of each. */
function numbersOf(cells: readonly WrappedCell[]): ReadonlyMap<string, OneNumber> {
  const numbers = new Map<string, OneNumber>();
  for (const { field, cell, headExponent } of cells) {
    const { code } = field;
    const { wrapped, lines } = cell;
    if (wrapped === undefined || lines === undefined || lines.length > mostLines || numbers.has(code))
      continue;
    const expected = expectedOf(field, headExponent);
    const { state, value, number } = readValue(wrapped, expected);
    const likely = value ?? number;
    if (state !== 'reported' || likely === null) continue;
    numbers.set(code, { text: wrapped, place: { code, likely, others: otherReadings(lines, expected) } });
  }
  return numbers;
}

/**
 * What else lines of figures may say: several numbers, each on one line or wrapped over some, any of which may be meant,
 * or all together. Lines that are no numbers by themselves (6,0 over 15) are not several.
 */
function otherReadings(lines: readonly string[], expected: Expected): number[] {
  const valueOf = (from: number, to: number): number | null => {
    const read = readValue(lines.slice(from, to).join(''), expected);
    return read.state === 'reported' ? read.value : null;
  };
  const others = new Set<number>();
  const split = (from: number, numbers: readonly number[]): void => {
    if (from === lines.length) {
      for (const number of numbers) others.add(number);
      others.add(numbers.reduce((sum, number) => sum + number, 0));
      return;
    }
    for (let to = from + 1; to <= lines.length; to += 1) {
      const number = from === 0 && to === lines.length ? null : valueOf(from, to);
      if (number !== null) split(to, [...numbers, number]);
    }
  };
  split(0, []);
  return [...others];
}
