/** The lines of text that tokens stand on, as far as they look like the rows of a table. */
import type { Token } from './tokens.ts';

/** A line with at least this many cells holds a row of its own. */
const enoughCells = 3;

/** Cells before a label are counted up to this many; a form has at most three columns of labels. */
const mostCellsBefore = 20;

/** The lines of a run of tokens. */
export class TextLines {
  private rows: ReadonlySet<number> | null = null;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Whether this line of text holds several cells, so that a row does not go over to the next. */
  isRow(line: number): boolean {
    if (this.rows === null) {
      const counts = new Map<number, number>();
      for (const token of this.tokens) counts.set(token.line, (counts.get(token.line) ?? 0) + 1);
      this.rows = new Set([...counts].flatMap(([at, n]) => (at > 0 && n >= enoughCells ? [at] : [])));
    }
    return this.rows.has(line);
  }

  /** How many cells stand before token `i` on its line (-1 in tables), and whether one of them is empty. */
  before(i: number): { readonly column: number; readonly isAfterEmpty: boolean } {
    const line = this.tokens[i]?.line ?? 0;
    if (line === 0) return { column: -1, isAfterEmpty: false };
    let column = 0;
    let isAfterEmpty = false;
    while (column < mostCellsBefore) {
      const token = this.tokens[i - 1 - column];
      if (token?.line !== line) break;
      isAfterEmpty ||= token.text === '';
      column++;
    }
    return { column, isAfterEmpty };
  }
}
