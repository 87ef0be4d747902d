/** Rule `claim.scope`. */
import { claimFacts, compareClaims, differing } from './claims.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** The text states a number that differs from the table's, but for another body: an office beside its district. */
export const claimScope = defineRule({
  id: 'claim.scope',
  severity: 'info',
  assessed: (context) => compareClaims(context).length,
  *check(context) {
    for (const group of differing(compareClaims(context).filter(({ isOtherBody }) => isOtherBody))) {
      const first = group[0];
      if (first === undefined) continue;
      const facts = claimFacts(context.form, group, first);
      yield {
        blame: 'unsure',
        codes: first.codes,
        expected: first.claimed,
        reported: first.table,
        message: say((m) => m.claimScope(facts)),
      };
    }
  },
});
