/** Reports of one agency for years that follow one another. */
import { sameCode, yearIdentities, type YearIdentity } from '../../forms/index.ts';
import type { KeptReport } from './kept-report.ts';

export interface YearPair {
  readonly now: KeptReport;
  readonly before: KeptReport;
}

/** The preferred report of every agency and year beside that of the year before, in the order of the reports. */
export function yearPairs(reports: readonly KeptReport[]): YearPair[] {
  const byKey = new Map<string, KeptReport>();
  const keyOf = (agency: string, year: number): string => `${agency} ${String(year)}`;
  for (const report of reports) {
    const { agency, year, isPreferred } = report;
    if (agency !== null && year !== null && isPreferred) byKey.set(keyOf(agency, year), report);
  }
  const pairs: YearPair[] = [];
  for (const now of byKey.values()) {
    if (now.agency === null || now.year === null) continue;
    const before = byKey.get(keyOf(now.agency, now.year - 1));
    if (before !== undefined && isSameScope(now, before)) pairs.push({ now, before });
  }
  return pairs;
}

/** A government that spoke for itself last year and for its departments this year has no account to carry over. */
function isSameScope(now: KeptReport, before: KeptReport): boolean {
  return now.scope === null || before.scope === null || now.scope === before.scope;
}

/** An identity between two years with the numbers of both. */
export interface YearEvaluation {
  readonly pair: YearPair;
  readonly identity: YearIdentity;
  readonly reported: number;
  readonly expected: number;
  /** The codes, the reported first, each once. */
  readonly codes: readonly string[];
  /** Every number was read with certainty, and both reports speak for the same bodies. */
  readonly isSure: boolean;
}

/** Every identity of this rule whose numbers are all there: an empty cell is no zero here. */
export function yearEvaluations({ now, before }: YearPair, rule: string): YearEvaluation[] {
  const { form } = now;
  if (form === null || before.form === null) return [];
  const found: YearEvaluation[] = [];
  for (const identity of yearIdentities(form)) {
    if (identity.rule !== rule || (identity.needsSameForm && before.form !== form)) continue;
    const reported = now.cells.value(identity.reported);
    let expected: number | null = 0;
    let isSure = now.cells.isCertain(identity.reported) && now.scope === before.scope;
    for (const { code, year, sign } of identity.expected) {
      const report = year === 'this' ? now : before;
      const there = year === 'this' ? code : sameCode(code, form, before.form);
      const value = there === null ? null : report.cells.value(there);
      expected = expected === null || value === null ? null : expected + sign * value;
      isSure &&= there !== null && report.cells.isCertain(there);
    }
    if (reported === null || expected === null) continue;
    const codes = [...new Set([identity.reported, ...identity.expected.map(({ code }) => code)])];
    found.push({ pair: { now, before }, identity, reported, expected, codes, isSure });
  }
  return found;
}

/** Whether what the identity says is not so. */
export function isBroken({ identity, reported, expected }: YearEvaluation): boolean {
  return identity.relation === 'equal' ? reported !== expected : reported < expected;
}

/** For every pair how many identities of a rule could be evaluated. */
export function* assessedYears(
  pairs: readonly YearPair[],
  rule: string,
): Generator<readonly [KeptReport, number]> {
  for (const pair of pairs) yield [pair.now, yearEvaluations(pair, rule).length];
}
