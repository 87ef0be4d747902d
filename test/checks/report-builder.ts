/** Builds the report that a test of a rule is about: a whole form of certain zeros, and only what the test changes. */
import { checkReport, type CheckContext } from '../../src/checks/index.ts';
import { formById, type FormId } from '../../src/forms/index.ts';
import type { Cell, Claim, Finding, Report } from '../../src/record/index.ts';
import type { ReadingNotes } from '../../src/reading/index.ts';

export interface Built {
  /** `ogi-2021` where left out; null for a report that no edition fits. */
  readonly form?: FormId | null;
  /** Printed numbers; every other place of the form holds a printed zero. */
  readonly values?: { readonly [code: string]: number };
  /** What differs in a cell. A state that is no number takes the value away too. */
  readonly cells?: { readonly [code: string]: Partial<Cell> };
  /** Codes whose printed number is not taken for certain, without another state. */
  readonly withoutValue?: readonly string[];
  /** Codes with no place in the document. */
  readonly absent?: readonly string[];
  readonly report?: Partial<Report>;
  readonly notes?: Partial<ReadingNotes>;
  readonly agency?: CheckContext['agency'];
  readonly earliestKnownDate?: string | null;
}

/** Notes of a reading that noticed nothing. */
export const nothingNoticed: ReadingNotes = {
  ambiguous: [],
  missingSections: [],
  missingRows: [],
  unknownRows: [],
  bothAlternatives: [],
  mixed: [],
  units: [],
  yearConflict: [],
  claims: [],
  isUnknownForm: false,
};

/** A claim of the text, for the report's `claims`. */
export function claim(codes: readonly string[], value: number): Claim {
  return { codes, operator: 'sum', value, text: `… ${value} …`, at: { path: [2, 1] } };
}

/** The context of a report that has no fault but those asked for. */
export function built(options: Built = {}): CheckContext {
  const form = formById(options.form === undefined ? 'ogi-2021' : options.form);
  const hasParts = form?.fields.some(({ alternative }) => alternative?.side === 'part') ?? false;
  const values: { [code: string]: number | null } = {};
  const cells: { [code: string]: Cell } = {};
  for (const [i, { code, alternative }] of (form?.fields ?? []).entries()) {
    const isPrinted =
      options.absent?.includes(code) !== true &&
      (alternative?.side !== 'whole' || !hasParts || options.values?.[code] !== undefined);
    const change = options.cells?.[code];
    const number = options.values?.[code] ?? 0;
    const isTaken =
      (change?.state ?? 'reported') === 'reported' && options.withoutValue?.includes(code) !== true;
    values[code] = isPrinted && isTaken ? number : null;
    if (!isPrinted) continue;
    cells[code] = {
      raw: String(number),
      state: 'reported',
      number,
      readings: ['grid', 'sequence'],
      confidence: 1,
      at: { table: 1, row: i + 1, column: 2, path: [2, 1, 1, i + 1, 2] },
      ...change,
    };
  }
  return {
    report: {
      id: '320803-gov-2023',
      form: form?.id ?? null,
      year: form === null ? 2013 : Math.max(form.years.from, 2014) + 1,
      agency: { id: '320803-gov', name: 'A district', basis: 'printed', region: '320803' },
      scope: null,
      title: null,
      published: null,
      period: null,
      values,
      cells,
      extra: [],
      sections: { overview: null, problems: null, other: null },
      claims: [],
      attachments: [],
      source: { sha256: '0'.repeat(64), bytes: 1, media_type: 'text/html', url: null, retrieved: null },
      ...options.report,
    },
    form,
    notes: { ...nothingNoticed, ...options.notes },
    agency: options.agency ?? null,
    earliestKnownDate: options.earliestKnownDate ?? null,
  };
}

/** The findings of one rule on a built report. */
export function findingsOf(rule: string, options: Built): Finding[] {
  return checkReport(built(options)).findings.filter((finding) => finding.rule === rule);
}

/** How many times a rule could be evaluated on a built report; 0 where it says nothing. */
export function assessedOf(rule: string, options: Built): number {
  return checkReport(built(options)).assessed[rule] ?? 0;
}
