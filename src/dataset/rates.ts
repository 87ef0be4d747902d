/** The indicators of a report: rates with their counts, and a guard against small numbers. */
import { indicators, measures, smallestDenominator, type Indicator } from '../forms/index.ts';
import type { Report } from '../record/index.ts';
import { panelValues, termOf, type PanelValue } from './panel.ts';

/**
 * - `ok`: the rate stands
 * - `small`: the denominator is below `smallestDenominator`: the counts stand, the rate is left out
 * - `zero`: the denominator is 0
 * - `unknown`: a count that belongs to it is not certain
 * - `above_one`: the part is larger than the whole: the counts contradict each other
 */
export const guards = ['ok', 'small', 'zero', 'unknown', 'above_one'] as const;
export type Guard = (typeof guards)[number];

export interface Rate {
  readonly indicator: Indicator;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null unless the guard is `ok`. */
  readonly rate: number | null;
  readonly guard: Guard;
  /** Whether a measure in it is only near what the indicator means. */
  readonly isApproximate: boolean;
}

/** Rates whose numerator is no part of the denominator may be above 1. */
const unbounded: ReadonlySet<string> = new Set(
  indicators.filter(({ numerator }) => numerator.every((id) => id.endsWith('_total'))).map(({ id }) => id),
);

function sum(ids: readonly string[], values: ReadonlyMap<string, PanelValue>): number | null {
  let total = 0;
  for (const id of ids) {
    const value = values.get(id)?.value ?? null;
    if (value === null) return null;
    total += value;
  }
  return total;
}

function guardOf(indicator: Indicator, numerator: number | null, denominator: number | null): Guard {
  if (numerator === null || denominator === null) return 'unknown';
  if (denominator === 0) return 'zero';
  if (denominator < smallestDenominator) return 'small';
  return numerator > denominator && !unbounded.has(indicator.id) ? 'above_one' : 'ok';
}

/** Whether the edition asks for every count of an indicator. */
function isCollected({ numerator, denominator }: Indicator, report: Report): boolean {
  return [...numerator, ...denominator].every((id) => {
    const measure = measures.find((one) => one.id === id);
    return measure !== undefined && termOf(measure, report.form) !== null;
  });
}

/** The rates that the report's edition allows, in the order of the list. */
export function ratesOf(report: Report): readonly Rate[] {
  const values = panelValues(report, null);
  return indicators
    .filter((indicator) => isCollected(indicator, report))
    .map((indicator) => {
      const numerator = sum(indicator.numerator, values);
      const denominator = sum(indicator.denominator, values);
      const guard = guardOf(indicator, numerator, denominator);
      const isApproximate = [...indicator.numerator, ...indicator.denominator].some(
        (id) => values.get(id)?.marks.includes('approximate') === true,
      );
      const rate =
        guard === 'ok' && numerator !== null && denominator !== null ? numerator / denominator : null;
      return { indicator, numerator, denominator, rate, guard, isApproximate };
    });
}
