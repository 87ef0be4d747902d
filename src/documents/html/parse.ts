/** HTML text → the tree that a browser builds without scripts. */
import { parse } from 'parse5';
import type { Tokenizer } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import type { LeanElement, LeanRoot } from './nodes.ts';
import { TooManyReferences } from './references.ts';
import { FastTokenizer, NeedsFullTokenizer, TreeBuilder } from './tokenizer.ts';

/** A page's tree, and its style sheets wherever they stand. */
export interface ParsedPage {
  readonly root: LeanRoot;
  readonly sheets: readonly LeanElement[];
}

/** Parses a page; throws `TooManyElements` beyond `maxElements`. `hasNul`: whether the text holds a NUL, where known. */
export function parseHtml(text: string, maxElements: number, hasNul = text.includes('\0')): ParsedPage {
  if (!hasNul) {
    try {
      return parseFast(text, maxElements);
    } catch (error) {
      if (!(error instanceof NeedsFullTokenizer) && !(error instanceof TooManyReferences)) throw error;
    }
  }
  return parseFully(text, maxElements);
}

/** With parse5's own tokenizer, which knows everything. */
export function parseFully(text: string, maxElements: number): ParsedPage {
  const sheets: LeanElement[] = [];
  const root = parse<LeanMap>(text, {
    treeAdapter: leanAdapter(maxElements, sheets),
    scriptingEnabled: false,
  });
  return { root, sheets };
}

/** With the fast tokenizer, which may refuse (`NeedsFullTokenizer`, `TooManyReferences`). `text` has no NULs. */
export function parseFast(text: string, maxElements: number): ParsedPage {
  const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const sheets: LeanElement[] = [];
  const parser = new TreeBuilder({ treeAdapter: leanAdapter(maxElements, sheets), scriptingEnabled: false });
  const tokenizer = new FastTokenizer(source, parser);
  parser.tokenizer = tokenizer as unknown as Tokenizer;
  tokenizer.run();
  return { root: parser.document, sheets };
}
