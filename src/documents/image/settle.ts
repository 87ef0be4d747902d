/** What only holds for recognised pages: whole places, one order, and no table that no rule draws. */
import type { Block, Table, TableCell } from '../document.ts';
import { rounded, type Box } from '../grid/page.ts';
import type { PagePlace, Place } from '../../record/index.ts';
import type { ScannedPage } from './read-page.ts';

/** Where a box of a straight page stands in the source; the page's number is for sources that have pages. */
export type PlaceOf = (page: number, box: Box) => Place;

/** Nothing that was recognised is certain, and no cell for certain empty. */
const notCertain = 0.999;

const isPage = (place: Place): place is PagePlace => 'page' in place;

/**
 * Puts the blocks that stand on recognised pages right: their places are the source's, a table has one order only (that of
 * its rows), and figures that no ruled cell holds are not to be read: where borders are missing nobody can say whose they
 * are.
 */
export function settle(
  blocks: readonly Block[],
  scanned: ReadonlyMap<number, ScannedPage>,
  placeOf: PlaceOf,
): Block[] {
  const moved = (place: Place): Place =>
    isPage(place) && scanned.has(place.page) ? placeOf(place.page, place.box) : place;
  return blocks.map((block): Block => {
    if (!isPage(block.place) || !scanned.has(block.place.page)) return block;
    if (block.kind === 'paragraph') return { ...block, place: moved(block.place) };
    const isRuled = hasRules(block, scanned.get(block.place.page));
    return {
      ...inRowOrder(block),
      place: moved(block.place),
      cells: block.cells.map((cell): TableCell => {
        const at = { ...cell, place: moved(cell.place), confidence: Math.min(cell.confidence, notCertain) };
        return isRuled || !/\d/u.test(cell.text) || /\p{L}{2}/u.test(cell.text)
          ? at
          : { ...at, text: '\ufffd', confidence: 0 };
      }),
    };
  });
}

/** The table without an order of its own: what was recognised is written nowhere. */
function inRowOrder(table: Table): Table {
  const rows: { -readonly [key in keyof Table]: Table[key] } = { ...table };
  delete rows.sequence;
  delete rows.sequenceText;
  return rows;
}

/** Whether rules that were found draw the outline of a table. */
function hasRules({ place }: Table, scanned: ScannedPage | undefined): boolean {
  if (!isPage(place) || scanned === undefined) return false;
  const [left, top, right, bottom] = place.box;
  const { horizontal, vertical } = scanned.page;
  const across = horizontal.filter(
    ({ at, from, to }) => at > top - 4 && at < bottom + 4 && Math.min(to, right) - Math.max(from, left) > 10,
  );
  const down = vertical.filter(
    ({ at, from, to }) => at > left - 4 && at < right + 4 && Math.min(to, bottom) - Math.max(from, top) > 8,
  );
  return across.length > 1 && down.length > 1;
}

/** A box to the hundredth, from the pixels of a picture that was made smaller by `reduction`. */
export function originalBox([left, top, right, bottom]: Box, reduction: number): Box {
  return rounded([left * reduction, top * reduction, right * reduction, bottom * reduction]);
}
