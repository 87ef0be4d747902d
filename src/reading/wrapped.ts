/**
 * Figures on two lines of a narrow cell: one number that was wrapped, or two numbers one over the other. Their places
 * cannot tell; the sums they stand in can.
 */
import type { TableCell } from '../documents/index.ts';
import { confirmed, type CellView, type SeveralReadings } from '../identities/index.ts';
import type { Field, Form } from '../forms/index.ts';
import { expectedOf } from './written-cells.ts';
import { readValue, type Expected } from './value.ts';

/** A cell that holds figures on lines that may be one number. */
export interface WrappedCell {
  readonly field: Field;
  readonly cell: TableCell;
}

/** Lines of one number at most; a column that is narrower holds nothing that anyone reads. */
const mostLines = 6;

/** The codes whose lines are one number, since no other reading of them adds up; with the text of that number. */
export function joinedByIdentities(
  form: Form,
  view: CellView,
  cells: readonly WrappedCell[],
): ReadonlyMap<string, string> {
  const places: SeveralReadings[] = [];
  const texts = new Map<string, string>();
  for (const { field, cell } of cells) {
    const { wrapped, lines } = cell;
    if (wrapped === undefined || lines === undefined || lines.length > mostLines || texts.has(field.code))
      continue;
    const expected = expectedOf(field, null);
    const read = readValue(wrapped, expected);
    if (field.type !== 'count' || read.state !== 'reported' || read.value === null) continue;
    places.push({ code: field.code, likely: read.value, others: otherReadings(lines, expected) });
    texts.set(field.code, wrapped);
  }
  if (places.length === 0) return new Map();
  const sure = confirmed(form, view, places);
  return new Map([...texts].filter(([code]) => sure.has(code)));
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
