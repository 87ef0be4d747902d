/** HTML text → the tree that a browser builds without scripts. */
import { parse } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import type { LeanElement, LeanRoot } from './nodes.ts';
import type { PageText } from '../page-text.ts';
import { Parse5Sink } from './parse5-sink.ts';
import { NotPlain } from './open-elements.ts';
import { PlainTree } from './plain-tree.ts';
import { TooManyReferences } from './references.ts';
import { FastTokenizer, NeedsFullTokenizer } from './tokenizer.ts';

/** A page's tree, and its style sheets wherever they stand. */
export interface ParsedPage {
  readonly root: LeanRoot;
  readonly sheets: readonly LeanElement[];
}

/** Parses a page, by the shortest route that takes it; throws `TooManyElements` beyond `maxElements`. */
export function parseHtml(page: PageText, maxElements: number, hasNul: boolean): ParsedPage {
  if (!hasNul) {
    try {
      return parsePlain(page, maxElements) ?? parseFast(page, maxElements);
    } catch (error) {
      if (!(error instanceof NeedsFullTokenizer) && !(error instanceof TooManyReferences)) throw error;
    }
  }
  return parseFully(page.whole(), maxElements);
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

/** With our tokenizer and parse5's tree builder; may refuse (`NeedsFullTokenizer`, `TooManyReferences`). The page has no NULs. */
export function parseFast(page: PageText, maxElements: number): ParsedPage {
  const sink = new Parse5Sink(maxElements);
  new FastTokenizer(page.pieces(), sink).run();
  return { root: sink.root, sheets: sink.sheets };
}

/** With nothing of parse5; null where the markup is not well-formed. May refuse as `parseFast`. The page has no NULs. */
export function parsePlain(page: PageText, maxElements: number): ParsedPage | null {
  const sink = new PlainTree(maxElements);
  try {
    new FastTokenizer(page.pieces(), sink).run();
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return null;
  }
  return { root: sink.root, sheets: sink.sheets };
}
