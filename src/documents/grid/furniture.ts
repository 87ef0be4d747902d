/** Page numbers and running heads: what stands at the top and foot of every page and belongs to no text. */
import { textOf } from './lines.ts';
import { looksLikePageNumber } from './marks.ts';
import type { GridPage } from './page.ts';
import type { PageItem } from './pieces.ts';

/** Only so many items at each end of a page can be furniture. */
const deepest = 3;
/** The part of a page's height, at each end, in which furniture stands. */
const margin = 0.12;
/** Heights of the same head on two pages. */
const sameHeight = 4;

/**
 * The items of each page without its furniture. A page number is taken out wherever it is one; another line only where
 * the same line, but for its digits, stands at the same height of another page, and only from the second page on.
 */
export function withoutFurniture(
  pages: readonly GridPage[],
  items: readonly (readonly PageItem[])[],
): PageItem[][] {
  const seen = new Map<string, number[]>();
  return items.map((list, p) => {
    const height = pages[p]?.height ?? 0;
    const drop = new Set<PageItem>();
    // A page of few lines has the same ones at its top and its foot.
    const looked = new Set<PageItem>();
    for (const end of [list.slice(0, deepest), list.slice(-deepest).reverse()]) {
      for (const item of end) {
        if (item.kind !== 'line') break;
        const [, top, , bottom] = item.line.box;
        if (top > margin * height && bottom < (1 - margin) * height) break;
        const text = textOf(item.line.glyphs, true);
        if (isPageNumber(text, p + 1, pages.length)) {
          drop.add(item);
          continue;
        }
        if (looked.has(item)) continue;
        looked.add(item);
        const key = text.replace(/\d+/gu, '#');
        const heights = seen.get(key) ?? [];
        if (heights.some((at) => Math.abs(at - top) <= sameHeight)) drop.add(item);
        heights.push(top);
        seen.set(key, heights);
      }
    }
    return list.filter((item) => !drop.has(item));
  });
}

/** A bare number must be near the page's own: covers and contents may shift it. A number with dashes or words is one. */
function isPageNumber(text: string, page: number, pages: number): boolean {
  if (!looksLikePageNumber(text)) return false;
  if (!/^\d+$/u.test(text)) return /\d/u.test(text);
  const number = Number(text);
  return number === page || (pages > 2 && number > 0 && Math.abs(number - page) <= 4);
}
