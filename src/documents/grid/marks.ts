/**
 * Signs that pages are set with, whatever they speak of: item marks, page numbers, and what stands for an empty number.
 * Chinese ones are written by their code points: no words are kept here.
 */

/** Numerals are one to ten, or figures. A point before another figure is a decimal one. */
const itemMark =
  /^(?:[(\u3014\u3010](?:[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}|\d{1,2})[)\u3015\u3011]|(?:[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}|\d{1,2})(?:\u3001|\.(?!\d)))/u;
/** A number alone or between dashes, with or without the words for page number. */
const pageNumber = /^[-\u2014\u2013\s\u00b7]*(?:\u7b2c\s*)?\d{1,3}(?:\s*\u9875)?[-\u2014\u2013\s\u00b7]*$/u;
const figure = /^[-+\u2212\uff0b\uff0d]?[\d\uff10-\uff19][\d\uff10-\uff19,\uff0c.\uff0e]*$/u;
/** A figure with whatever follows it, after a sign or the words for more and less. */
const signedFigure = /^(?:[-+\u2212\uff0b\uff0d]|[\u589e\u51cf][\u52a0\u5c11]?)?[\d\uff10-\uff19]/u;
/** Dashes, strokes, and the words for none and not applicable. */
const noNumber =
  /^(?:[-\u2014\u2013\u2015\u2500/\uff0f\uff0d]{1,4}|\u65e0|\u4e0d\u6d89\u53ca|\u4e0d\u9002\u7528)$/u;

/** Whether a text begins with an item mark: 1. or (2), or one in Chinese numerals. */
export function hasItemMark(text: string): boolean {
  return itemMark.test(text.slice(0, 20).normalize('NFKC').replace(/\s+/gu, ''));
}

/** Whether a line is a page number by its look. */
export function looksLikePageNumber(text: string): boolean {
  return text.length <= 20 && pageNumber.test(text);
}

/** Whether a text is nothing but a figure, in either width. */
export function isFigures(text: string): boolean {
  return figure.test(text.replace(/\s+/gu, ''));
}

/** Whether a run of text could be a number of a table: a figure, one with a unit or a note, or what stands for none. */
export function looksLikeNumber(text: string): boolean {
  if (isFigures(text)) return !/[.\uff0e]$/u.test(text);
  if (noNumber.test(text)) return true;
  if (text.length > 24 || hasItemMark(text) || endsBracketed(text)) return false;
  return signedFigure.test(text);
}

/** Whether a bracket closes that the text does not open: it is the rest of something that was wrapped. */
function endsBracketed(text: string): boolean {
  const close = text.search(/[)\uff09]/u);
  return close >= 0 && !/[(\uff08]/u.test(text.slice(0, close));
}
