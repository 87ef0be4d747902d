/** Suspects over a report and its neighbours in time: what other years say of a cell is one more identity. */
import type { Form } from '../forms/index.ts';
import type { Evaluation } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import { suspects, type Suspects } from './suspects.ts';
import { tiedTo } from './tied.ts';
import type { CellView } from './view.ts';

/** What a cell must hold by the report of another year. */
export interface TimeTie {
  readonly code: string;
  readonly mustBe: number;
}

/** A name that is no code of a form: for the other year's number, which is given and can be no suspect. */
const given = (index: number): string => `=${String(index)}`;

/**
 * The fewest cells of this report whose change would satisfy its own identities and what its neighbours say, of the
 * part of the report that hangs together with the ties. Nothing where all of it holds already.
 */
export function suspectsInTime(form: Form, cells: CellView, ties: readonly TimeTie[]): Suspects {
  const known = ties.filter(({ code }) => cells.value(code) !== null);
  const numbers = new Map(known.map(({ mustBe }, index) => [given(index), mustBe]));
  const view: CellView = {
    value: (code) => numbers.get(code) ?? cells.value(code),
    state: (code) => (numbers.has(code) ? 'reported' : cells.state(code)),
  };
  const inTime = known.map(({ code, mustBe }, index): Evaluation => {
    const reported = cells.value(code);
    return {
      identity: {
        rule: 'years',
        key: `years/${code}`,
        reported: [code],
        expected: [given(index)],
        alternatives: [],
        row: null,
        column: null,
        block: null,
        isPrinted: true,
      },
      outcome: reported === mustBe ? 'holds' : 'broken',
      reported,
      expected: mustBe,
      members: [code, given(index)],
      weak: false,
    };
  });
  const all = [...evaluate(form, cells), ...inTime];
  const broken = inTime.find(({ outcome }) => outcome === 'broken') ?? null;
  if (broken === null) return { sets: [], truncated: false };
  const tied = new Set(inTime.filter((e) => e.outcome === 'broken').flatMap((e) => tiedTo(e, all)));
  return suspects(form, view, [...tied]);
}
