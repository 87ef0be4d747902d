/**
 * All that the reading of a page's tables depends on but the figures in them: the labels, blanks and images, where each stands,
 * and the lines of text between the tables that labels may begin in. Reports are made from templates, so the same one comes
 * again with other figures.
 */
import type { Document, Table } from '../documents/index.ts';
import { mayBeginLabel } from './labels.ts';
import type { Piece, Token } from './tokens.ts';

/** A document's skeleton. */
export interface Skeleton {
  /** Equal for two documents only if they are alike in everything but figures. */
  readonly key: string;
  /** Its tables, from the first with a label on. */
  readonly tables: readonly Table[];
}

/** Characters of a key; a page with more is read without. A report's has some 4,000. */
const mostUnits = 32_768;

// Marks in a key. A text is written with its length before it, and none is as long as the marks say.
const longest = 0xff00;
const figure = 0xffff;
const image = 0xfffe;
const lines = 0xfffd;
const table = 0xfffc;
const prose = 0xfffb;
const none = 0xfffa;

/** Writes a key, character by character. */
class KeyWriter {
  private readonly units = new Uint16Array(mostUnits);
  private length = 0;
  /** Whether all found room. */
  isWhole = true;

  begin(): void {
    this.length = 0;
    this.isWhole = true;
  }

  mark(unit: number): void {
    if (this.length < mostUnits) this.units[this.length++] = unit;
    else this.isWhole = false;
  }

  /** A whole number from 0. */
  count(n: number): void {
    if (n >= longest) this.isWhole = false;
    this.mark(n);
  }

  text(text: string): void {
    const { length } = text;
    if (length >= longest || this.length + length >= mostUnits) {
      this.isWhole = false;
      return;
    }
    const { units } = this;
    let at = this.length;
    units[at++] = length;
    for (let i = 0; i < length; i++) units[at++] = text.charCodeAt(i);
    this.length = at;
  }

  take(): string {
    const { buffer } = this.units;
    return Buffer.from(buffer, 0, this.length * 2).toString('utf16le');
  }
}

const writer = new KeyWriter();

/**
 * The skeleton of a page in pieces, read for this year; null where it has none worth a look: no page, no table, too large.
 * What stands before the first text that may begin a label is no part of it: with no head and no row open, it
 * belongs to nothing.
 */
export function skeletonOf(
  document: Document,
  pieces: readonly Piece[],
  year: number | null,
): Skeleton | null {
  if (document.kind !== 'html') return null;
  const first = pieces.findIndex(hasLabel);
  if (first === -1) return null;
  writer.begin();
  writer.count(year ?? 0);
  const tables: Table[] = [];
  let line = 0;
  for (let i = first; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined) break;
    if (piece.table !== null) {
      writeTable(piece.table);
      tables.push(piece.table);
    } else {
      writer.mark(lines);
      writer.count(piece.tokens.length);
      for (const token of piece.tokens) {
        writeToken(token, token.line === line);
        ({ line } = token);
      }
    }
    if (!writer.isWhole) return null;
  }
  return tables.length === 0 ? null : { key: writer.take(), tables };
}

function hasLabel({ table: own, tokens }: Piece): boolean {
  return own === null
    ? tokens.some((t) => t.kind === 'word' && mayBeginLabel(t.text))
    : own.cells.some((c) => c.text !== '' && !isFigure(c.text) && mayBeginLabel(c.text));
}

/** A token on a line of text. What a line of prose says is nobody's business, only that it is prose. */
function writeToken(token: Token, isOnSameLine: boolean): void {
  if (token.kind === 'break') {
    writer.mark(prose);
    return;
  }
  const { kind, isPiped, isSpaced, hasImage, text } = token;
  writer.count(
    (kind === 'value' ? 1 : 0) +
      (isPiped ? 2 : 0) +
      (isSpaced ? 4 : 0) +
      (hasImage ? 8 : 0) +
      (isOnSameLine ? 16 : 0),
  );
  writer.text(text);
}

function writeTable({ grid, columnCount, cells }: Table): void {
  writer.mark(table);
  writer.count(grid.length);
  writer.count(columnCount);
  writer.count(cells.length);
  for (const row of grid) {
    writer.count(row.length);
    for (const cell of row) {
      if (cell < 0) writer.mark(none);
      else writer.count(cell);
    }
  }
  for (const { text, column, hasImage } of cells) {
    if (hasImage) writer.mark(image);
    // Figures in the first column may count the rows: there each is what it is.
    if (column > 1 && isFigure(text)) writer.mark(figure);
    else writer.text(text);
  }
}

/**
 * Whether a text is a plain figure: digits, perhaps with a decimal part. Every reading takes all of these for values, and none
 * asks for more before their value is written.
 */
function isFigure(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 15) return false;
  let hasPoint = false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 || hasPoint || i === 0 || i === length - 1) return false;
    hasPoint = true;
  }
  return true;
}
