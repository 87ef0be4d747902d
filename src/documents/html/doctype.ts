/** Doctypes decide about quirks, and those about tables in paragraphs: parse5 reads them, once each. */
import { parse } from 'parse5';
import type { html } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import { LeanData } from './nodes.ts';

/** What a doctype says. */
export interface Doctype {
  /** As a node's data: `!DOCTYPE html`. */
  readonly data: string;
  readonly mode: html.DOCUMENT_MODE;
}

const known = new Map<string, Doctype>();
const maxKnown = 64;
const longestKnown = 300;

/** Reads the source of a doctype, from `<` to `>`. */
export function doctypeOf(source: string): Doctype {
  const remembered = known.get(source);
  if (remembered !== undefined) return remembered;
  const root = parse<LeanMap>(source, { treeAdapter: leanAdapter(16) });
  const node = root.first;
  const data = node instanceof LeanData ? node.data : '!DOCTYPE ';
  const found = { data, mode: root['x-mode'] };
  // A copy: a slice would keep the whole page in memory.
  if (known.size < maxKnown && source.length <= longestKnown)
    known.set(Buffer.from(source).toString(), found);
  return found;
}
