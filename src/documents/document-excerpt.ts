/**
 * Excerpts of a document that was opened: for the kinds that have no page of their own to show (Word, spreadsheets, saved pages). The tables as
 * they were read, text as text.
 */
import type { HtmlPlace, Place, SheetPlace } from '../record/index.ts';
import type { Block, Document, Table } from './document.ts';
import { excerptBounds as bounds, type Excerpt, type ExcerptCell } from './excerpt.ts';

const isHtml = (place: Place): place is HtmlPlace => 'path' in place;
const isSheet = (place: Place): place is SheetPlace => 'sheet' in place;

/** Equal for equal places; null for places of pages and pictures, which are boxes. */
function keyOf(place: Place): string | null {
  if (isSheet(place)) return `${String(place.sheet)}!${place.cell}`;
  return isHtml(place) ? place.path.join('.') : null;
}

type MarkOf = (place: Place) => number | null;

function excerptOfTable({ cells, grid }: Table, markOf: MarkOf): Excerpt {
  const rows: ExcerptCell[][] = [];
  let count = 0;
  for (const [r, slots] of grid.slice(0, bounds.rows).entries()) {
    const row: ExcerptCell[] = [];
    for (const [c, slot] of slots.entries()) {
      const cell = cells[slot];
      // Where no cell reaches an empty one stands, so that what follows stays in its column.
      if (cell !== undefined && (cell.row !== r + 1 || cell.column !== c + 1)) continue;
      count += 1;
      if (count > bounds.cells) break;
      row.push({
        text: (cell?.text ?? '').slice(0, bounds.text),
        rowspan: Math.min(bounds.span, cell?.rowSpan ?? 1),
        colspan: Math.min(bounds.span, cell?.columnSpan ?? 1),
        mark: cell === undefined ? null : markOf(cell.place),
      });
    }
    rows.push(row);
  }
  return { rows, isCut: grid.length > rows.length || count > bounds.cells };
}

const holds = (block: Block, markOf: MarkOf): boolean =>
  block.kind === 'paragraph'
    ? markOf(block.place) !== null
    : block.cells.some(({ place }) => markOf(place) !== null);

/** The tables and paragraphs that hold these places, in the document's order; at most eight. */
export function documentExcerpts({ blocks }: Document, places: readonly Place[]): Excerpt[] {
  const marks = new Map<string, number>();
  for (const [index, place] of places.entries()) {
    const key = keyOf(place);
    if (key !== null && !marks.has(key)) marks.set(key, index);
  }
  const markOf: MarkOf = (place) => marks.get(keyOf(place) ?? '') ?? null;
  return blocks
    .filter((block) => holds(block, markOf))
    .slice(0, bounds.excerpts)
    .map((block) => {
      if (block.kind === 'table') return excerptOfTable(block, markOf);
      const text = block.text.slice(0, bounds.text);
      return { rows: [[{ text, rowspan: 1, colspan: 1, mark: markOf(block.place) }]], isCut: false };
    });
}
