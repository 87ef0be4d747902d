/** Rule `agency.unresolved`. */
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** No name is known for the agency, or its name fits none or several in the register. */
export const agencyUnresolved = defineRule({
  id: 'agency.unresolved',
  severity: 'warning',
  assessed: () => 1,
  *check({ report }) {
    if (report.agency.id !== null) return;
    yield {
      blame: 'unsure',
      reported: report.agency.name,
      message: say((m) => m.agencyUnresolved(report.agency.name)),
    };
  },
});
