/** A table of a page while its cells are being read. */
import type { Table, TableCell } from '../document.ts';
import type { LeanElement } from './nodes.ts';
import type { GridCell, TableGrid } from './table-grid.ts';

/** Fills a `Table`: the grid is known from the start, the cells' texts come as the walk passes them. */
export class TableBuilder {
  /** The table; complete once every cell of it has been passed. */
  readonly table: Table;
  private readonly source: readonly GridCell[];
  private readonly cells: TableCell[];
  private readonly slots: readonly number[][];
  private next = 0;

  constructor(index: number, grid: TableGrid, path: readonly number[], hidden: boolean, isLayout: boolean) {
    this.source = grid.cells;
    this.cells = [];
    this.slots = grid.slots;
    this.table = {
      kind: 'table',
      index,
      place: { table: index, path },
      rowCount: grid.slots.length,
      columnCount: grid.columnCount,
      cells: this.cells,
      grid: grid.slots,
      hidden,
      isLayout,
    };
  }

  get cellCount(): number {
    return this.source.length;
  }

  /** Which cell of the table an element is; -1 where it is none (cut off). Cells are asked for in source order. */
  indexOf(element: LeanElement): number {
    if (this.source[this.next]?.element !== element) return -1;
    this.next += 1;
    return this.next - 1;
  }

  /** Sets a cell; cells are set in source order, a nested table's among them. */
  setCell(
    index: number,
    lines: readonly string[],
    hidden: boolean,
    hasImage: boolean,
    path: readonly number[],
  ): void {
    const cell = this.source[index];
    if (cell === undefined) return;
    const row = cell.row + 1;
    const column = cell.column + 1;
    const text = lines.length === 1 ? (lines[0] ?? '') : lines.join(' ');
    const place = { table: this.table.index, row, column, path };
    const { rowSpan, columnSpan } = cell;
    const base = { text, place, row, column, rowSpan, columnSpan, hasImage, hidden, confidence: 1 };
    this.cells.push(lines.length > 1 ? { ...base, lines } : base);
  }

  /** Takes cells out of the grid that the walk never came to (limits): they are unknown, not empty. */
  finish(): void {
    if (this.cells.length === this.source.length) return;
    for (const line of this.slots) {
      for (let column = 0; column < line.length; column += 1) {
        if ((line[column] ?? -1) >= this.cells.length) line[column] = -1;
      }
    }
  }
}
