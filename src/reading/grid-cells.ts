/** The cells of a table row by row, each with the columns it covers and what its text is on the form. */
import type { Table, TableCell } from '../documents/index.ts';
import type { FormRow, LabelIndex, Meaning } from './labels.ts';
import { looksLikeValue } from './value.ts';

/** A longer text is no label of a form. */
const longestLabel = 200;

/** What a cell is, worked out once however many rows it stands in. */
interface Seen {
  readonly isValue: boolean;
  /** The text as labels are compared; empty for values. */
  readonly norm: string;
  readonly meanings: readonly Meaning[];
}

/** A cell as it stands in one row of the grid. */
export interface GridCell {
  /** Index in the table's cells. */
  readonly index: number;
  readonly cell: TableCell;
  readonly seen: Seen;
  /** First and last column of the grid it covers, from 0. */
  readonly from: number;
  readonly to: number;
}

/** The cells of one row of the grid, from left to right, each once. */
export type GridCells = readonly GridCell[];

const nothing: readonly Meaning[] = [];

const blankSeen: Seen = { isValue: true, norm: '', meanings: nothing };

function see(cell: TableCell, labels: LabelIndex): Seen {
  if (cell.text === '') return blankSeen;
  const isValue = looksLikeValue(cell.text);
  if (isValue || cell.text.length > longestLabel) return { isValue, norm: '', meanings: nothing };
  return { isValue, norm: labels.normOf(cell.text), meanings: labels.meaningsOf(cell.text) };
}

/** A table with what its cells are on the form. */
export class SeenTable {
  private readonly seen: readonly Seen[];
  private readonly reaching = new Map<number, number>();

  /** `near`: rows by the index of a cell whose text is only nearly their label. */
  constructor(
    readonly table: Table,
    labels: LabelIndex,
    near: ReadonlyMap<number, FormRow> | undefined,
  ) {
    this.seen = table.cells.map((cell, i): Seen => {
      const at = near?.get(i);
      const seen = see(cell, labels);
      return at === undefined ? seen : { ...seen, meanings: [{ kind: 'row', at }] };
    });
  }

  /** Whether any cell is a label of the form. */
  get hasLabels(): boolean {
    return this.seen.some((s) => s.meanings.length > 0);
  }

  /** The cells of row `r`; empty where it has none. */
  row(r: number): GridCell[] {
    const line = this.table.grid[r] ?? [];
    const cells: GridCell[] = [];
    for (let c = 0; c < line.length; c++) {
      const index = line[c] ?? -1;
      const cell = this.table.cells[index];
      const seen = this.seen[index];
      if (cell === undefined || seen === undefined) continue;
      let to = c;
      while (line[to + 1] === index) to++;
      cells.push({ index, cell, seen, from: c, to });
      c = to;
    }
    return cells;
  }

  /** How many rows have a cell in a column. */
  rowsReaching(column: number): number {
    let count = this.reaching.get(column);
    if (count === undefined) {
      count = this.table.grid.filter((line) => (line[column] ?? -1) >= 0).length;
      this.reaching.set(column, count);
    }
    return count;
  }
}
