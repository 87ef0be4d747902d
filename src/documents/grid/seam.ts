/** The place where a page ends and the next goes on: which cells, and which row, go on under it. */
import { besideFigures, besideLabel, fills } from './cell-text.ts';
import { linesOf } from './lines.ts';
import { hasItemMark, isFigures, looksLikeNumber } from './marks.ts';
import { textIn, type PieceCell } from './pieces.ts';

/** A row of so many cells may be one of numbers without a label, left blank. */
const fewestUnlabelled = 5;
/** A row lower than this, in sizes, holds no line of text. */
const sliver = 1.3;

/** Two cells one over the other at the seam, with the same columns. */
interface Pair {
  readonly above: PieceCell;
  readonly below: PieceCell;
}

/** The place where a page ends and the next goes on. */
export class Seam {
  private readonly last: readonly PieceCell[];
  private readonly first: readonly PieceCell[];
  private readonly pairs: readonly Pair[];

  constructor(
    private readonly upper: readonly PieceCell[],
    private readonly lower: readonly PieceCell[],
    /** The first row under the seam. */
    private readonly at: number,
    /** The row after the last. */
    private readonly end: number,
    private readonly isRuled: boolean,
  ) {
    this.last = upper.filter((cell) => cell.row + cell.rowSpan === at);
    this.first = lower.filter((cell) => cell.row === at);
    this.pairs = this.last.flatMap((above) => {
      const below = this.first.find(
        (cell) => cell.column === above.column && cell.columnSpan === above.columnSpan,
      );
      return below === undefined ? [] : [{ above, below }];
    });
  }

  /** All cells, and how many rows they make: one fewer where the page broke a row in two. */
  joined(): { cells: PieceCell[]; rows: number } {
    const isBroken = this.isRowBroken();
    const merged = new Map<PieceCell, PieceCell>();
    const gone = new Set<PieceCell>();
    for (const { above, below } of this.pairs) {
      const isOneRow = isBroken && (above.rowSpan === 1 || below.rowSpan === 1);
      if (!isBroken && !this.goesOn(above, below)) continue;
      if (isBroken && !isOneRow && !this.goesOn(above, below)) continue;
      merged.set(above, together(above, below));
      gone.add(below);
    }
    const below = this.lower.filter((cell) => !gone.has(cell));
    const reached = this.reachedBy(below, merged);
    const cells = [...this.upper.map((cell) => reached.get(cell) ?? merged.get(cell) ?? cell), ...below];
    return isBroken ? { cells: withoutRow(cells, this.at), rows: this.end - 1 } : { cells, rows: this.end };
  }

  /** Cells over the seam with nothing under them go on as far as nothing stands there. */
  private reachedBy(
    below: readonly PieceCell[],
    merged: ReadonlyMap<PieceCell, PieceCell>,
  ): Map<PieceCell, PieceCell> {
    const reached = new Map<PieceCell, PieceCell>();
    for (const above of this.last) {
      // A number belongs to its own row.
      if (merged.has(above) || looksLikeNumber(textIn(above))) continue;
      const end = above.column + above.columnSpan;
      let first = Number.POSITIVE_INFINITY;
      for (const cell of [...below, ...merged.values()]) {
        if (cell.row + cell.rowSpan <= this.at) continue;
        if (cell.column < end && above.column < cell.column + cell.columnSpan)
          first = Math.min(first, Math.max(cell.row, this.at));
      }
      const rows = Math.min(first, this.end) - this.at;
      if (rows > 0) reached.set(above, { ...above, rowSpan: above.rowSpan + rows });
    }
    return reached;
  }

