/** Rule `form.missing_section`. */
import { sectionLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { codesOfSections } from './section-codes.ts';

/**
 * A section's table is not in the document, or stands there as an image that was not read. Never the source's: the table
 * may have been lost on the way to us, as an attachment, an image or a script.
 */
export const missingSection = defineRule({
  id: 'form.missing_section',
  severity: 'warning',
  assessed: ({ form }) => (form === null ? 0 : 1),
  *check({ form, notes }) {
    if (form === null) return;
    const missing = new Map(notes.missingSections.map(({ section, isImage }) => [section, isImage]));
    for (const [section, isImage] of missing) {
      const codes = codesOfSections(form, [section]);
      if (codes.length === 0) continue;
      yield {
        blame: isImage ? 'parse' : 'unsure',
        codes,
        expected: section,
        reported: isImage ? 'image' : null,
        message: say((m) => m.missingSection(sectionLabel(form, section), isImage)),
      };
    }
  },
});
