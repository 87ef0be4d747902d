/** Rule `form.missing_row`. */
import { rowLabel, sectionLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { codesOfRow } from './section-codes.ts';

/** A row of the form is not in its table, although the table is there. */
export const missingRow = defineRule({
  id: 'form.missing_row',
  severity: 'info',
  assessed: ({ form }) => (form === null ? 0 : 1),
  *check({ form, notes, isSectionAmbiguous }) {
    if (form === null) return;
    for (const row of new Set(notes.missingRows)) {
      const codes = codesOfRow(form, row);
      const first = codes[0];
      const section = first === undefined ? undefined : form.byCode.get(first)?.section;
      if (first === undefined || section === undefined) continue;
      // An unknown row beside it may be the missing one under another name.
      const isSure =
        !isSectionAmbiguous(section) &&
        !notes.mixed.some((part) => part.section === section) &&
        !notes.unknownRows.some((other) => other.section === null || other.section === section);
      const name = rowLabel(form, first) ?? sectionLabel(form, section);
      yield {
        blame: isSure ? 'source' : 'unsure',
        codes,
        row,
        message: say((m) => m.missingRow(sectionLabel(form, section), name, isSure)),
      };
    }
  },
});
