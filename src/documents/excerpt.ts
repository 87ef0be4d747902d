/** What stands round places of a document, as plain data: the tables and paragraphs with the cells at these places marked. */

/** A cell of an excerpt: its text, its spans, and which of the places asked for it is (from 0); null for none. */
export interface ExcerptCell {
  readonly text: string;
  readonly rowspan: number;
  readonly colspan: number;
  readonly mark: number | null;
}

/** A table, or a paragraph as a table of one cell. */
export interface Excerpt {
  readonly rows: readonly (readonly ExcerptCell[])[];
  /** Rows or cells were left out: the table is larger than what is shown. */
  readonly isCut: boolean;
}

/** How much is shown: excerpts of a document; rows, cells and spans of a table; characters of a cell. */
export const excerptBounds = { excerpts: 8, rows: 200, cells: 4000, text: 2000, span: 100 };
