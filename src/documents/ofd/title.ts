/** The title that an OFD declares. */
import { childOf, type XmlElement } from './xml-tree.ts';

/** A title is a line: what is longer is something else. */
const longestTitle = 500;

/** Of the first of its documents, white space collapsed; null where it declares none. */
export function titleOf(bodies: readonly XmlElement[]): string | null {
  const title = (childOf(childOf(bodies[0] ?? null, 'DocInfo'), 'Title')?.text ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return title === '' || title.length > longestTitle ? null : title;
}
