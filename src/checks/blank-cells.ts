/** Rule `cell.blank`. */
import type { Form } from '../forms/index.ts';
import type { Report } from '../record/index.ts';
import { sectionLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { bySection } from './section-codes.ts';

/** Places of the form that hold nothing, or a sign for nothing. A blank is no zero. One finding a section. */
export const blankCells = defineRule({
  id: 'cell.blank',
  severity: 'info',
  assessed: ({ cells }) => (cells.some((cell) => cell !== undefined) ? 1 : 0),
  *check({ form, report, cells, isCertain }) {
    if (form === null) return;
    const empty = new Set<string>();
    const { fields } = form;
    for (let i = 0; i < fields.length; i += 1) {
      const state = cells[i]?.state;
      const code = fields[i]?.code;
      if (code === undefined) continue;
      if ((state === 'blank' || state === 'dash') && !isHeadingOfParts(form, report, code)) empty.add(code);
    }
    for (const { section, codes } of bySection(form, empty)) {
      const places = form.fields.filter((field) => field.section === section).length;
      yield {
        blame: codes.every(isCertain) ? 'source' : 'unsure',
        codes,
        message: say((m) => m.blankCells(sectionLabel(form, section), codes.length, places)),
      };
    }
  },
});

/** A row that stands for several in its place is only their heading where they are printed too. */
function isHeadingOfParts(form: Form, report: Report, code: string): boolean {
  const alternative = form.byCode.get(code)?.alternative;
  if (alternative?.side !== 'whole') return false;
  return form.fields.some(
    (field) =>
      field.alternative?.group === alternative.group &&
      field.alternative.side === 'part' &&
      report.cells[field.code] !== undefined,
  );
}
