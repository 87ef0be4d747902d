/** What the rules are given: a report, what reading noticed, and what follows from both. */
import type { Form, SectionId } from '../forms/index.ts';
import type { Cell, Report, SuspectSet } from '../record/index.ts';
import { evaluate, suspects, tiedTo, viewOf } from '../identities/index.ts';
import type { Evaluation } from '../identities/index.ts';
import type { ReadingNotes } from '../reading/index.ts';
import { isCertainCell } from './certainty.ts';

/** What kind of body reports: it decides by which day the report is due. */
export interface AgencyKind {
  /** Null where the register does not tell. */
  readonly level: 'national' | 'province' | 'prefecture' | 'county' | 'township' | null;
  /** A people's government; false for departments and other bodies. */
  readonly isGovernment: boolean;
}

export interface CheckContext {
  readonly report: Report;
  /** The form with the report's edition; null where no edition fits. */
  readonly form: Form | null;
  readonly notes: ReadingNotes;
  /** Null where the agency is not known. */
  readonly agency: AgencyKind | null;
  /** ISO date at which the report was surely public (a listing, an archive); null or left out where not known. */
  readonly earliestKnownDate?: string | null;
}

export interface RuleContext extends CheckContext {
  /** The identities of the form, in its order; empty without a form. */
  readonly evaluations: readonly Evaluation[];
  /** Those of them that are broken. */
  readonly broken: readonly Evaluation[];
  /** The report's cells by the form's fields, in their order; undefined where it has none. Empty without a form. */
  readonly cells: readonly (Cell | undefined)[];
  /** Codes that an ambiguity of reading touches. */
  readonly ambiguous: ReadonlySet<string>;
  /** Whether the code's cell holds something, read with certainty, that no ambiguity touches. */
  readonly isCertain: (code: string) => boolean;
  /** Whether an ambiguity of reading touches the section. */
  readonly isSectionAmbiguous: (section: SectionId) => boolean;
  /** What would mend this broken identity and those tied to it. Computed once for all of them, when first asked for. */
  readonly suspectsOf: (evaluation: Evaluation) => {
    readonly sets: readonly SuspectSet[];
    readonly truncated: boolean;
  };
}

/** Adds to a context what several rules ask for. */
export function prepare(context: CheckContext): RuleContext {
  const { report, form, notes } = context;
  const shapes = new Map(form?.sections.map((section) => [section.id, section.shape]));
  const ambiguous = new Set(notes.ambiguous.flatMap(({ codes }) => codes));
  const ambiguousSections = new Set([...ambiguous].map((code) => form?.byCode.get(code)?.section));
  const view = viewOf(report);
  const evaluations = form === null ? [] : evaluate(form, view);
  const found = new Map<Evaluation, ReturnType<typeof suspects>>();
  return {
    ...context,
    evaluations,
    broken: evaluations.filter(({ outcome }) => outcome === 'broken'),
    cells: form === null ? [] : form.fields.map(({ code }) => report.cells[code]),
    ambiguous,
    isCertain(code) {
      const cell = report.cells[code];
      const section = form?.byCode.get(code)?.section;
      const shape = section === undefined ? undefined : shapes.get(section);
      if (cell === undefined || shape === undefined || ambiguous.has(code)) return false;
      return isCertainCell(cell, shape, report.source.media_type);
    },
    isSectionAmbiguous: (section) => ambiguousSections.has(section),
    suspectsOf(evaluation) {
      if (form === null) return { sets: [], truncated: false };
      const known = found.get(evaluation);
      if (known !== undefined) return known;
      const tied = tiedTo(evaluation, evaluations);
      const sets = suspects(form, view, tied);
      for (const other of tied) found.set(other, sets);
      return sets;
    },
  };
}
