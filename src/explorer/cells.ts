/** Packed cells, and what is made of them: the cell in full, the measures of the crosswalk, the rates with their guards. */
import { measures, smallestDenominator, type Form, type Indicator, type Measure } from '../forms/index.ts';
import type { Reading, State } from '../record/index.ts';
import { stateOrder, type PackedCell, type SiteReport } from './site-report.ts';

export interface SiteCell {
  /** Null = no certain number. */
  readonly value: number | null;
  readonly place: string;
  /** As printed; empty where the document has no such place. */
  readonly raw: string;
  readonly state: State;
  readonly number: number | null;
  readonly readings: readonly Reading[];
}

const absent: SiteCell = { value: null, place: '', raw: '', state: 'absent', number: null, readings: [] };

/** The cell of a field, by its index in the form. */
export function cellAt(report: Pick<SiteReport, 'cells'>, index: number): SiteCell {
  const packed = report.cells[index] ?? null;
  return packed === null ? absent : unpack(packed);
}

function unpack(packed: NonNullable<PackedCell>): SiteCell {
  const [value, place, raw, state, number, readings] = packed;
  if (raw === undefined || state === undefined) {
    return {
      value,
      place,
      raw: String(value),
      state: 'reported',
      number: value,
      readings: ['grid', 'sequence'],
    };
  }
  return {
    value,
    place,
    raw,
    state: stateOrder[state] ?? 'ambiguous',
    number: number ?? null,
    readings: readings ?? [],
  };
}

/** What a page or a table shows in a cell: digits as printed, or null where there is nothing but the state. */
export function shownText({ raw, state }: SiteCell): string | null {
  return state === 'absent' || state === 'blank' || raw === '' ? null : raw;
}

const indexesOf = new WeakMap<Form, ReadonlyMap<string, number>>();

/** The index of a code in the form's fields; -1 where the form has none. */
export function indexOfCode(form: Form, code: string): number {
  let indexes = indexesOf.get(form);
  if (indexes === undefined) {
    indexes = new Map(form.fields.map((field, index) => [field.code, index]));
    indexesOf.set(form, indexes);
  }
  return indexes.get(code) ?? -1;
}

export interface MeasureValue {
  readonly value: number | null;
  readonly isCollected: boolean;
  readonly isApproximate: boolean;
  /** Values of two series are not to be compared. */
  readonly series: number;
  /** The cells that it is the sum of. */
  readonly codes: readonly string[];
}

/** A measure of the crosswalk in a report: the sum of its codes; null where one has no certain number. */
export function measureOf(
  measure: Measure,
  form: Form | null,
  report: Pick<SiteReport, 'cells'>,
): MeasureValue {
  const term = measure.terms.find((one) => one.form === form?.id);
  if (term === undefined || form === null) {
    return { value: null, isCollected: false, isApproximate: false, series: 0, codes: [] };
  }
  const codes = [...term.codes];
  if (term.alternative !== null) {
    const isPrinted = (code: string): boolean => (report.cells[indexOfCode(form, code)] ?? null) !== null;
    const { whole, parts } = term.alternative;
    codes.push(...(parts.some(isPrinted) || !isPrinted(whole) ? parts : [whole]));
  }
  let sum: number | null = 0;
  for (const code of codes) {
    const value = report.cells[indexOfCode(form, code)]?.[0] ?? null;
    sum = value === null || sum === null ? null : sum + value;
  }
  return {
    value: sum,
    isCollected: true,
    isApproximate: term.relation === 'approximate',
    series: term.series,
    codes,
  };
}

/** The measure of this id; undefined for another word. */
export const measureById = (id: string): Measure | undefined => measures.find((one) => one.id === id);

/** `small`: the counts stand, the rate is left out. `unknown`: a count is not certain. */
export type RateGuard = 'ok' | 'small' | 'zero' | 'unknown' | 'above_one';

export interface SiteRate {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null unless the guard is `ok`. */
  readonly rate: number | null;
  readonly guard: RateGuard;
}

/** A rate of counts, held back where the counts are too few, contradict each other, or are not certain. */
export function guardedRate(
  numerator: number | null,
  denominator: number | null,
  mayExceed = false,
): SiteRate {
  const held = (guard: RateGuard): SiteRate => ({ numerator, denominator, rate: null, guard });
  if (numerator === null || denominator === null) return held('unknown');
  if (denominator === 0) return held('zero');
  if (denominator < smallestDenominator) return held('small');
  if (numerator > denominator && !mayExceed) return held('above_one');
  return { numerator, denominator, rate: numerator / denominator, guard: 'ok' };
}

/** Whether an edition asks for every count of an indicator. */
export function isCollected({ numerator, denominator }: Indicator, form: Form | null): boolean {
  return [...numerator, ...denominator].every((id) =>
    measures.some((one) => one.id === id && one.terms.some((term) => term.form === form?.id)),
  );
}

/** An indicator over values of measures by their ids. */
export function rateOf(indicator: Indicator, valueOf: (measure: string) => number | null): SiteRate {
  const sum = (ids: readonly string[]): number | null =>
    ids.reduce<number | null>((total, id) => {
      const value = valueOf(id);
      return total === null || value === null ? null : total + value;
    }, 0);
  const mayExceed = indicator.numerator.every((id) => id.endsWith('_total'));
  return guardedRate(sum(indicator.numerator), sum(indicator.denominator), mayExceed);
}
