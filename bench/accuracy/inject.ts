/** Errors as hands make them, put into a report that has none: what was changed is known. */
import { printedIdentities } from '../../test/printed-forms/index.ts';
import { chooser, type Chooser } from '../../test/layouts/random.ts';
import type { Printed, TestReport } from '../../test/layouts/report.ts';

export const errorKinds = [
  'wrong_total',
  'wrong_cell',
  'digit_added',
  'digit_dropped',
  'swapped_pair',
  'shifted_row',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface Injected {
  readonly report: TestReport;
  /** What stood there before, by code. */
  readonly before: ReadonlyMap<string, number>;
}

/** A number as a plain hand writes it. */
export function plain(n: number): Printed {
  return { raw: String(n), kind: 'number', figure: n, value: n };
}

/** The report with other numbers in some places. */
export function withNumbers(report: TestReport, numbers: ReadonlyMap<string, number>): TestReport {
  const printed = new Map(report.printed);
  for (const [code, n] of numbers) printed.set(code, plain(n));
  return { ...report, printed };
}

/** The number printed for a count; null for blanks, dashes and places that are not there. */
export function numberOf(report: TestReport, code: string): number | null {
  return report.printed.get(code)?.value ?? null;
}

/** Counts that stand in an identity of the report, with a number each. */
function tied(report: TestReport): string[] {
  const codes = printedIdentities(report.form.edition).flatMap((i) => [...i.reported, ...i.expected]);
  return [...new Set(codes)].filter((code) => numberOf(report, code) !== null);
}

const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];

function rowOf(code: string): string {
  return code.slice(0, code.lastIndexOf('.'));
}

function changeOf(kind: ErrorKind, report: TestReport, c: Chooser): Map<string, number> | null {
  const codes = tied(report);
  const totals = printedIdentities(report.form.edition)
    .flatMap(({ reported }) => reported.slice(0, 1))
    .filter((code) => numberOf(report, code) !== null);
  const n = (code: string): number => numberOf(report, code) ?? 0;
  const pick = (list: readonly string[]): string | null => list[c.below(Math.max(1, list.length))] ?? null;
  switch (kind) {
    case 'wrong_total':
    case 'wrong_cell': {
      const isTotal = new Set(totals);
      const code = pick(kind === 'wrong_total' ? totals : codes.filter((one) => !isTotal.has(one)));
      if (code === null) return null;
      const by = 1 + c.below(9);
      return new Map([[code, c.chance(0.5) && n(code) >= by ? n(code) - by : n(code) + by]]);
    }
    case 'digit_added': {
      const code = pick(codes.filter((one) => n(one) > 0));
      return code === null ? null : new Map([[code, n(code) * 10 + (c.chance(0.7) ? 0 : c.below(10))]]);
    }
    case 'digit_dropped': {
      const code = pick(codes.filter((one) => n(one) >= 10));
      if (code === null) return null;
      const digits = String(n(code));
      const at = c.below(digits.length);
      const left = Number(digits.slice(0, at) + digits.slice(at + 1));
      return left === n(code) ? null : new Map([[code, left]]);
    }
    case 'swapped_pair': {
      const first = pick(
        codes.filter((one) => one.startsWith('requests.') && report.form.edition !== 'ogi-2014'),
      );
      if (first === null) return null;
      const second = pick(codes.filter((one) => rowOf(one) === rowOf(first) && n(one) !== n(first)));
      return second === null
        ? null
        : new Map([
            [first, n(second)],
            [second, n(first)],
          ]);
    }
    case 'shifted_row': {
      if (report.form.edition === 'ogi-2014') return null;
      const rows = [...new Set(codes.filter((one) => one.startsWith('requests.')).map(rowOf))];
      const fit = rows.filter((row) => {
        const line = columns.map((column) => numberOf(report, `${row}.${column}`));
        return (
          line.every((one) => one !== null) && line.at(-1) === 0 && line.filter((one) => one !== 0).length > 1
        );
      });
      const row = pick(fit);
      if (row === null) return null;
      // All numbers stand one place to the right, a zero before them.
      const line = [0, ...columns.slice(0, -1).map((column) => n(`${row}.${column}`))];
      return new Map(columns.map((column, i) => [`${row}.${column}`, line[i] ?? 0]));
    }
  }
}

/** Puts one error of a kind into a report; null where the report has no place for it. */
export function inject(kind: ErrorKind, report: TestReport, seed: number): Injected | null {
  const changes = changeOf(kind, report, chooser(seed));
  if (changes === null) return null;
  const before = new Map<string, number>();
  for (const [code, then] of changes) {
    const now = numberOf(report, code) ?? 0;
    if (now !== then) before.set(code, now);
  }
  return before.size === 0 ? null : { report: withNumbers(report, changes), before };
}
