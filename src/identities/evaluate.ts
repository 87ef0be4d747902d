/** Which identities of a form hold in a report, which are broken, which cannot be evaluated (forms.md, Identities). */
import type { Form, Identity } from '../forms/index.ts';
import { compareSums } from './exact-sum.ts';
import { standingOf, type CellView } from './view.ts';

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

/** Evaluates every identity of the form, in the form's order. */
export function evaluate(form: Form, cells: CellView): Evaluation[] {
  return form.identities.map((identity) => evaluateIdentity(identity, cells));
}

function evaluateIdentity(identity: Identity, cells: CellView): Evaluation {
  const expectedCodes = expectedCodesOf(identity, cells);
  const members = [...identity.reported, ...expectedCodes];
  const reported = sideOf(identity.reported, cells);
  const expected = sideOf(expectedCodes, cells);
  const isTotalPrinted = standingOf(cells, totalOf(identity)) === 'number';
  if (reported === null || expected === null || !isTotalPrinted || expected.numbers.length === 0) {
    return { identity, outcome: 'not_evaluated', reported: null, expected: null, members, weak: false };
  }
  const sums = compareSums(reported.numbers, expected.numbers);
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

/** The numbers of a side, and whether an addend is empty; null where a member makes the identity unusable. */
function sideOf(codes: readonly string[], cells: CellView): { numbers: number[]; hasEmpty: boolean } | null {
  const numbers: number[] = [];
  let hasEmpty = false;
  for (const code of codes) {
    const standing = standingOf(cells, code);
    if (standing === 'unusable') return null;
    if (standing === 'empty') hasEmpty = true;
    else numbers.push(cells.value(code) ?? 0);
  }
  return { numbers, hasEmpty };
}
