/** Rule `years.jump`. */
import { sameCode, watchedCodes } from '../../forms/index.ts';
import { cellLabel } from '../labels.ts';
import { defineBetweenRule } from './between-rule.ts';
import type { KeptReport } from './kept-report.ts';
import { sayBetween } from './say-between.ts';
import type { YearPair } from './year-pairs.ts';

/**
 * The published bound: ten times as many, or a tenth. A count below `smallest` stands for `smallest`, and where both
 * years are below `large` nothing is said: small numbers jump by nature.
 */
export const jumpBound = { times: 10, smallest: 10, large: 100 } as const;

interface Change {
  readonly code: string;
  readonly now: number;
  readonly before: number;
}

function changesOf({ now, before }: YearPair): Change[] {
  const { form } = now;
  if (form === null || before.form === null) return [];
  const found: Change[] = [];
  for (const code of watchedCodes(form)) {
    const there = sameCode(code, form, before.form);
    const value = now.cells.value(code);
    const last = there === null ? null : before.cells.value(there);
    if (value === null || last === null || Math.max(value, last) < jumpBound.large) continue;
    found.push({ code, now: value, before: last });
  }
  return found;
}

function isJump({ now, before }: Change): boolean {
  const small = Math.max(jumpBound.smallest, Math.min(now, before));
  return Math.max(now, before) >= jumpBound.times * small;
}

/** A count is ten times last year's, or a tenth of it. Never an accusation: numbers may jump. */
export const yearsJump = defineBetweenRule({
  id: 'years.jump',
  severity: 'warning',
  *assessed({ pairs }): Generator<readonly [KeptReport, number]> {
    for (const pair of pairs) yield [pair.now, changesOf(pair).length];
  },
  *check({ pairs }) {
    for (const pair of pairs) {
      for (const change of changesOf(pair).filter(isJump)) {
        const { now, before } = pair;
        const cell = cellLabel(now.form, change.code);
        yield {
          reports: [now, before],
          blame: 'unsure',
          codes: [change.code],
          expected: change.before,
          reported: change.now,
          message: sayBetween((m) =>
            m.yearsJump(cell, now.year ?? 0, change.now, before.year ?? 0, change.before),
          ),
        };
      }
    }
  },
});
