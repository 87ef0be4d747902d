/** Text as its UTF-8, a byte a sign: what is written again and again is then encoded once. */

/** ASCII is the same in UTF-8. */
const ascii = /^[\0-\x7F]*$/;

/**
 * The UTF-8 of a text, a byte a sign. Pages that are mostly the same words again are put together of such texts, so that these are encoded once;
 * `Buffer.from(page, 'latin1')` are the page's bytes.
 */
export function utf8Signs(text: string): string {
  return ascii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}
