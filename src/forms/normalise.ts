/**
 * How labels are compared: without white space, punctuation, quotes, item marks and notes in brackets, since
 * reports print all of these in many ways (full and half width, split over lines, left out).
 */

const itemMark =
  /^(?:[(（〔【]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）〕】][、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．])/u;
const dropped = /[\s\p{P}\p{S}\u200b-\u200f\u2060\ufeff]+/gu;

/** Removes bracketed notes; an unclosed bracket stays, so that a label cut in the middle can still be joined. */
function withoutNotes(text: string): string {
  if (!/[(（〔【[]/u.test(text)) return text;
  return text.replace(/[(（〔【[][^()（）〔〕【】[\]]*[)）〕】\]]/gu, '');
}

/**
 * The form in which two labels are equal when they say the same. Empty for text that is only marks. Linear time.
 */
export function normaliseLabel(text: string): string {
  let s = text.length > 400 ? text.slice(0, 400) : text;
  s = s.normalize('NFKC').replace(/\s+/gu, '');
  for (let i = 0; i < 2; i++) {
    const shorter = s.replace(itemMark, '');
    if (shorter === s) break;
    s = shorter;
  }
  return withoutNotes(s).replace(dropped, '');
}

/** As `normaliseLabel`, but the text of notes stays: for labels whose note was cut over several lines. */
export function normaliseWhole(text: string): string {
  return text
    .slice(0, 2000)
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(itemMark, '')
    .replace(dropped, '');
}

/** Whether a text begins with an item mark (一、 （七） 3.): a row's label does, a column's does not. */
export function hasItemMark(text: string): boolean {
  return itemMark.test(text.slice(0, 20).normalize('NFKC').replace(/\s+/gu, ''));
}

const numerals = new Set('一二三四五六七八九十');

/**
 * The first character of a text that is no mark, sign, digit or numeral: two texts that are equal as labels have the
 * same one. Empty where there is none; null where it takes the whole normalising to tell (a bracket comes first, or a
 * compatibility character).
 */
export function firstOfLabel(text: string): string | null {
  const end = Math.min(text.length, 40);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) {
      const char = text.charAt(i);
      if (!numerals.has(char)) return char;
    } else if (code === 0x28 || code === 0x5b || code === 0xff08 || code === 0x3010 || code === 0x3014) {
      // （一） is a mark; anything else in brackets may be a note, which labels are compared without.
      const close = text.slice(i + 1, i + 6).search(/[)\]）】〕]/u);
      if (close < 0) return null;
      for (const char of text.slice(i + 1, i + 1 + close)) {
        if (!numerals.has(char) && !/[\d\s\uff10-\uff19]/u.test(char)) return null;
      }
      i += close + 1;
    } else if ((code >= 0x2e80 && code < 0x3000) || (code >= 0xd800 && code < 0xff00)) return null;
  }
  return '';
}
