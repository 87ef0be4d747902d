/** Cuts the text of a document for a message: documents are hostile, and the whole text is in the record. */

/** The first `most` code points, with an ellipsis where there are more. */
export function shortened(text: string, most: number): string {
  const head = Array.from(text.slice(0, 2 * most + 2));
  return head.length > most ? `${head.slice(0, most).join('')}…` : text;
}
