/** A printed table with its spans resolved, and what stands beside and above each number place. */
import type { PrintedCell, PrintedTable, PrintedType } from './printed.ts';

export interface PlaceOnForm {
  readonly code: string;
  readonly type: PrintedType;
  /** Labels to the left, the outermost first. */
  readonly rowLabels: readonly string[];
  /** Heads above, from the top down. */
  readonly columnLabels: readonly string[];
  /** The unit word printed in the row; null where none is. */
  readonly unit: string | null;
}

interface Spanned {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
}

/** `grid[row][column]` = the cell that covers it; null where none does. Spans resolved as a browser does. */
export function gridOf<Cell extends Spanned>(
  rows: readonly (readonly Cell[])[],
  width: number,
): (Cell | null)[][] {
  const grid: (Cell | null)[][] = rows.map(() => Array.from({ length: width }, () => null));
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row) {
      while (column < width && (grid[r]?.[column] ?? null) !== null) column++;
      for (let y = r; y < Math.min(rows.length, r + cell.rowspan); y++) {
        const line = grid[y];
        for (let x = column; x < Math.min(width, column + cell.colspan); x++) if (line) line[x] = cell;
      }
      column += cell.colspan;
    }
  });
  return grid;
}

const distinct = (cells: readonly (PrintedCell | null | undefined)[]): string[] =>
  [...new Set(cells.filter((cell): cell is PrintedCell => cell?.kind === 'label'))].map((cell) => cell.text);

/** Every number place of a table with its labels, in the order printed. */
export function placesOf(table: PrintedTable): PlaceOnForm[] {
  const grid = gridOf(table.rows, table.width);
  const places: PlaceOnForm[] = [];
  grid.forEach((line, r) => {
    line.forEach((cell, column) => {
      if (cell === null || cell.code === null || line.indexOf(cell) !== column) return;
      places.push({
        code: cell.code,
        type: cell.type,
        rowLabels: distinct(line.slice(0, column)),
        columnLabels: distinct(grid.slice(0, table.headerRows).map((above) => above[column])),
        unit: grid[r]?.find((other) => other?.kind === 'unit')?.text ?? null,
      });
    });
  });
  return places;
}
