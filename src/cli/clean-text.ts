/** Text of documents, made safe to print on a terminal. */

/**
 * One line without control and format characters. Documents are hostile: an escape sequence in a title could
 * rewrite the screen, and direction marks could reorder it. Line breaks and tabs become a space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, '')
    .trim();
}

/** JSON of one line. C1 control characters, which some terminals obey, are escaped: it is the same JSON. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(
    /[\u007f-\u009f]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}
