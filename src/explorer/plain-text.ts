/** Text of documents, made safe to stand beside other text. It is data: never markup, never an address. */

/** Signs that hide, reorder or end what stands round them: controls, bidi marks, invisible ones. Each becomes U+FFFD, so that it shows. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** The text on one line, without such signs, and no longer than `most` code units. */
export function plainText(text: string, most = 2000): string {
  return text
    .slice(0, most)
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(unseen, '\uFFFD');
}

/** The same, where there may be none. */
export function plainOrNull(text: string | null, most = 2000): string | null {
  return text === null ? null : plainText(text, most);
}

/** Text for a page of HTML, in its text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** An address that may become a link; null for anything but the web. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"'<>\\]+$/iu.test(url) ? url : null;
}
