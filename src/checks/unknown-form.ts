/** Rule `form.unknown`. */
import { formInForce } from '../forms/index.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** Tables with numbers are there, but no edition fits: before 2014, home-made tables, an edition to come. */
export const unknownForm = defineRule({
  id: 'form.unknown',
  severity: 'warning',
  assessed: () => 1,
  *check({ report, notes }) {
    if (!notes.isUnknownForm) return;
    const inForce = report.year === null ? null : formInForce(report.year);
    yield {
      blame: 'unsure',
      expected: inForce?.id ?? null,
      message: say((m) => m.unknownForm(inForce?.issued ?? null)),
    };
  },
});
