/** Rule `claim.mismatch`. */
import { claimFacts, compareClaims, differing } from './claims.ts';
import { compareShares } from './claim-shares.ts';
import { cellLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** The text states a number for cells of the table, and the table has another. */
export const claimMismatch = defineRule({
  id: 'claim.mismatch',
  severity: 'warning',
  assessed: (context) =>
    compareClaims(context).filter(({ isOtherBody }) => !isOtherBody).length + compareShares(context).length,
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
    for (const share of compareShares(context)) {
      if (share.fits) continue;
      const labels = (codes: readonly string[]) => codes.map((code) => cellLabel(context.form, code));
      const [part, whole] = [labels(share.part), labels(share.whole)];
      yield {
        // Of which whole it is a share, words rarely say.
        blame: 'unsure',
        codes: share.codes,
        expected: share.claimed,
        reported: share.table,
        message: say((m) => m.shareMismatch(part, whole, share)),
      };
    }
  },
});
