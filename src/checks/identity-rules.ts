/** The identities of the forms (forms.md, Identities) as rules: nothing here knows which identities there are. */
import type { Bilingual, Form } from '../forms/index.ts';
import type { Evaluation } from '../identities/index.ts';
import type { RuleContext } from './context.ts';
import { cellLabel, columnLabel, rowLabel } from './labels.ts';
import type { Doubt, IdentityFacts } from './message-facts.ts';
import { defineRule, type Draft, type Rule } from './rule.ts';
import { say } from './say.ts';

/** One rule for every rule id that the identities of these forms name, in their order. */
export function identityRules(forms: readonly Form[]): Rule[] {
  const ids = new Set(forms.flatMap((form) => form.identities.map((identity) => identity.rule)));
  return [...ids].map((id) =>
    defineRule({
      id,
      severity: 'error',
      assessed: ({ evaluations }) =>
        evaluations.filter((e) => e.identity.rule === id && e.outcome !== 'not_evaluated').length,
      *check(context) {
        const { form, broken } = context;
        if (form === null) return;
        for (const evaluation of broken) {
          if (evaluation.identity.rule === id) yield* draftOf(context, form, evaluation);
        }
      },
    }),
  );
}

function* draftOf(context: RuleContext, form: Form, evaluation: Evaluation): Iterable<Draft> {
  const { identity, outcome, reported, expected, members } = evaluation;
  if (outcome !== 'broken' || reported === null || expected === null) return;
  const doubt = doubtOf(context, form, evaluation);
  const facts = factsOf(form, evaluation, reported, expected, doubt);
  yield {
    blame: doubt === null ? 'source' : 'unsure',
    codes: members,
    row: identity.row,
    column: identity.column,
    block: identity.block,
    expected,
    reported,
    suspects: context.suspectsOf(evaluation),
    message: say((m) => m.identity(facts)),
  };
}

/** Why the document cannot be blamed for the difference; null where it can. */
function doubtOf(context: RuleContext, form: Form, evaluation: Evaluation): Doubt | null {
  const { report, ambiguous, isCertain } = context;
  const isRead = evaluation.members.every((code) =>
    (report.values[code] ?? null) === null ? !ambiguous.has(code) : isCertain(code),
  );
  if (!isRead) return 'uncertain';
  if (evaluation.weak) return 'empty_cells';
  return mayMissAnAddend(context, form, evaluation) ? 'unknown_row' : null;
}

/**
 * Whether a row or column that is not the form's may belong to the sum. What the form itself prints as a sum of named
 * rows has no other addends. An unknown row among the rows of a sum makes it unsure; along a row, where it is a column
 * that may be missing, it could only raise the expected side.
 */
function mayMissAnAddend({ notes }: RuleContext, form: Form, evaluation: Evaluation): boolean {
  const { identity, reported, expected } = evaluation;
  if (identity.isPrinted) return false;
  const total = identity.reported[0];
  const section = total === undefined ? undefined : form.byCode.get(total)?.section;
  const isNear = notes.unknownRows.some(
    (row) => row.amongAddends && (row.section === null || row.section === section),
  );
  return isNear && (identity.row === null || (expected ?? 0) < (reported ?? 0));
}

function factsOf(
  form: Form,
  { identity, members }: Evaluation,
  reported: number,
  expected: number,
  doubt: Doubt | null,
): IdentityFacts {
  const first = identity.reported[0] ?? '';
  const along = identity.row !== null ? 'row' : identity.column !== null ? 'column' : 'block';
  const name = (code: string): Bilingual =>
    (along === 'row' ? columnLabel(form, code) : along === 'column' ? rowLabel(form, code) : null) ??
    cellLabel(form, code);
  const isReported = new Set(identity.reported);
  return {
    along,
    of: (along === 'row' ? rowLabel(form, first) : columnLabel(form, first)) ?? cellLabel(form, first),
    reportedNames: identity.reported.map(name),
    expectedNames: members.filter((code) => !isReported.has(code)).map(name),
    reported,
    expected,
    doubt,
  };
}
