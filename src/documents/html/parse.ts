/** HTML text → the tree that a browser builds without scripts. */
import { parse } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import type { LeanElement, LeanRoot } from './nodes.ts';
import { Parse5Sink } from './parse5-sink.ts';
import { NotPlain, PlainTree } from './plain-tree.ts';
import { TooManyReferences } from './references.ts';
import { FastTokenizer, NeedsFullTokenizer } from './tokenizer.ts';

/** A page's tree, and its style sheets wherever they stand. */
export interface ParsedPage {
  readonly root: LeanRoot;
  readonly sheets: readonly LeanElement[];
}

/**
 * Parses a page, by the shortest route that takes it; throws `TooManyElements` beyond `maxElements`. `hasNul`: whether the
 * text holds a NUL, where known.
 */
export function parseHtml(text: string, maxElements: number, hasNul = text.includes('\0')): ParsedPage {
  if (!hasNul) {
    try {
      const source = withoutReturns(text);
      return parsePlain(source, maxElements) ?? parseFast(source, maxElements);
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

/** With our tokenizer and parse5's tree builder; may refuse (`NeedsFullTokenizer`, `TooManyReferences`). `text` has no NULs. */
export function parseFast(text: string, maxElements: number): ParsedPage {
  const sink = new Parse5Sink(maxElements);
  new FastTokenizer(withoutReturns(text), sink).run();
  return { root: sink.root, sheets: sink.sheets };
}

/** With nothing of parse5; null where the markup is not well-formed. May refuse as `parseFast`. `text` has no NULs. */
export function parsePlain(text: string, maxElements: number): ParsedPage | null {
  const sink = new PlainTree(maxElements);
  try {
    new FastTokenizer(withoutReturns(text), sink).run();
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return null;
  }
  return { root: sink.root, sheets: sink.sheets };
}

function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
