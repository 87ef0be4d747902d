/** Rule `years.in_force`. */
import { yearIdentityRule } from './year-identity-rule.ts';

/**
 * The documents in force are not last year's with those issued and without those repealed. Revision and expiry change the
 * number too and have no column: where the text speaks of them nothing is said, and nobody is ever accused.
 */
export const yearsInForce = yearIdentityRule({
  id: 'years.in_force',
  severity: 'warning',
  neverSure: true,
  skips: ({ now }) => now.speaksOfRevision,
});
