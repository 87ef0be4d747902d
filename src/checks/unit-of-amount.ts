/** Rule `cell.unit`. */
import { unitNames } from '../forms/index.ts';
import { cellLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** An amount printed in another unit than the form's, or in none where the form names none. */
export const unitOfAmount = defineRule({
  id: 'cell.unit',
  severity: 'warning',
  assessed: ({ form, cells }) =>
    form?.fields.filter(({ type }, i) => type === 'amount' && (cells[i]?.number ?? null) !== null).length ??
    0,
  *check({ form, report, notes, isCertain }) {
    if (form === null || notes.units.length === 0) return;
    const words = new Map(notes.units.map(({ code, word }) => [code, word]));
    for (const field of form.fields) {
      const word = words.get(field.code);
      if (word === undefined || field.unit === null) continue;
      const unit = unitNames[field.unit];
      const value = report.values[field.code] ?? null;
      const raw = report.cells[field.code]?.raw ?? '';
      yield {
        blame: isCertain(field.code) ? 'source' : 'unsure',
        codes: [field.code],
        row: field.row === '' ? null : field.row,
        column: field.columnId,
        expected: field.unit,
        reported: word,
        message: say((m) => m.unitOfAmount(cellLabel(form, field.code), raw, word, unit, value)),
      };
    }
  },
});
