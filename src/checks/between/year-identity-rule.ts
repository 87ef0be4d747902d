/** A rule that an identity between two years gives: what is the same in all of them. */
import type { Severity } from '../../record/index.ts';
import type { Form } from '../../forms/index.ts';
import { cellLabel } from '../labels.ts';
import { defineBetweenRule, type BetweenRule } from './between-rule.ts';
import { sayBetween } from './say-between.ts';
import {
  assessedYears,
  isBroken,
  yearEvaluations,
  type YearEvaluation,
  type YearPair,
} from './year-pairs.ts';
import type { YearFacts } from './between-facts.ts';
import { yearSuspects } from './year-suspects.ts';

interface YearIdentityRule {
  readonly id: string;
  readonly severity: Severity;
  /** Never the document's word, whatever the reading. */
  readonly neverSure?: true;
  /** Whether the cells to blame can be looked for. */
  readonly hasSuspects?: true;
  /** Pairs of which the rule says nothing. */
  readonly skips?: (pair: YearPair) => boolean;
}

/** The facts of a finding, for its sentence. */
function factsOf(
  form: Form,
  { pair, identity, reported, expected }: YearEvaluation,
  isSure: boolean,
): YearFacts {
  return {
    year: pair.now.year ?? 0,
    before: pair.before.year ?? 0,
    cell: cellLabel(form, identity.reported),
    terms: identity.expected.map(({ code, year, sign }) => ({ cell: cellLabel(form, code), year, sign })),
    reported,
    expected,
    isSure,
  };
}

/** The rule; its sentence is the same for `equal` and says "at least" for the other relation. */
export function yearIdentityRule(options: YearIdentityRule): BetweenRule {
  const { id, severity, neverSure, hasSuspects, skips = () => false } = options;
  return defineBetweenRule({
    id,
    severity,
    assessed: ({ pairs }) =>
      assessedYears(
        pairs.filter((pair) => !skips(pair)),
        id,
      ),
    *check({ pairs }) {
      for (const pair of pairs) {
        const { form } = pair.now;
        if (form === null || skips(pair)) continue;
        const broken = yearEvaluations(pair, id).filter(isBroken);
        const found = broken.length > 0 && hasSuspects === true ? yearSuspects(pair, id) : undefined;
        for (const evaluation of broken) {
          const { identity, reported, expected, codes } = evaluation;
          const isSure = evaluation.isSure && neverSure !== true;
          const facts = factsOf(form, evaluation, isSure);
          yield {
            reports: [pair.now, pair.before],
            blame: isSure ? 'source' : 'unsure',
            codes,
            row: identity.row,
            column: identity.column,
            block: identity.block,
            expected,
            reported,
            ...(found === undefined ? {} : { suspects: found }),
            message: sayBetween((m) =>
              identity.relation === 'equal' ? m.yearIdentity(facts, found?.in ?? null) : m.yearAtLeast(facts),
            ),
          };
        }
      }
    },
  });
}
