/** Which cells of two years are wrong where they contradict each other: the fewest, in either report. */
import { suspectsInTime, type Suspects, type TimeTie } from '../../identities/index.ts';
import { sameCode } from '../../forms/index.ts';
import type { KeptReport } from './kept-report.ts';
import { yearEvaluations, type YearEvaluation, type YearPair } from './year-pairs.ts';

/** record.md, Suspects. */
const mostSets = 10;

/** What the other year's report says of this year's cells, and of last year's. */
function tiesOf(evaluations: readonly YearEvaluation[], side: 'now' | 'before'): TimeTie[] {
  return evaluations.flatMap(({ identity, pair, reported, expected }) => {
    const [only, ...others] = identity.expected;
    if (only === undefined || others.length > 0 || only.year !== 'last') return [];
    if (side === 'now') return [{ code: identity.reported, mustBe: expected }];
    const { now, before } = pair;
    const code =
      now.form === null || before.form === null ? null : sameCode(only.code, now.form, before.form);
    return code === null ? [] : [{ code, mustBe: reported }];
  });
}

function suspectsIn({ form, cells }: KeptReport, ties: readonly TimeTie[]): Suspects {
  return form === null ? { sets: [], truncated: false } : suspectsInTime(form, cells, ties);
}

/** The suspects, and in which of the two reports they stand. */
export interface YearSuspects extends Suspects {
  /** `both`: it cannot be told which report is wrong. Null where no three cells would do. */
  readonly in: 'now' | 'before' | 'both' | null;
}

/** The fewest cells of one of the two reports that would mend the carry-over between them and all that is tied to it. */
export function yearSuspects(pair: YearPair, rule: string): YearSuspects {
  const evaluations = yearEvaluations(pair, rule);
  const now = suspectsIn(pair.now, tiesOf(evaluations, 'now'));
  const before = suspectsIn(pair.before, tiesOf(evaluations, 'before'));
  const sizeOf = ({ sets }: Suspects): number => sets[0]?.codes.length ?? Infinity;
  const size = Math.min(sizeOf(now), sizeOf(before));
  if (size === Infinity) return { sets: [], truncated: now.truncated || before.truncated, in: null };
  const taken = [now, before].filter((one) => sizeOf(one) === size);
  const sets = taken.flatMap((one) => one.sets);
  return {
    sets: sets.slice(0, mostSets),
    truncated: sets.length > mostSets || taken.some(({ truncated }) => truncated),
    in: taken.length === 2 ? 'both' : taken[0] === now ? 'now' : 'before',
  };
}
