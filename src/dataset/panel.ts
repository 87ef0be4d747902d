/** A report's numbers in the measures of the crosswalk: values, and what keeps one from being compared. */
import { measures, type CrosswalkTerm, type FormId, type Measure } from '../forms/index.ts';
import type { Report } from '../record/index.ts';

/**
 * - `break`: the number before it (of the agency's last report) belongs to another series
 * - `approximate`: the edition asks for a number near it
 * - `not_collected`: the edition does not ask for it
 * - `unknown`: a number that belongs to it is blank, absent, unreadable or not certain
 */
export const panelMarks = ['break', 'approximate', 'not_collected', 'unknown'] as const;
export type PanelMark = (typeof panelMarks)[number];

export interface PanelValue {
  /** Null where the edition does not ask for it, or a part is not known. */
  readonly value: number | null;
  readonly marks: readonly PanelMark[];
}

export function termOf(measure: Measure, form: FormId | null): CrosswalkTerm | null {
  return measure.terms.find((term) => term.form === form) ?? null;
}

/** The codes that count in this report: of rows in place of one another, the parts where any is printed. */
function codesIn(report: Report, { codes, alternative }: CrosswalkTerm): readonly string[] {
  if (alternative === null) return codes;
  const isPrinted = (code: string): boolean => report.cells[code] !== undefined;
  const { whole, parts } = alternative;
  return [...codes, ...(parts.some(isPrinted) || !isPrinted(whole) ? parts : [whole])];
}

/** The sum of codes; null where one has no certain number: a blank is no zero. */
function sumOf(report: Report, codes: readonly string[]): number | null {
  let sum = 0;
  for (const code of codes) {
    const value = report.values[code] ?? null;
    if (value === null) return null;
    sum += value;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}

/** One measure of a report. `before` is the form of the agency's last report before it; null where there is none. */
export function panelValue(measure: Measure, report: Report, before: FormId | null): PanelValue {
  const term = termOf(measure, report.form);
  if (term === null) return { value: null, marks: ['not_collected'] };
  const earlier = termOf(measure, before);
  const value = sumOf(report, codesIn(report, term));
  const marks: PanelMark[] = [];
  if (earlier !== null && earlier.series !== term.series) marks.push('break');
  if (term.relation === 'approximate') marks.push('approximate');
  if (value === null) marks.push('unknown');
  return { value, marks };
}

/** All measures of a report, by their ids. */
export function panelValues(report: Report, before: FormId | null): ReadonlyMap<string, PanelValue> {
  return new Map(measures.map((measure) => [measure.id, panelValue(measure, report, before)]));
}
