/** Rule `form.unknown_row`. */
import { rowLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { codesOfRow } from './section-codes.ts';
import { shortened } from './shortened.ts';

/** The longest label that a finding repeats, in code points: the whole of it is in `extra`. */
const longestLabel = 40;

/**
 * Rows or columns with numbers whose label is not the form's, and rows that exclude each other but are both printed. One
 * finding a report: the labels are in `extra`, and a report with rows of its own often has many.
 */
export const unknownRow = defineRule({
  id: 'form.unknown_row',
  severity: 'info',
  assessed: ({ form }) => (form === null ? 0 : 1),
  *check({ form, notes }) {
    if (form === null) return;
    const labels = [...new Set(notes.unknownRows.map(({ label }) => label))];
    const doubled = new Set(notes.bothAlternatives.flat().flatMap((row) => codesOfRow(form, row)));
    if (labels.length === 0 && doubled.size === 0) return;
    const codes = form.fields.filter((field) => doubled.has(field.code)).map((field) => field.code);
    const alternatives = notes.bothAlternatives
      .flat()
      .map((row) => rowLabel(form, codesOfRow(form, row)[0] ?? ''))
      .filter((name) => name !== null);
    yield {
      // A label that is not the form's may be one that was misread.
      blame: labels.length === 0 ? 'source' : 'unsure',
      codes,
      message: say((m) =>
        m.unknownRow(
          labels.map((label) => shortened(label, longestLabel)),
          alternatives,
        ),
      ),
    };
  },
});
