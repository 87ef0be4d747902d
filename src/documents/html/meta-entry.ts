/** Metadata that a page declares. */
import type { MetaEntry } from '../document.ts';
import { collapse } from './white-space.ts';

/** The name and content of a `<meta>`; null where it has no name. */
export function metaEntry(attribs: Readonly<{ [name: string]: string }>): MetaEntry | null {
  const name = attribs['name'] ?? attribs['property'];
  const content = attribs['content'];
  if (name === undefined || content === undefined) return null;
  return { name: name.trim().toLowerCase(), content: collapse(content) };
}
