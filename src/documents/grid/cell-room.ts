/**
 * Figures on several lines of a cell that only its width can have parted. Two numbers may stand one over the other, too; but
 * then nothing makes the first fill its line so that not one figure more would have gone into it.
 */
import { goesOnAsFigure, widthWithNext } from './cell-text.ts';
import { linesOf, noteSize, textOf, type Line } from './lines.ts';
import { isFigures } from './marks.ts';
import { boxOf, type Glyph } from './page.ts';
import { textIn, type PieceCell } from './pieces.ts';
import { leading } from './unruled-labels.ts';

/** The room that programs leave beside the text of a cell is that of the cells whose text comes nearest to their rules. */
const fewestWitnesses = 3;
/** Those agree within this many sizes. */
const witnessed = 0.35;
/** More room than this many sizes is not what a program leaves, but what a column has to spare: Word leaves 5.4 pt. */
const mostPadding = 0.8;
/** Widths of fonts are rounded: a line is full where it misses its room by more than this many sizes. */
const rounding = 0.03;
/** Lines of one paragraph begin, end, or have their middles at one place, within this many sizes. */
const askew = 0.15;

/** A table's ruled cells, and the room that lines have in them. */
export class CellRoom {
  /** The room beside the text of each cell, on the side where there is less; ascending. */
  private readonly gaps: readonly number[];
  private orders: readonly { readonly order: number; readonly cell: PieceCell }[] | null = null;

  constructor(private readonly cells: readonly PieceCell[]) {
    this.gaps = cells
      .flatMap(({ parts, box }) => {
        const text = parts.length === 1 ? boxOf(parts[0] ?? []) : null;
        return text === null ? [] : [Math.min(text[0] - box[0], box[2] - text[2])];
      })
      // Text that found no place to break runs over its rule, and says nothing of the room that is left beside it.
      .filter((gap) => gap >= 0)
      .sort((one, other) => one - other);
  }

  /** Whether the lines of a cell that end and begin with figures are what a program made of one number for want of room. */
  wrapped(cell: PieceCell): boolean {
    const [part, ...others] = cell.parts;
    // The end of a page parts numbers as well as lines; and a cell as high as two rows may lack the rule between them.
    if (part === undefined || others.length > 0 || cell.rowSpan > 1) return false;
    // What was recognised in a picture stands where its ink is.
    if (part.some(({ confidence }) => confidence !== undefined)) return false;
    const lines = linesOf(part);
    return (
      areOneParagraph(lines) &&
      lines.every((line, i) => this.isFull(line, lines[i + 1], cell)) &&
      !this.isStackedRow(cell, lines.length) &&
      this.isWrittenAtOnce(cell, part)
    );
  }

  /** Whether a line of a cell has no room for the first figure of the next, which goes on with it; true where there is none. */
  isFull(line: Line, next: Line | undefined, { box }: PieceCell): boolean {
    if (next === undefined || !goesOnAsFigure(textOf(line.glyphs, true), textOf(next.glyphs, true)))
      return true;
    const [least, witness] = [this.gaps[0], this.gaps[fewestWitnesses - 1]];
    if (least === undefined || witness === undefined || witness - least > witnessed * line.size) return false;
    const padding = Math.max(0, Math.min(least, mostPadding * line.size));
    const width = widthWithNext(line, next);
    return width !== null && width > box[2] - box[0] - 2 * padding + rounding * line.size;
  }

  /** Whether all figures of a row stand on as many lines: then they are rather two rows without a rule between them. */
  private isStackedRow(cell: PieceCell, lines: number): boolean {
    const others = this.cells.filter(
      (one) => one !== cell && one.row === cell.row && one.rowSpan === 1 && isFigures(textIn(one)),
    );
    return others.length > 0 && others.every(({ parts }) => linesOf(parts.flat()).length === lines);
  }

  /** Whether the source writes nothing of the table between the cell's characters, and those in the order of its lines. */
  private isWrittenAtOnce(cell: PieceCell, part: readonly Glyph[]): boolean {
    this.orders ??= this.cells
      .flatMap((one) => one.parts.flat().map(({ order }) => ({ order, cell: one })))
      .sort((one, other) => one.order - other.order);
    const at = this.orders.findIndex((one) => one.cell === cell);
    const isRun = this.orders.slice(at, at + part.length).every((one) => one.cell === cell);
    const read = linesOf(part).flatMap(({ glyphs }) => glyphs);
    return isRun && read.every(({ order }, i) => i === 0 || order > (read[i - 1]?.order ?? 0));
  }
}

/** Whether lines are of one size, as far apart as those of a paragraph, and set alike. */
function areOneParagraph(lines: readonly Line[]): boolean {
  const size = Math.max(...lines.map((line) => line.size));
  const steps = lines.slice(1).map((line, i) => line.baseline - (lines[i]?.baseline ?? 0));
  const spread = (of: (line: Line) => number): number =>
    Math.max(...lines.map(of)) - Math.min(...lines.map(of));
  const glyphs = lines.flatMap((line) => line.glyphs);
  return (
    lines.length > 1 &&
    glyphs.every((glyph) => glyph.size * noteSize >= size && size * noteSize >= glyph.size) &&
    steps.every((step) => step <= leading * size) &&
    Math.max(...steps) - Math.min(...steps) <= witnessed * size &&
    Math.min(
      spread(({ box }) => box[0]),
      spread(({ box }) => box[2]),
      spread(({ box }) => (box[0] + box[2]) / 2),
    ) <=
      askew * size
  );
}
