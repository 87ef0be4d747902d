/**
 * The document as a run of tokens in source order: cells of tables, and what lines of text split into. This is what
 * the reading by sequence sees; it knows no rows, columns or spans.
 */
import { isFillerLine, placeOfToken, splitLine, type Document, type Paragraph, type Table } from '../documents/index.ts';
import { pageNumberLine } from '../forms/index.ts';
import type { Place } from '../record/index.ts';
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
  /** An image stands in it. */
  readonly hasImage: boolean;
}

/** A line longer than this, or with a full stop, is prose. The longest label of a form has some 50 characters. */
const longestLabel = 90;

export function tokensOfTable(table: Table): Token[] {
  return table.cells.map((cell, i) => ({
    text: cell.text,
    kind: looksLikeValue(cell.text) ? 'value' : 'word',
    at: cell.place,
    table: table.index,
    cell: i,
    line: 0,
    isPiped: false,
    hasImage: cell.hasImage,
  }));
}

function tokensOfLine(paragraph: Paragraph, line: number, into: Token[]): void {
  const { text } = paragraph;
  if (text.length > 2000 && !/[|｜\t]/u.test(text)) {
    into.push(lineToken(paragraph, line, 'break'));
    return;
  }
  if (isFillerLine(text)) return;
  const pieces = splitLine(text);
  const isPiped = pieces.some((piece) => piece.separator === 'pipe');
  if (pieces.length <= 1) {
    const only = pieces[0];
    const bare = only?.text ?? text;
    const isProse = !isPiped && (bare.length > longestLabel || /\u3002/u.test(bare));
    if (isProse) {
      into.push(lineToken(paragraph, line, 'break'));
      return;
    }
  }
  for (const piece of pieces) {
    into.push({
      text: piece.text,
      kind: looksLikeValue(piece.text) ? 'value' : 'word',
      at: placeOfToken(paragraph, piece),
      table: 0,
      cell: -1,
      line,
      isPiped: isPiped || /[|｜]/u.test(text),
      hasImage: false,
    });
  }
}

function lineToken(paragraph: Paragraph, line: number, kind: 'break' | 'word'): Token {
  return {
    text: paragraph.text.slice(0, 200),
    kind,
    at: paragraph.place,
    table: 0,
    cell: -1,
    line,
    isPiped: false,
    hasImage: paragraph.hasImage,
  };
}

/** Whether a paragraph is a page number: alone on its line, next to the end of a page. */
function isPageNumber(blocks: Document['blocks'], i: number): boolean {
  const block = blocks[i];
  if (block?.kind !== 'paragraph' || block.text.length > 20 || !pageNumberLine.test(block.text)) return false;
  const next = blocks[i + 1];
  const endsPage = next === undefined ? /[-—–]/u.test(block.text) : next.kind === 'paragraph' && next.pageBreakBefore === true;
  return endsPage || block.pageBreakBefore === true;
}

/** Tokens of everything a reader sees; hidden blocks and tables that only arrange others are left out. */
export function tokensOf(document: Document): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  document.blocks.forEach((block, i) => {
    if (block.hidden) return;
    if (block.kind === 'table') {
      if (!block.isLayout) for (const token of tokensOfTable(block)) tokens.push(token);
      return;
    }
    line++;
    if (isPageNumber(document.blocks, i)) return;
    tokensOfLine(block, line, tokens);
  });
  return tokens;
}
