/** A place: where in the untouched source something stands. All indexes count from 1 (record.md, Places). */

/** A position in an HTML page, or in the HTML that a Word file was converted to. */
export interface HtmlPlace {
  /** Which table of the document, nested ones counted, in document order. Absent outside tables. */
  readonly table?: number;
  /** Row and column of the cell's top left corner in the resolved grid. Absent outside tables. */
  readonly row?: number;
  readonly column?: number;
  /** Child-element indexes from `<html>` down, of the tree that a browser builds without scripts. */
  readonly path: readonly number[];
}

/**
 * A position in plain text: the line, and the first and last code point (both included) in the whole decoded
 * text, so that `[...text].slice(from - 1, to).join('')` gives the text back. `to = from - 1` for an empty cell.
 */
export interface TextPlace {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A position on a page: a box `[left, top, right, bottom]` in points, origin top left of the page as shown. */
export interface PagePlace {
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** A position in an image, in pixels of the original. */
export interface ImagePlace {
  readonly box: readonly [number, number, number, number];
}

/** A cell of a spreadsheet, e.g. `{ sheet: 1, cell: "C7" }`. */
export interface SheetPlace {
  readonly sheet: number;
  readonly cell: string;
}

export type Place = HtmlPlace | TextPlace | PagePlace | ImagePlace | SheetPlace;
