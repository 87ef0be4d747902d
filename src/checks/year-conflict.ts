/** Rule `year.conflict`. */
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** The document states different years for itself, as when last year's file was copied and its title kept. */
export const yearConflict = defineRule({
  id: 'year.conflict',
  severity: 'warning',
  assessed: ({ report, notes }) => (report.year !== null || notes.yearConflict.length > 0 ? 1 : 0),
  *check({ report, notes }) {
    const years = [...new Set(notes.yearConflict)];
    if (years.length === 0) return;
    yield {
      blame: 'unsure',
      reported: years.join(', '),
      message: say((m) => m.yearConflict(years, report.year)),
    };
  },
});
