/** A report as the tests know it: what is printed in every place, and therefore what must be read. */
import {
  codesOf,
  identityName,
  printedIdentities,
  standing,
  type EditionId,
  type Held,
  type PrintedForm,
  type Standing,
} from '../printed-forms/index.ts';

/** What stands in one place. */
export interface Printed {
  readonly raw: string;
  /** `text`: words, or a figure that is no count. */
  readonly kind: 'number' | 'blank' | 'dash' | 'text';
  /** The figure printed, before any conversion of units; null where none is. */
  readonly figure: number | null;
  /** What the record must hold when the place is read: in the form's unit; null where no number is certain. */
  readonly value: number | null;
}

/** A sentence of section 1 that states a number. */
export interface ClaimTruth {
  readonly text: string;
  readonly code: string;
  readonly value: number;
  /** Whether the table prints the same number. */
  readonly agrees: boolean;
}

export interface TestReport {
  readonly form: PrintedForm;
  readonly year: number;
  readonly agency: string;
  readonly title: string;
  /** The day of publication, ISO. */
  readonly published: string;
  readonly prose: { readonly overview: readonly string[]; readonly problems: string; readonly other: string };
  readonly claims: readonly ClaimTruth[];
  /** An entry for every code that the form (and variant) prints. */
  readonly printed: ReadonlyMap<string, Printed>;
  /** Printed after 采购总金额 in the head, e.g. `（万元）`; empty for none. */
  readonly procurementUnit: string;
}

export interface Truth {
  readonly form: EditionId;
  readonly year: number;
  readonly printed: ReadonlyMap<string, Printed>;
  /** Names (rule and codes, `identityName`) of identities that are broken for certain. */
  readonly brokenIdentities: readonly string[];
  /** Names of those that are broken, but an empty addend could explain it. */
  readonly unsureIdentities: readonly string[];
  /** Names of those that can be evaluated. */
  readonly assessedIdentities: readonly string[];
  readonly claims: readonly ClaimTruth[];
}

/** What a place holds for the identities. */
export function held(report: Pick<TestReport, 'printed'>, code: string): Held {
  const cell = report.printed.get(code);
  if (cell === undefined) return undefined;
  if (cell.value !== null) return { number: cell.value };
  return cell.kind === 'text' || cell.kind === 'number' ? 'obscure' : 'empty';
}

/** What a reader that reads everything must say of a report; by the tests' own arithmetic. */
export function truthOf(report: TestReport): Truth {
  const named = new Map<string, Standing>();
  for (const identity of printedIdentities(report.form.edition)) {
    named.set(
      identityName(identity),
      standing(identity, (code) => held(report, code)),
    );
  }
  const names = (...wanted: Standing[]): string[] =>
    [...named].filter(([, s]) => wanted.includes(s)).map(([name]) => name);
  return {
    form: report.form.edition,
    year: report.year,
    printed: report.printed,
    brokenIdentities: names('broken'),
    unsureIdentities: names('unsure'),
    assessedIdentities: names('holds', 'broken', 'unsure'),
    claims: report.claims,
  };
}

/** Whether the report prints nothing in some places: what layouts without cell marks lose. */
export function hasBlanks(report: TestReport): boolean {
  return [...report.printed.values()].some((cell) => cell.kind === 'blank');
}

/** Whether a row of several places, with something in it, begins or ends with a blank. */
export function hasBlankEnds(report: TestReport): boolean {
  return report.form.sections.some((section) =>
    section.tables.some((table) =>
      table.rows.some((row) => {
        const blank = row.flatMap(({ code }) =>
          code === null ? [] : [report.printed.get(code)?.kind === 'blank'],
        );
        return blank.includes(false) && (blank[0] === true || blank.at(-1) === true);
      }),
    ),
  );
}

/** The codes that the report prints a place for, in the form's order. */
export function codesPrinted(report: TestReport): string[] {
  return codesOf(report.form);
}
