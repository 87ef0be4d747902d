/**
 * The document as a run of tokens in source order: cells of tables, and what lines of text split into. This is what
 * the reading by sequence sees; it knows no rows, columns or spans.
 */
import {
  isFillerLine,
  placeOfToken,
  splitLine,
  type Document,
  type Paragraph,
  type Table,
} from '../documents/index.ts';
import { labelIndexes, mayBeginLabel } from './labels.ts';
import type { Place } from '../record/index.ts';
import { cellsOfLine, pipeStyleOf, type CellPiece, type PipeStyle } from './cell-lines.ts';
import { pageNumbersOf } from './page-numbers.ts';
import { looksLikeValue } from './value.ts';

export interface Token {
  readonly text: string;
  /** `break`: a line of prose, which belongs to no table. */
  readonly kind: 'value' | 'word' | 'break';
  readonly at: Place;
  /** Which table of the document it stands in; 0 for text outside tables. */
  readonly table: number;
  /** Index of the cell in its table; -1 outside tables. With `table` it names the cell. */
  readonly cell: number;
  /** Which line of text it stands on, from 1, over the whole document; 0 in tables. */
  readonly line: number;
  /** Set apart from the token before it by pipes. */
  readonly isPiped: boolean;
  /** Set apart from the token before it on its line by a run of spaces. */
  readonly isSpaced: boolean;
  /** An image stands in it. */
  readonly hasImage: boolean;
}

/** A line longer than this, or with a full stop, is prose. The longest label of a form has some 50 characters. */
const longestLabel = 90;

/** Fewer numbers one after the other may be values. */
const enoughSerials = 5;

/** The cells of a first column that only counts the rows: 1, 2, 3 … before labels. */
function serialCells(table: Table): Set<number> {
  const serials = new Set<number>();
  let last: number | null = null;
  for (const line of table.grid) {
    const first = line[0] ?? -1;
    const cell = table.cells[first];
    if (cell === undefined || serials.has(first) || !/^\d{1,3}$/.test(cell.text)) continue;
    const label = table.cells[line[1] ?? -1];
    const n = Number(cell.text);
    if ((last !== null && n !== last + 1) || label === undefined || looksLikeValue(label.text))
      return new Set();
    serials.add(first);
    last = n;
  }
  return serials.size < enoughSerials ? new Set() : serials;
}

export function tokensOfTable(table: Table): Token[] {
  const serials = serialCells(table);
  const tokens = tokensOfCells(table);
  return serials.size === 0 ? tokens : tokens.filter(({ cell }) => !serials.has(cell));
}

function tokensOfCells(table: Table): Token[] {
  const order = table.sequence ?? table.cells.map((_, i) => i);
  return order.flatMap((cell, i): Token[] => {
    const there = table.cells[cell];
    if (there === undefined) return [];
    // Where the source writes something else than what the grid put into the cell, the text is neither's.
    const written = table.sequenceText?.[i] ?? there.text;
    const text = sameText(written, there.text) ? there.text : `${there.text}\ufffd`;
    return [
      {
        text,
        kind: looksLikeValue(there.text) ? 'value' : 'word',
        at: there.place,
        table: table.index,
        cell,
        line: 0,
        isPiped: false,
        isSpaced: false,
        hasImage: there.hasImage,
      },
    ];
  });
}

const sameText = (a: string, b: string): boolean =>
  a === b || a.replace(/\s+/gu, '') === b.replace(/\s+/gu, '');

function tokensOfLine(paragraph: Paragraph, line: number, style: PipeStyle, into: Token[]): void {
  const { text } = paragraph;
  const hasPipe = style !== 'none' && text.length < 20_000 && /[|｜│]/u.test(text);
  if (!hasPipe && text.length > 2000 && !text.includes('\t')) {
    into.push(lineToken(paragraph, line));
    return;
  }
  const areRows = style === 'rows' || style === 'open-rows';
  if (hasPipe && areRows && isFillerLine(text)) return;
  if (!hasPipe && !mayHoldCells.test(text)) {
    into.push(wholeLine(paragraph, line));
    return;
  }
  const pieces: CellPiece[] = hasPipe && !areRows ? cellsOfLine(text, style) : splitLine(text);
  if (style === 'open-rows' && /^\s*[|｜│]/u.test(text)) pieces.unshift({ text: '', offset: 0 });
  if (pieces.length <= 1 && !hasPipe) {
    const bare = pieces[0]?.text ?? text;
    if (bare.length > longestLabel || bare.includes('\u3002')) {
      into.push(lineToken(paragraph, line));
      return;
    }
  }
  const last = pieces.at(-1);
  if (last !== undefined && !hasPipe) pieces.splice(-1, 1, ...labelAndNumbers(last));
  for (const piece of pieces) {
    into.push({
      text: piece.text,
      kind: looksLikeValue(piece.text) ? 'value' : 'word',
      at: placeOfToken(paragraph, { ...piece, separator: 'start' }),
      table: 0,
      cell: -1,
      line,
      isPiped: hasPipe,
      isSpaced: piece.separator === 'spaces',
      hasImage: false,
    });
  }
}

