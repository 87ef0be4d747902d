/** Rule `form.not_in_force`. */
import { formInForce } from '../forms/index.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/**
 * The edition in the document is not the one in force for its year. Departments kept printing the 2019 form for years
 * after 2021; whoever compares years needs to know.
 */
export const notInForce = defineRule({
  id: 'form.not_in_force',
  severity: 'info',
  assessed: ({ report, form }) =>
    form !== null && report.year !== null && formInForce(report.year) !== null ? 1 : 0,
  *check({ report, form, notes }) {
    const inForce = report.year === null ? null : formInForce(report.year);
    if (form === null || inForce === null || form.id === inForce.id) return;
    const isSure = notes.yearConflict.length === 0 && notes.mixed.length === 0;
    yield {
      blame: isSure ? 'source' : 'unsure',
      expected: inForce.id,
      reported: form.id,
      message: say((m) => m.notInForce(report.year ?? 0, form.issued, inForce.issued, isSure)),
    };
  },
});
