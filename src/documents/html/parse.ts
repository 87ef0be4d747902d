/** HTML text → the tree that a browser builds without scripts. */
import { parse } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import type { LeanRoot } from './nodes.ts';

/** Parses a page; throws `TooManyElements` beyond `maxElements`. */
export function parseHtml(text: string, maxElements: number): LeanRoot {
  return parse<LeanMap>(text, { treeAdapter: leanAdapter(maxElements), scriptingEnabled: false });
}
