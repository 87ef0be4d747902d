/** The grid of numbers of sections 3 and 4, by which copies are found. */
import type { Form } from '../../forms/index.ts';
import type { KeptReport } from './kept-report.ts';

/** So many equal cells that are not zero, outside totals, are no chance (forms.md, `years.copied`). */
export const leastEqual = 8;

const totals = new WeakMap<Form, ReadonlySet<string>>();

/** Codes that an identity of the form gives from others. */
function totalsOf(form: Form): ReadonlySet<string> {
  let known = totals.get(form);
  if (known === undefined) {
    known = new Set(form.identities.flatMap(({ reported }) => reported.slice(0, 1)));
    totals.set(form, known);
  }
  return known;
}

const grids = new WeakMap<Form, readonly string[]>();

function gridCodes(form: Form): readonly string[] {
  let known = grids.get(form);
  if (known === undefined) {
    known = form.fields
      .filter(({ section }) => section === 'requests' || section === 'appeals')
      .map(({ code }) => code);
    grids.set(form, known);
  }
  return known;
}

/** The cells outside totals that hold a number above zero, in the form's order. */
export function countedCells({ form, cells }: KeptReport): string[] {
  if (form === null) return [];
  return gridCodes(form).filter((code) => (cells.value(code) ?? 0) > 0 && !totalsOf(form).has(code));
}

/** All numbers of the grid as one text, equal for equal grids; null where too few cells of it say anything. */
export function gridKey(report: KeptReport): string | null {
  const { form, cells } = report;
  if (form === null) return null;
  const ofTotals = totalsOf(form);
  const parts: string[] = [];
  let counted = 0;
  for (const code of gridCodes(form)) {
    const value = cells.value(code);
    if (value === null || value === 0) continue;
    parts.push(`${code}=${String(value)}`);
    if (value > 0 && !ofTotals.has(code)) counted += 1;
  }
  return counted < leastEqual ? null : parts.join(' ');
}

/** Whether every cell of the two grids that is counted was read with certainty in both. */
export function isGridSure(one: KeptReport, other: KeptReport): boolean {
  return countedCells(one).every((code) => one.cells.isCertain(code) && other.cells.isCertain(code));
}
