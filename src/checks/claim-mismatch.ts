/** Rule `claim.mismatch`. */
import { claimFacts, compareClaims, differing } from './claims.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** The text states a number for cells of the table, and the table has another. */
export const claimMismatch = defineRule({
  id: 'claim.mismatch',
  severity: 'warning',
  assessed: (context) => compareClaims(context).filter(({ isOtherBody }) => !isOtherBody).length,
  *check(context) {
    for (const group of differing(compareClaims(context).filter(({ isOtherBody }) => !isOtherBody))) {
      const first = group[0];
      if (first === undefined) continue;
      const facts = claimFacts(context.form, group, first);
      yield {
        blame: facts.isSure ? 'source' : 'unsure',
        codes: first.codes,
        expected: first.claimed,
        reported: first.table,
        message: say((m) => m.claimMismatch(facts)),
      };
    }
  },
});
