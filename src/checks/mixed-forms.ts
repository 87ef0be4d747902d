/** Rule `form.mixed`. */
import { formById } from '../forms/index.ts';
import { sectionLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { codesOfSections } from './section-codes.ts';

/** Sections follow another edition than the report's, which section 2 decides. One finding a report. */
export const mixedForms = defineRule({
  id: 'form.mixed',
  severity: 'warning',
  assessed: ({ form }) => (form === null ? 0 : 1),
  *check({ form, notes, isSectionAmbiguous }) {
    if (form === null || notes.mixed.length === 0) return;
    const sections = [...new Set(notes.mixed.map(({ section }) => section))];
    const others = [...new Set(notes.mixed.map((part) => part.form))];
    const issued = others.map((id) => formById(id)?.issued ?? id);
    const isSure = !sections.some(isSectionAmbiguous);
    const names = sections.map((id) => sectionLabel(form, id));
    yield {
      blame: isSure ? 'source' : 'unsure',
      codes: codesOfSections(form, sections),
      expected: form.id,
      reported: others.join(', '),
      message: say((m) => m.mixedForms(names, form.issued, issued, isSure)),
    };
  },
});