const numbersAtEnd = /^(.*?[^\s\d.,+-]) +((?:[\d,.]+|[-\u2014/])(?: (?:[\d,.]+|[-\u2014/]))*)$/u;

/**
 * A label and its numbers with single spaces between them, as the raw text of a PDF has them: cut where the label is
 * a row's, or more than one number follows.
 */
function labelAndNumbers(piece: CellPiece): CellPiece[] {
  if (piece.text.length > 300 || !/[\d\u2014/-]$/u.test(piece.text)) return [piece];
  const [, label, numbers] = numbersAtEnd.exec(piece.text) ?? [];
  if (label === undefined || numbers === undefined) return [piece];
  const isRow = labelIndexes().some((index) => index.meaningsOf(label).some((m) => m.kind === 'row'));
  const all = numbers.split(' ');
  if (!isRow && all.length < 2) return [piece];
  const pieces: CellPiece[] = [{ ...piece, text: label }];
  let offset = piece.offset + piece.text.length - numbers.length;
  for (const text of all) {
    pieces.push({ text, offset, separator: 'number' });
    offset += text.length + 1;
  }
  return pieces;
}

/** White space that may set cells of a line apart. */
const mayHoldCells = /[\t\u3000]|\s\s|[\d\-\u2010-\u2015\u2212/\uff10-\uff19]\s|^\s|\s$|\s[\d\u2014/-]/u;

/** A line that is one token. */
function wholeLine(paragraph: Paragraph, line: number): Token {
  const { text } = paragraph;
  const isProse = text.length > longestLabel || text.includes('\u3002');
  return {
    text: isProse ? text.slice(0, 200) : text,
    kind: isProse ? 'break' : looksLikeValue(text) ? 'value' : 'word',
    at: paragraph.place,
    table: 0,
    cell: -1,
    line,
    isPiped: false,
    isSpaced: false,
    hasImage: paragraph.hasImage,
  };
}

/** A line of prose: it ends whatever table stands before it. */
function lineToken(paragraph: Paragraph, line: number): Token {
  return {
    text: paragraph.text.slice(0, 200),
    kind: 'break',
    at: paragraph.place,
    table: 0,
    cell: -1,
    line,
    isPiped: false,
    isSpaced: false,
    hasImage: paragraph.hasImage,
  };
}

/** A table with fewer cells is a page's frame or its metadata. */
const dataTableCells = 20;

/** A table, or what the lines of text between tables split into. */
export type Piece =
  | { readonly table: Table; readonly tokens: null }
  | { readonly table: null; readonly tokens: readonly Token[] };

/**
 * Everything a reader sees, in order; hidden blocks and tables that only arrange others are left out. Where the
 * document has tables, so are lines of words that cannot be labels: navigation, lists, most of the prose.
 */
export function piecesOf(document: Document): Piece[] {
  const pieces: Piece[] = [];
  const style = pipeStyleOf(document.blocks.flatMap((b) => (b.kind === 'paragraph' && !b.hidden ? [b] : [])));
  let line = 0;
  const pageNumbers = pageNumbersOf(document.blocks);
  const hasTables = document.blocks.some(
    (b) => b.kind === 'table' && !b.hidden && !b.isLayout && b.cells.length >= dataTableCells,
  );
  let open: Token[] | null = null;
  document.blocks.forEach((block, i) => {
    if (block.hidden) return;
    if (block.kind === 'table') {
      if (!block.isLayout) pieces.push({ table: block, tokens: null });
      open = null;
      return;
    }
    line++;
    if (hasTables && !mayBeginLabel(block.text) && !looksLikeValue(block.text)) return;
    if (pageNumbers.has(i)) return;
    if (open === null) {
      open = [];
      pieces.push({ table: null, tokens: open });
    }
    tokensOfLine(block, line, style, open);
  });
  return pieces;
}

/** The tokens of pieces. */
export function tokensOfPieces(pieces: readonly Piece[]): Token[] {
  const tokens: Token[] = [];
  for (const piece of pieces) {
    for (const token of piece.tokens ?? tokensOfTable(piece.table)) tokens.push(token);
  }
  return tokens;
}

/** Tokens of everything a reader sees (`piecesOf`). */
export function tokensOf(document: Document): Token[] {
  return tokensOfPieces(piecesOf(document));
}
