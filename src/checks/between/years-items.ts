/** Rule `years.items`. */
import { yearIdentityRule } from './year-identity-rule.ts';

/** The number of last year's items (form of 2019) is not what last year's report and its change give. */
export const yearsItems = yearIdentityRule({ id: 'years.items', severity: 'warning' });
