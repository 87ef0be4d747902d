/** The figures of one sample: written compactly, totals computed, then what the sample prints wrongly or otherwise. */
import { codesOf, printedFormsOf, type EditionId } from '../../test/printed-forms/index.ts';
import { reportOf } from '../../test/layouts/report-of.ts';
import type { Printed, TestReport } from '../../test/layouts/report.ts';
import { settle } from '../../test/layouts/totals.ts';

/** Six counts, one an applicant; the total is computed. */
export type SixCounts = readonly [number, number, number, number, number, number];

/** What stands in a place instead of the computed figure: as printed, and the value that must be read. */
export interface Override {
  readonly raw: string;
  /** Null where no number is certain. */
  readonly value: number | null;
  /** The figure printed, where it is not the value: an amount in another unit, or in none. */
  readonly figure?: number;
}

export interface Figures {
  /** Every number by its code, but for sections 3 and 4 of 2019 and 2021. */
  readonly counts?: Readonly<{ [code: string]: number }>;
  /** Rows of section 3 without `requests.`; `received` follows from the others. Rows left out are zeros. */
  readonly requests?: Readonly<{ [row: string]: SixCounts }>;
  /** Section 4: upheld, rectified, other, pending of its three blocks. */
  readonly appeals?: readonly (readonly [number, number, number, number])[];
  /** Blanks (''), dashes, notes, units, wrong totals. A number or plain text stands for itself. */
  readonly printed?: Readonly<{ [code: string]: string | number | Override }>;
}

export interface About {
  readonly edition: EditionId;
  readonly variant?: 'one-row' | 'parts';
  readonly year: number;
  readonly agency: string;
  readonly title?: string;
  /** ISO day. */
  readonly published: string;
  /** Printed after 采购总金额 in the head. */
  readonly procurementUnit?: string;
}

const applicants = [
  'natural_person',
  'business',
  'research',
  'public_interest',
  'legal_service',
  'other_org',
];
const blocks = ['reconsideration', 'litigation.direct', 'litigation.after_reconsideration'];
const outcomes = ['upheld', 'rectified', 'other', 'pending'];

function plainOf(raw: string): Printed {
  if (raw === '') return { raw, kind: 'blank', figure: null, value: null };
  if (['-', '—', '——', '/', '无', '不涉及'].includes(raw))
    return { raw, kind: 'dash', figure: null, value: null };
  const number = /^[+-]?\d+(\.\d+)?$/.test(raw) ? Number(raw) : null;
  return { raw, kind: number === null ? 'text' : 'number', figure: number, value: number };
}

function printedOf(given: string | number | Override): Printed {
  if (typeof given !== 'object') return plainOf(String(given));
  const figure = given.figure ?? given.value;
  return { raw: given.raw, kind: figure === null ? 'text' : 'number', figure, value: given.value };
}

/** The report with these figures and this prose. Throws for a code that the form does not print. */
export function fillIn(about: About, figures: Figures, prose: TestReport['prose']): TestReport {
  const { edition, year, agency, published } = about;
  const base = reportOf(edition, {}, { variant: about.variant ?? 'parts', year, agency });
  const codes = codesOf(base.form);
  const numbers = new Map<string, number>(codes.map((code) => [code, 0]));
  const set = (code: string, n: number): void => {
    if (!numbers.has(code)) throw new Error(`${edition} prints no ${code}`);
    numbers.set(code, n);
  };
  for (const [code, n] of Object.entries(figures.counts ?? {})) set(code, n);
  for (const [row, counts] of Object.entries(figures.requests ?? {})) {
    counts.forEach((n, i) => {
      set(`requests.${row}.${applicants[i] ?? ''}`, n);
    });
  }
  figures.appeals?.forEach((counts, b) => {
    counts.forEach((n, i) => {
      set(`${blocks[b] ?? ''}.${outcomes[i] ?? ''}`, n);
    });
  });
  settle(numbers, base.form);
  const printed = new Map([...numbers].map(([code, n]) => [code, plainOf(String(n))] as const));
  for (const [code, given] of Object.entries(figures.printed ?? {})) {
    if (!printed.has(code)) throw new Error(`${edition} prints no ${code}`);
    printed.set(code, printedOf(given));
  }
  const title = about.title ?? `${agency}${String(year)}年政府信息公开工作年度报告`;
  return { ...base, title, published, prose, printed, procurementUnit: about.procurementUnit ?? '' };
}

/** A report that prints these figures and 0 everywhere else; nothing is computed. */
export function printAsIs(
  about: About,
  cells: Readonly<{ [code: string]: number }>,
  prose: TestReport['prose'],
): TestReport {
  const form = printedFormsOf(about.edition).find((f) => f.variant === (about.variant ?? 'parts'));
  if (form === undefined) throw new Error(`no printed form ${about.edition}`);
  const printed = Object.fromEntries(codesOf(form).map((code) => [code, cells[code] ?? 0]));
  return fillIn(about, { printed }, prose);
}
