/** Whether a run of text could be a number of a table, by its look. */
import { dashTexts, hasItemMark } from '../../forms/index.ts';

const figure = /^[-+\u2212]?[\d０-９][\d０-９,，.．]*$/u;
const dashes: ReadonlySet<string> = new Set(dashTexts);

/** A figure, a figure with a unit or a note, or what stands for none. */
export function isValueRun(text: string): boolean {
  if (figure.test(text)) return !/[.．]$/u.test(text);
  if (dashes.has(text)) return true;
  if (text.length > 24 || hasItemMark(text)) return false;
  return /^[-+\u2212]?[\d０-９]/u.test(text);
}
