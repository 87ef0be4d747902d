/** Rule `cell.not_a_count`. */
import { dashTexts } from '../forms/index.ts';
import { cellLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { shortened } from './shortened.ts';

/** The longest text of a cell that a finding repeats, in code points: the whole of it is in the cell's `raw`. */
const longestText = 80;

/** Words for "nothing" that the end of a line cut in two: what is left of them is no word of the agency's. */
function isCutDash(raw: string): boolean {
  const text = raw.replace(/\s+/gu, '');
  return (
    text.length > 1 &&
    [...dashTexts].some((dash) => dash !== text && (dash.startsWith(text) || dash.endsWith(text)))
  );
}

/** Words, a negative or a fraction stand where a number of the form belongs. */
export const notACount = defineRule({
  id: 'cell.not_a_count',
  severity: 'warning',
  assessed: ({ cells }) => (cells.some((cell) => cell !== undefined) ? 1 : 0),
  *check({ form, cells, isCertain }) {
    for (const [i, cell] of cells.entries()) {
      const field = form?.fields[i];
      if (field === undefined || cell?.state !== 'text') continue;
      const text = shortened(cell.raw.trim(), longestText);
      const isSure = isCertain(field.code) && !isCutDash(cell.raw);
      yield {
        blame: isSure ? 'source' : 'unsure',
        codes: [field.code],
        row: field.row === '' ? null : field.row,
        column: field.columnId,
        reported: cell.number ?? text,
        message: say((m) => m.notACount(cellLabel(form, field.code), text, field.type, isSure)),
      };
    }
  },
});
