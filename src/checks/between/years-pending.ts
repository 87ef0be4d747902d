/** Rule `years.pending`. */
import { yearIdentityRule } from './year-identity-rule.ts';

/**
 * More reconsiderations or lawsuits were pending at the end of last year than this year's table has cases: one that was pending
 * is decided in the year, or still pending.
 */
export const yearsPending = yearIdentityRule({ id: 'years.pending', severity: 'warning' });
