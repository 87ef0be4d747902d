/** How much of a hostile document is read before it is refused or cut. */

/** Bounds of opening a document; each can be set by the caller, the defaults are `defaultLimits`. */
export interface DocumentLimits {
  /** Bytes of an HTML page or a text; more are refused with `document.too_large`. */
  readonly textBytes: number;
  /** Elements of an HTML page; more are refused with `document.too_large`. */
  readonly elements: number;
  /** Nesting of HTML elements; what stands deeper is left out with `limit.tables`. */
  readonly depth: number;
  /** Tables of a document; the rest is left out with `limit.tables`. */
  readonly tables: number;
  /** Slots of one table's grid; the rest of the table is left out with `limit.tables`. */
  readonly slots: number;
  /** Paragraphs and cells together; the rest is left out with `limit.text`. */
  readonly blocks: number;
  /** Characters of a line of plain text before a note `limit.text` is made; the line is kept. */
  readonly lineLength: number;
  /** Pages of a PDF; more are refused with `document.too_large`. */
  readonly pages: number;
  /** Characters of a page of a PDF; the text of a page with more is left out with `limit.text`. */
  readonly glyphs: number;
  /** Pixels of a picture as it is stored; a larger one is refused before it is unpacked. */
  readonly imagePixels: number;
  /** Pixels of the longer side of what is recognised; a larger picture is made smaller. */
  readonly imageSide: number;
}

/**
 * The defaults: a hundred times what the largest report seen needs. Chromium itself nests 512 elements and puts deeper
 * ones beside each other, so beyond that depth no path could hold in every browser.
 */
export const defaultLimits: DocumentLimits = {
  textBytes: 32 * 1024 * 1024,
  elements: 1_500_000,
  depth: 512,
  tables: 2000,
  slots: 200_000,
  blocks: 500_000,
  lineLength: 1_000_000,
  pages: 500,
  glyphs: 100_000,
  imagePixels: 120_000_000,
  imageSide: 2600,
};
