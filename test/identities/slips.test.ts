import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitSlip, evaluate, slips, suspectsInTime, type CellView } from '../../src/identities/index.ts';
import { formById } from '../../src/forms/index.ts';

const form = formById('ogi-2021')!;

function viewOf(values: { readonly [code: string]: number }): CellView {
  return {
    value: (code) => values[code] ?? 0,
    state: (code) => (code.includes('.other.all.') ? 'absent' : 'reported'),
  };
}

function slipsIn(values: { readonly [code: string]: number }) {
  const view = viewOf(values);
  const all = evaluate(form, view);
  const broken = all.find(({ outcome }) => outcome === 'broken');
  return broken === undefined ? [] : slips(form, view, broken, all);
}

/** A section 3 that adds up, with different numbers along two rows. */
const good = {
  'requests.received.natural_person': 7,
  'requests.received.business': 5,
  'requests.received.research': 3,
  'requests.received.total': 15,
  'requests.outcome.granted.natural_person': 7,
  'requests.outcome.granted.business': 5,
  'requests.outcome.granted.research': 3,
  'requests.outcome.granted.total': 15,
  'requests.outcome.total.natural_person': 7,
  'requests.outcome.total.business': 5,
  'requests.outcome.total.research': 3,
  'requests.outcome.total.total': 15,
};

describe('digitSlip', () => {
  it.each([
    [10, 1, 'added'],
    [112, 12, 'added'],
    [1, 10, 'dropped'],
    [21, 12, 'transposed'],
    [17, 11, 'replaced'],
    [7, 1, null],
    [321, 123, null],
    [5, 5, null],
    [1000, 1, null],
    [-3, 3, null],
  ] as const)('%i printed for %i: %s', (printed, meant, kind) => {
    expect(digitSlip(printed, meant)).toBe(kind);
  });

  it('knows every number with one digit more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(5), fc.nat(9), (meant, at, digit) => {
        const text = String(meant);
        const printed = Number(text.slice(0, at) + String(digit) + text.slice(at));
        fc.pre(String(printed).length === text.length + 1);
        expect(digitSlip(printed, meant)).toBe('added');
        expect(digitSlip(meant, printed)).toBe('dropped');
      }),
    );
  });
});

describe('slips', () => {
  it('recognises two cells swapped', () => {
    const swapped = {
      ...good,
      'requests.outcome.granted.natural_person': 3,
      'requests.outcome.granted.research': 7,
    };
    expect(slipsIn(swapped)).toContainEqual({
      kind: 'swapped',
      codes: ['requests.outcome.granted.natural_person', 'requests.outcome.granted.research'],
      would_be: [7, 3],
    });
  });

  it('recognises a row shifted to the right, which no three cells would mend', () => {
    const shifted = {
      ...good,
      'requests.outcome.granted.natural_person': 0,
      'requests.outcome.granted.business': 7,
      'requests.outcome.granted.research': 5,
      'requests.outcome.granted.public_interest': 3,
    };
    expect(slipsIn(shifted)).toEqual([
      {
        kind: 'shifted_row',
        codes: ['natural_person', 'business', 'research', 'public_interest'].map(
          (column) => `requests.outcome.granted.${column}`,
        ),
        would_be: [7, 5, 3, 0],
      },
    ]);
  });

  it('recognises a column shifted down', () => {
    const shifted = {
      ...good,
      'requests.outcome.granted.natural_person': 0,
      'requests.outcome.partial.natural_person': 7,
    };
    // One number alone is two cells swapped.
    expect(slipsIn(shifted).map(({ kind }) => kind)).toEqual(['swapped']);
  });

  it('names none where nothing is broken, or where a number is wrong for another reason', () => {
    expect(slipsIn(good)).toEqual([]);
    expect(slipsIn({ ...good, 'requests.received.total': 18 })).toEqual([]);
  });
});

describe('suspectsInTime', () => {
  it('asks nothing where the other year agrees', () => {
    const ties = [{ code: 'requests.carried_in.total', mustBe: 0 }];
    expect(suspectsInTime(form, viewOf(good), ties)).toEqual({ sets: [], truncated: false });
  });

  it('names the cell that the report itself and the other year speak against', () => {
    const values = {
      ...good,
      'requests.carried_in.business': 4,
      'requests.carried_in.total': 2,
      'requests.outcome.granted.business': 7,
      'requests.outcome.granted.total': 17,
      'requests.outcome.total.business': 7,
      'requests.outcome.total.total': 17,
    };
    const ties = [
      { code: 'requests.carried_in.business', mustBe: 2 },
      { code: 'requests.carried_in.total', mustBe: 2 },
    ];
    expect(suspectsInTime(form, viewOf(values), ties).sets).toEqual([
      { codes: ['requests.carried_in.business'], would_be: [2] },
    ]);
  });
});
