/**
 * A Document: paragraphs and tables in reading order, each with its place in the untouched source, from
 * whatever kind of bytes. It knows no form: what a table means is decided by the room `reading`.
 */
import type { Place } from '../record/index.ts';

/** What kind of bytes the document came from; it decides which readings are possible (record.md, Readings). */
export type DocumentKind = 'html' | 'text' | 'pdf' | 'word' | 'spreadsheet' | 'ofd' | 'image';

export interface Document {
  readonly kind: DocumentKind;
  /** The media type that the content shows, e.g. `text/html`; never taken from a file name. */
  readonly mediaType: string;
  /** The character encoding the text was decoded with (WHATWG name); null where there is none. */
  readonly encoding: string | null;
  /** The title that the source declares (HTML `<title>`), white space collapsed; null where none. */
  readonly title: string | null;
  /** Declared metadata (`<meta name content>`), names in lower case, in source order. */
  readonly meta: readonly MetaEntry[];
  /** Everything a reader would see, in reading order. Hidden parts are kept and marked. */
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** What went wrong while opening, as codes for people and findings; empty when nothing did. */
  readonly notes: readonly DocumentNote[];
  /** Pictures that may hold a table, or a page, as stored: for whoever recognises images. Absent where none are handed on. */
  readonly pictures?: readonly DocumentPicture[];
}

/** A picture in a document: where it stands, and its bytes, whose format their content shows. */
export interface DocumentPicture {
  readonly place: Place;
  readonly bytes: Uint8Array;
}

export interface MetaEntry {
  readonly name: string;
  readonly content: string;
}

/** A link as printed; `href` is the attribute's value, trimmed, not resolved. */
export interface Link {
  readonly text: string;
  readonly href: string;
  readonly place: Place;
}

export interface DocumentNote {
  readonly code:
    | 'encoding.replaced' // bytes that are no text in the encoding were replaced by U+FFFD
    | 'encoding.conflict' // the declared encoding is not the one the bytes are in
    | 'limit.tables' // more tables, cells or depth than the limits allow: the rest was left out
    | 'limit.text' // more text than the limits allow: the rest was left out
    | 'limit.time' // pages that could not be recognised in the time that they had: nothing of them was read
    | 'scan.unread' // pages without text, and the packages that recognise them are not installed
    | 'page.damaged' // a page that the engine could not load
    | 'text.garbled' // fonts that do not say which characters they show: those are U+FFFD
    | 'text.hidden' // a layer of text that is not shown: kept as hidden paragraphs, and in no table
    | 'engine.missing' // read without the program that reads it whole: no number of it may be held certain
    | 'content.left_out'; // parts that hold something which is not read (a chart, an embedded document)
  readonly detail: string;
}

export type Block = Paragraph | Table;

/** A line of text: a block element of HTML (cut at `<br>`), or a line of plain text. Empty only where an image stands. */
export interface Paragraph {
  readonly kind: 'paragraph';
  /** White space collapsed for HTML; as it stands for plain text, without the line break. */
  readonly text: string;
  readonly place: Place;
  /** 1–6 for an HTML heading, else null. */
  readonly level: number | null;
  /** True where the source hides it (`hidden`, `display:none`, `visibility:hidden` inline, `aria-hidden` does not count). */
  readonly hidden: boolean;
  /** An image stands in it: it may be a table that nobody can read as text. */
  readonly hasImage: boolean;
  /** HTML: the address of the first image in it, as printed. Absent where it has none. */
  readonly image?: string;
  /** Plain text: a form feed stands right before it. Absent where none does. */
  readonly pageBreakBefore?: true;
  /** Plain text: an empty line stands right before it. Absent where none does. */
  readonly blankBefore?: true;
}

export interface Table {
  readonly kind: 'table';
  /** Which table of the document, from 1, nested ones counted, in document order. */
  readonly index: number;
  readonly place: Place;
  readonly rowCount: number;
  readonly columnCount: number;
  /** The cells in source order: the plain run of tokens. An empty cell is a cell with empty text. */
  readonly cells: readonly TableCell[];
  /**
   * The resolved grid: `grid[row - 1][column - 1]` is an index into `cells`, or -1 where no cell reaches.
   * Spans are resolved as browsers do.
   */
  readonly grid: readonly (readonly number[])[];
  /**
   * The plain run of tokens where `cells` is not in it (PDF): indexes into `cells`, each once, in the order in which the
   * source writes them. Absent where the source order is that of `cells`.
   */
  readonly sequence?: readonly number[];
  /**
   * What the source writes at each place of `sequence`, told from the order and distance of its characters alone, without
   * rules or rows: equal to the cell's text, apart from white space, unless the two readings differ.
   */
  readonly sequenceText?: readonly string[];
  readonly hidden: boolean;
  /** A table that only arranges other content: a cell of it holds a table of more than one cell. */
  readonly isLayout: boolean;
}

export interface TableCell {
  /** The cell's text, white space collapsed, zero-width characters dropped. Of a nested table only the text of a single-cell one is included. */
  readonly text: string;
  /** The cell's lines (block elements, `<br>`), only where there is more than one; joined by a space they give `text`. */
  readonly lines?: readonly string[];
  /**
   * What the lines make where figures of one line are followed by figures of the next, and each of those lines is as full
   * as the cell is wide: one number that was wrapped, or several that a reader sees one over the other. Absent where no
   * figures meet, or a line had room for more.
   */
  readonly wrapped?: string;
  /**
   * `wrapped` is what only the cell's width can have made of one number: rules bound it, its lines are set as one
   * paragraph, and none of them has room for the figure that begins the next. Absent where that is not known.
   */
  readonly isWrapped?: true;
  readonly place: Place;
  /** Top left corner in the grid, from 1. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** An image stands in the cell. */
  readonly hasImage: boolean;
  /** The source hides it. */
  readonly hidden: boolean;
  /** 0..1; below 1 only for recognised images. */
  readonly confidence: number;
  /** Why what stands here is no sure number, and an empty cell not surely empty; absent where nothing speaks against it. */
  readonly doubt?: CellDoubt;
}

/** What may be wrong with a cell of a spreadsheet, of a table without rules, or of one that is wider than its page. */
export type CellDoubt =
  | 'shown_otherwise' // the number stored is another than the one shown (rounded, a date)
  | 'not_calculated' // a formula whose result is not in the file
  | 'off_page' // it stands over the page's edge, where nobody sees it, or a part of it does
  | 'unaligned'; // what stands in its row is not under its columns, so that it may belong elsewhere

/** A piece of a line that could be a cell: what flattened tables leave. Produced by `splitLine`. */
export interface LineToken {
  /** Trimmed; empty for an empty cell that pipes or tabs show. */
  readonly text: string;
  /** Offset of the token in the line's text, in UTF-16 units. */
  readonly offset: number;
  /** How the token was set apart from the one before it. */
  readonly separator: 'start' | 'pipe' | 'tab' | 'spaces' | 'number';
}
