/** Text of documents for a page of HTML. */

/** Text as text, also in an attribute; without signs that reorder or hide what stands round them. */
export function asText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0).toString()};`);
}
