/** The names of tags as a page writes them, looked up once each: most pages use some thirty. */
import { html } from 'parse5';
import { lowerAscii } from './attributes.ts';
import { plainClassOf } from './plain-tags.ts';
import { kindOfTag } from './tags.ts';

/** A tag's name, and what is known of elements of that name. */
export interface TagName {
  /** As written. */
  readonly raw: string;
  /** In lower case. */
  readonly name: string;
  readonly id: html.TAG_ID;
  /** What an HTML element of that name does to text, by `tagKind`. */
  readonly kind: number;
  /** How a plain tree takes it, by `plainClass`. */
  readonly plain: number;
}

const buckets: (TagName | undefined)[] = new Array<TagName | undefined>(1024).fill(undefined);

/** What is known of a name in lower case. */
export function tagNamed(name: string, raw = name): TagName {
  const id = html.getTagID(name);
  return { raw, name, id, kind: kindOfTag(name), plain: plainClassOf(name) };
}

/** The name between two offsets; `hash` is any number that follows from its characters. */
export function tagNameAt(source: string, start: number, end: number, hash: number): TagName {
  const slot = (hash + (end - start)) & 1023;
  const known = buckets[slot];
  if (known !== undefined && known.raw.length === end - start && source.startsWith(known.raw, start))
    return known;
  // A copy: a slice would keep the whole page in memory.
  const raw = Buffer.from(source.slice(start, end)).toString();
  const made = tagNamed(lowerAscii(raw), raw);
  if (raw.length < 20) buckets[slot] = made;
  return made;
}

/** Whether two tags have one name. */
export function isSameName(one: TagName, other: TagName): boolean {
  return one === other || (one.id === other.id && one.name === other.name);
}
