/** The lines of a document outside its tables, and the texts of its links: gathered once, asked for often. */
import type { Document } from '../documents/index.ts';
import { compact } from '../forms/index.ts';
import type { Placed } from './reading.ts';

/** A visible line of text outside tables. */
export interface Line extends Placed {
  /** Index in `document.blocks`. */
  readonly block: number;
  /** 1–6 for an HTML heading, else null. */
  readonly level: number | null;
}

/** Links are compared by so much of their text. */
const longestLink = 200;

const lines = new WeakMap<Document, readonly Line[]>();
const linkTexts = new WeakMap<Document, ReadonlySet<string>>();

/** The document's visible lines outside tables, in order; their text as it stands, so that places can be counted in it. */
export function linesOf(document: Document): readonly Line[] {
  const known = lines.get(document);
  if (known !== undefined) return known;
  const found: Line[] = [];
  document.blocks.forEach((b, block) => {
    if (b.kind !== 'paragraph' || b.hidden || b.text.trim() === '') return;
    found.push({ text: b.text, at: b.place, block, level: b.level });
  });
  lines.set(document, found);
  return found;
}

/** The texts of the document's links (the first 200 characters), compact. */
export function linkTextsOf(document: Document): ReadonlySet<string> {
  let known = linkTexts.get(document);
  if (known === undefined) {
    known = new Set(document.links.map((link) => compact(link.text.slice(0, longestLink))));
    linkTexts.set(document, known);
  }
  return known;
}
