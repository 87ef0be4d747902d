/** Rule `years.carry_over`. */
import { yearIdentityRule } from './year-identity-rule.ts';

/**
 * The requests carried in are not those that last year's report carried out, in a column. Source: the form, whose second row
 * of section 3 is last year's last (decrees of 2019 and 2021 in src/forms).
 */
export const yearsCarryOver = yearIdentityRule({
  id: 'years.carry_over',
  severity: 'error',
  hasSuspects: true,
});