  /**
   * Whether the page broke a row in two. Then each place has its text on one page only, but for a label that was
   * wrapped: its second half has no item mark, and its first fills its line.
   */
  private isRowBroken(): boolean {
    const rowAbove = this.pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1);
    if (this.isSliver(rowAbove)) return true;
    if (rowAbove.length < 2 || this.hasOddCells()) return false;
    let labels = 0;
    let figures = 0;
    let onlyAbove = 0;
    let onlyBelow = 0;
    let isLabelBelow = false;
    let areWrapped = true;
    for (const { above, below } of rowAbove) {
      const [one, other] = [textIn(above), textIn(below)];
      if (other !== '' && !isFigures(other)) {
        if (hasItemMark(other)) return false;
        isLabelBelow = true;
      }
      if (one !== '' && other !== '') {
        if (isFigures(one) !== isFigures(other)) return false;
        if (isFigures(one)) {
          figures += 1;
          areWrapped &&= fillsItsLine(above, below, besideFigures);
        } else if (fillsItsLine(above, below)) labels += 1;
        else return false;
      } else if (one !== '') onlyAbove += 1;
      else if (other !== '') onlyBelow += 1;
    }
    // Numbers over numbers are two rows, unless nothing but the rest of wrapped numbers, and of a label, stands below.
    if (figures > 0) {
      const isRest = !isLabelBelow || (this.isRuled && labels > 0 && labels <= 2 && areWrapped);
      return isRest && onlyAbove > 0 && onlyBelow === 0;
    }
    // A head has none; a dash stands where a figure would.
    const hasFigures = rowAbove.some(
      ({ above, below }) => looksLikeNumber(textIn(above)) || looksLikeNumber(textIn(below)),
    );
    if (!hasFigures) return false;
    // Without rules nobody can tell whether a label's line was full.
    if (labels > 0 && !this.isRuled) return false;
    return labels > 0 ? labels <= 2 : onlyAbove > 0 && onlyBelow > 0;
  }

  /**
   * Whether one side is an empty rest of the other's row: LibreOffice cuts a row between its text and its lower edge. A
   * row of its own would have a label, or the height of a line.
   */
  private isSliver(pairs: readonly Pair[]): boolean {
    if (!this.isRuled || pairs.length === 0) return false;
    const isEmptyAbove = this.last.every((cell) => cell.rowSpan > 1 || textIn(cell) === '');
    const isEmptyBelow = this.first.every((cell) => cell.rowSpan > 1 || textIn(cell) === '');
    if (isEmptyAbove === isEmptyBelow) return false;
    const full = pairs.map(({ above, below }) => (isEmptyAbove ? below : above));
    const empty = pairs.map(({ above, below }) => (isEmptyAbove ? above : below));
    const size = full.find((cell) => cell.parts.length > 0)?.parts[0]?.[0]?.size ?? 0;
    const height = Math.max(...empty.map(({ box }) => box[3] - box[1]));
    return (
      height < sliver * size ||
      empty.length < fewestUnlabelled ||
      full.some((cell) => looksLikeNumber(textIn(cell)))
    );
  }

  /** Whether a cell of one row has no partner over the seam: then the rows have other columns. */
  private hasOddCells(): boolean {
    const above = new Set(this.pairs.map((pair) => pair.above));
    const below = new Set(this.pairs.map((pair) => pair.below));
    return (
      this.last.some((cell) => cell.rowSpan === 1 && !above.has(cell)) ||
      this.first.some((cell) => cell.rowSpan === 1 && !below.has(cell))
    );
  }

  /** Whether a label that reaches over rows goes on under the seam. */
  private goesOn(above: PieceCell, below: PieceCell): boolean {
    const [one, other] = [textIn(above), textIn(below)];
    if (one !== '' && other !== '') {
      // Only a label set one character under the other is cut in its middle; else a head may be repeated there.
      const size = above.parts[0]?.[0]?.size ?? 0;
      const isVertical = above.box[2] - above.box[0] < 3 * size;
      if (isFigures(one) || isFigures(other) || hasItemMark(other)) return false;
      if (this.isRuled && this.isHead() && fillsItsLine(above, below)) return true;
      return isVertical && Math.max(above.rowSpan, below.rowSpan) > 1 && hasItemMark(one);
    }
    if (isFigures(one) || isFigures(other)) return false;
    // A head that reaches over rows does not go on over the empty place of a number under it.
    if (below.rowSpan > 1 || (above.rowSpan > 1 && this.isLabelRight(this.first, below.column)))
      return one !== '' || other !== '' || this.isGroup(above, below);
    if (above.rowSpan > 1) return false;
    return one !== '' && this.isGroup(above, below);
  }

  /** Whether the page ended within a head of two levels: no figures, and labels over several labels. */
  private isHead(): boolean {
    const rows = [...this.last, ...this.first];
    const isOver = ({ column, columnSpan }: PieceCell): boolean =>
      columnSpan > 1 &&
      this.first.filter((cell) => cell.column >= column && cell.column < column + columnSpan).length > 1;
    return rows.every((cell) => !looksLikeNumber(textIn(cell))) && this.last.some(isOver);
  }

  /** A column of groups: on both sides a label stands to its right. */
  private isGroup(above: PieceCell, below: PieceCell): boolean {
    return this.isLabelRight(this.last, above.column) && this.isLabelRight(this.first, below.column);
  }

  private isLabelRight(cells: readonly PieceCell[], column: number): boolean {
    return cells.some(
      (cell) => cell.column > column && textIn(cell) !== '' && !looksLikeNumber(textIn(cell)),
    );
  }
}

function together(above: PieceCell, below: PieceCell): PieceCell {
  const isBelow = above.parts.length === 0 && below.parts.length > 0;
  const parts = [...above.parts, ...below.parts];
  return {
    ...above,
    rowSpan: above.rowSpan + below.rowSpan,
    parts,
    hasImage: above.hasImage || below.hasImage,
    page: isBelow ? below.page : above.page,
    box: isBelow ? below.box : above.box,
  };
}

/** Takes out the row `row`, which is the lower half of the one above it. */
function withoutRow(cells: readonly PieceCell[], row: number): PieceCell[] {
  return cells.flatMap((cell) => {
    if (cell.row >= row) {
      // A cell of the lower half that has no partner above stays in the row.
      if (cell.row === row) return [{ ...cell, row: row - 1 }];
      return [{ ...cell, row: cell.row - 1 }];
    }
    return cell.row + cell.rowSpan > row ? [{ ...cell, rowSpan: Math.max(1, cell.rowSpan - 1) }] : [cell];
  });
}

/** Whether no more of the next line would have fitted on the last line of a cell. */
function fillsItsLine(above: PieceCell, below: PieceCell, beside = besideLabel): boolean {
  const line = linesOf(above.parts.at(-1) ?? []).at(-1);
  const next = linesOf(below.parts[0] ?? [])[0];
  if (line === undefined || next === undefined) return false;
  return fills(line, next, above.box, beside);
}
