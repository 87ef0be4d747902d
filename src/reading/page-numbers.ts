/** Lines of a document that hold nothing but the number of their page. */
import type { Document } from '../documents/index.ts';
import { pageNumberLine } from '../forms/index.ts';

/** - 3 -: no cell's text, wherever it stands. */
const framedNumber = /^\s*[-—–]{1,2}\s*\d{1,3}\s*[-—–]{1,2}\s*$/u;

/** A number at the edge of a page that may be the page's. */
interface EdgeNumber {
  readonly block: number;
  /** Printed number less the page's place in the document; null where dashes or words show what it is. */
  readonly offset: number | null;
}

/** The number alone on its line at the top or the end of page `page`; null where block `i` is none. */
function edgeNumber(blocks: Document['blocks'], i: number, page: number): EdgeNumber | null {
  const block = blocks[i];
  if (block?.kind !== 'paragraph' || block.text.length > 200) return null;
  if (framedNumber.test(block.text)) return { block: i, offset: null };
  const next = blocks[i + 1];
  const endsPage = next === undefined || (next.kind === 'paragraph' && next.pageBreakBefore === true);
  if (!endsPage && block.pageBreakBefore !== true) return null;
  const text = block.text.trim();
  if (text.length > 20 || !pageNumberLine.test(text)) return null;
  // A number with a sign is a value.
  if (/^\D\d+$/u.test(text)) return null;
  if (!/^\d+$/.test(text)) return { block: i, offset: null };
  // At the top of a page a number is as often a cell's: there an empty line has to follow it.
  const isSetOff = endsPage
    ? block.blankBefore === true
    : next.kind === 'paragraph' && next.blankBefore === true;
  return isSetOff || /^\s{8}/.test(block.text) ? { block: i, offset: Number(text) - page } : null;
}

/**
 * The blocks that hold nothing but a page number. A bare number may be a cell's, so it must stand apart, and be the
 * page's: by the document's pages, or counted from another one on at least two of them.
 */
export function pageNumbersOf(blocks: Document['blocks']): Set<number> {
  const edges: EdgeNumber[] = [];
  let page = 1;
  blocks.forEach((block, i) => {
    if (block.kind === 'paragraph' && block.pageBreakBefore === true) page++;
    const edge = edgeNumber(blocks, i, page);
    if (edge !== null) edges.push(edge);
  });
  const found = new Set<number>();
  for (const { block, offset } of edges) {
    // A text without page breaks has no bare page numbers.
    if (page === 1 && offset !== null) continue;
    const isCounted = offset === 0 || edges.filter((other) => other.offset === offset).length > 1;
    if (offset === null || isCounted) found.add(block);
  }
  return found;
}
