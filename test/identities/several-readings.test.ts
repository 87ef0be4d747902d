/** Figures that can be read in several ways: taken only where the sums leave no other reading. */
import { describe, expect, it } from 'vitest';
import { formById } from '../../src/forms/index.ts';
import { confirmed, type CellView, type SeveralReadings } from '../../src/identities/index.ts';

const form = formById('ogi-2021');
if (form === null) throw new Error('the form of 2021 is gone');

/** Zeros but for these; null for a cell that is in question. */
function viewOf(numbers: { readonly [code: string]: number | null }): CellView {
  return {
    value: (code) => (code in numbers ? (numbers[code] ?? null) : 0),
    state: (code) => (numbers[code] === null ? 'unreadable' : 'reported'),
  };
}

/** A place where `upper` stands over `lower`. */
function pair(code: string, upper: number, lower: number): SeveralReadings {
  return { code, likely: Number(`${String(upper)}${String(lower)}`), others: [upper, lower, upper + lower] };
}

const [upheld, other, total] = ['upheld', 'other', 'total'].map((name) => `reconsideration.${name}`) as [
  string,
  string,
  string,
];
const asked = (
  numbers: { readonly [code: string]: number | null },
  ...places: readonly SeveralReadings[]
): string[] => {
  const open = Object.fromEntries(places.map(({ code }) => [code, null]));
  return [...confirmed(form, viewOf({ ...numbers, ...open }), places)].sort();
};

describe('a number in two lines', () => {
  it('is one where its sum holds with no other', () => {
    expect(asked({ [upheld]: 1000, [other]: 12 }, pair(total, 101, 2))).toEqual([total]);
  });

  it('is not told where its sum does not hold', () => {
    expect(asked({ [upheld]: 1000, [other]: 13 }, pair(total, 101, 2))).toEqual([]);
  });

  it('is not told where a sum needs another reading of it', () => {
    expect(asked({ [upheld]: 101 }, pair(total, 101, 2))).toEqual([]);
  });

  it('is not told where another member of the sum is not certain', () => {
    expect(asked({ [upheld]: null, [other]: 12 }, pair(total, 101, 2))).toEqual([]);
  });

  it('is told together with others where only all of them as one number add up', () => {
    expect(asked({ [other]: 34 }, pair(upheld, 10, 12), pair(total, 104, 6))).toEqual([total, upheld].sort());
  });

  it('is not told where the upper ones alone add up as well', () => {
    expect(asked({}, pair(upheld, 998, 7), pair(total, 998, 7))).toEqual([]);
  });

  it('is told there, too, in a document that wraps other numbers beyond doubt', () => {
    const codes = ['direct', 'after_reconsideration'].map((block) => `litigation.${block}.total`);
    const witnesses = codes.map((code) => pair(code, 12, 34));
    const numbers = Object.fromEntries(
      codes.flatMap((code) => [
        [code.replace('total', 'upheld'), 1200],
        [code.replace('total', 'pending'), 34],
      ]),
    );
    const twins = [pair(upheld, 998, 7), pair(total, 998, 7)];
    expect(asked(numbers, ...witnesses, ...twins)).toEqual([...codes, total, upheld].sort());
    // One witness is not enough, and a sum that is broken speaks against it.
    expect(asked(numbers, ...witnesses.slice(1), ...twins)).toEqual(codes.slice(1));
    expect(asked({ ...numbers, [other]: 1 }, ...witnesses, ...twins)).toEqual([...codes].sort());
  });

  it('is not told, and takes no time, where too many sums are possible', () => {
    const many = form.fields
      .filter(({ section, type }) => section === 'requests' && type === 'count')
      .map(({ code }, i) => pair(code, 1000 + 37 * i, 100 + 11 * i));
    expect(asked({}, ...many)).toEqual([]);
  });
});
