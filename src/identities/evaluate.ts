/** Which identities of a form hold in a report, which are broken, which cannot be evaluated (forms.md, Identities). */
import type { Form, Identity } from '../forms/index.ts';
import { compareSums, type SumComparison } from './exact-sum.ts';
import { standingOfCell, type CellView, type Standing } from './view.ts';

export interface Evaluation {
  readonly identity: Identity;
  readonly outcome: 'holds' | 'broken' | 'not_evaluated';
  /** The sum of the reported side; null where not evaluated. */
  readonly reported: number | null;
  /** The sum of the expected side; null where not evaluated. */
  readonly expected: number | null;
  /** The codes that count, the reported side first, then in the form's order; an alternative not printed is left out. */
  readonly members: readonly string[];
  /** Broken, and the smaller side has an empty addend, which may be what is missing: then the blame is unsure. */
  readonly weak: boolean;
}

/** An identity by the places of its codes in the form's fields. */
interface Plan {
  readonly identity: Identity;
  readonly reported: readonly number[];
  /** Null where alternatives decide which codes count. */
  readonly expected: readonly number[] | null;
  readonly members: readonly string[];
}

interface FormPlan {
  readonly placeOf: ReadonlyMap<string, number>;
  readonly plans: readonly Plan[];
}

const formPlans = new WeakMap<Form, FormPlan>();

function planOf(form: Form): FormPlan {
  let known = formPlans.get(form);
  if (known === undefined) {
    const placeOf = new Map(form.fields.map(({ code }, place) => [code, place]));
    const plans = form.identities.map((identity) => ({
      identity,
      reported: placesOf(placeOf, identity.reported),
      expected: identity.alternatives.length === 0 ? placesOf(placeOf, identity.expected) : null,
      members: [...identity.reported, ...identity.expected],
    }));
    known = { placeOf, plans };
    formPlans.set(form, known);
  }
  return known;
}

function placesOf(placeOf: ReadonlyMap<string, number>, codes: readonly string[]): number[] {
  return codes.map((code) => {
    const place = placeOf.get(code);
    if (place === undefined) throw new Error(`${code}: an identity speaks of fields of its form`);
    return place;
  });
}

/** What stands in the fields of a form, in their order: a field stands in several identities. */
interface Standings {
  readonly values: readonly (number | null)[];
  readonly standings: readonly Standing[];
}

/** Evaluates every identity of the form, in the form's order. */
export function evaluate(form: Form, cells: CellView): Evaluation[] {
  const { placeOf, plans } = planOf(form);
  const values: (number | null)[] = [];
  const standings: Standing[] = [];
  for (const { code } of form.fields) {
    const value = cells.value(code);
    values.push(value);
    standings.push(standingOfCell(value, cells.state(code)));
  }
  return plans.map((plan) => evaluateIdentity(plan, placeOf, { values, standings }, cells));
}

function evaluateIdentity(
  plan: Plan,
  placeOf: ReadonlyMap<string, number>,
  all: Standings,
  cells: CellView,
): Evaluation {
  const { identity } = plan;
  const expectedCodes = plan.expected === null ? expectedCodesOf(identity, cells) : null;
  const members = expectedCodes === null ? plan.members : [...identity.reported, ...expectedCodes];
  const expectedPlaces = plan.expected ?? placesOf(placeOf, expectedCodes ?? []);
  const reported = sideOf(plan.reported, all);
  const expected = sideOf(expectedPlaces, all);
  const isTotalPrinted = all.standings[plan.reported[0] ?? -1] === 'number';
  if (reported === null || expected === null || !isTotalPrinted || expected.count === 0) {
    return { identity, outcome: 'not_evaluated', reported: null, expected: null, members, weak: false };
  }
  const sums = sumsOf(reported, expected, plan.reported, expectedPlaces, all);
  const smaller = sums.order < 0 ? reported : expected;
  return {
    identity,
    outcome: sums.order === 0 ? 'holds' : 'broken',
    reported: sums.left,
    expected: sums.right,
    members,
    weak: sums.order !== 0 && smaller.hasEmpty,
  };
}

/** The total of an identity: the code that its reported side begins with (the balance has an addend after it). */
export function totalOf(identity: Identity): string {
  const total = identity.reported[0];
  if (total === undefined) throw new Error(`${identity.key}: an identity has a reported side`);
  return total;
}

/** The codes of the expected side that count, in the form's order: of alternatives, the parts where any is printed. */
export function expectedCodesOf(identity: Identity, cells: Pick<CellView, 'state'>): readonly string[] {
  if (identity.alternatives.length === 0) return identity.expected;
  const unused = new Set<string>();
  for (const { whole, parts } of identity.alternatives) {
    if (parts.some((part) => cells.state(part) !== 'absent')) unused.add(whole);
    else for (const part of parts) unused.add(part);
  }
  return identity.expected.filter((code) => !unused.has(code));
}

/** A side of an identity. */
interface Side {
  /** How many of its members are numbers. */
  readonly count: number;
  /** Their sum where plain arithmetic is exact; null where it might round. */
  readonly sum: number | null;
  readonly hasEmpty: boolean;
}

/** A side, added up; null where a member makes the identity unusable. */
function sideOf(places: readonly number[], { values, standings }: Standings): Side | null {
  let count = 0;
  let sum = 0;
  let isExact = true;
  let hasEmpty = false;
  for (const place of places) {
    const standing = standings[place];
    if (standing === 'unusable') return null;
    if (standing === 'empty') hasEmpty = true;
    else {
      const n = values[place] ?? 0;
      count += 1;
      sum += n;
      // A sum of whole numbers that is safe at every step is exact.
      if (!Number.isSafeInteger(n) || !Number.isSafeInteger(sum)) isExact = false;
    }
  }
  return { count, sum: isExact ? sum : null, hasEmpty };
}

/** The sums of both sides, and how they compare. */
function sumsOf(
  reported: Side,
  expected: Side,
  reportedPlaces: readonly number[],
  expectedPlaces: readonly number[],
  all: Standings,
): SumComparison {
  if (reported.sum !== null && expected.sum !== null) {
    const order = Math.sign(reported.sum - expected.sum);
    return { left: reported.sum, right: expected.sum, order };
  }
  return compareSums(numbersAt(reportedPlaces, all), numbersAt(expectedPlaces, all));
}

function numbersAt(places: readonly number[], { values, standings }: Standings): number[] {
  return places.filter((place) => standings[place] !== 'empty').map((place) => values[place] ?? 0);
}
