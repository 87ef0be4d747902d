/**
 * Cells that a line may have cut in two, in text without marks of cells. One half too many and a blank that left nothing
 * make a count that fits, with every number after the cut in the wrong place.
 */
import type { Form } from '../forms/index.ts';
import type { Token } from './tokens.ts';
import { isChangeInWords, unitOfText } from './value.ts';

const digit = '[\\d\\uff10-\\uff19]';

/** How the second half of a number begins that was cut at a separator. */
const fromSeparator = new RegExp(`^\\s*[,.，．]\\s*${digit}`, 'u');

/** The end of a number and its note. */
const digitsAndNote = new RegExp(`^${digit}+[（(]`, 'u');

/** How the first half ends of a number that was cut within a group of three digits. */
const toSeparator = new RegExp(`${digit}[,，]${digit}{0,2}$`, 'u');

/** How the second half begins: no number begins with a zero before others. */
const fromGroup = new RegExp(`^[0\uff10][,，]?${digit}`, 'u');

const digitLast = new RegExp(`${digit}$`, 'u');
const digitFirst = new RegExp(`^${digit}`, 'u');
const digitsAlone = new RegExp(`^${digit}+$`, 'u');

/** A figure this wide, in half-width characters, may have been cut by the edge of its cell. */
const widestFigure = 10;

/** Full-width characters take two places. */
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/gu)?.length ?? 0);

const isUnmarked = (token: Token): boolean => token.table === 0 && !token.isPiped;

/** Whether a word that is no label is the second half of a cell whose first half is `last`; null where none comes before. */
export function isRestOfCell(word: Token, last: Token | null): boolean {
  if (fromSeparator.test(word.text)) return true;
  if (last === null || !isUnmarked(word) || !isUnmarked(last) || last.line === word.line) return false;
  if (toSeparator.test(last.text)) return digitFirst.test(word.text);
  if (!digitLast.test(last.text)) return false;
  return digitsAndNote.test(word.text) || unitOfText(word.text) !== null;
}

/** A number that begins or ends within a group of digits: its other half is a neighbour, or is lost. */
export function hasHalfNumber(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => isUnmarked(token) && (toSeparator.test(token.text) || fromGroup.test(token.text)),
  );
}

/**
 * A change in words under a column of the form that counts: a blank was lost before it, or a line cut it. `codes` and
 * `tokens` are side by side.
 */
export function hasStrayChange(tokens: readonly Token[], codes: readonly string[], form: Form): boolean {
  return tokens.some(
    (token, k) =>
      isUnmarked(token) &&
      isChangeInWords(token.text) &&
      form.fields.find(({ code }) => code === codes[k])?.type !== 'change',
  );
}

/** A wide figure with bare digits on the next line: one number that its cell's edge cut, or two. */
export function hasWideFigure(tokens: readonly Token[]): boolean {
  return tokens.some((token, k) => {
    const next = tokens[k + 1];
    if (next === undefined || !isUnmarked(token) || next.line === token.line) return false;
    const mayGoOn = digitLast.test(token.text) && digitsAlone.test(next.text);
    return mayGoOn && widthOf(token.text) >= widestFigure && widthOf(next.text) <= widthOf(token.text);
  });
}
