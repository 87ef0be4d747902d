/** A sheet → paragraphs and tables: lines of their own are paragraphs, what stands between them is tables. */
import type { Block, Paragraph, Table, TableCell } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import type { SheetCell, SheetGrid } from './sheet-grid.ts';

/** Blocks being made of the sheets of a workbook. */
export interface SheetBlocks {
  readonly blocks: Block[];
  /** Tables so far, over all sheets. */
  tables: number;
  /** Paragraphs and cells so far. */
  size: number;
  /** Whether a limit was met, and the rest left out. */
  isFull: boolean;
}

/** What a row of a sheet is. */
type RowKind = 'line' | 'blank' | 'table';

/**
 * Adds the blocks of a sheet, `sheet` from 1. A row is a line of its own where it holds one text, in one cell that
 * reaches over all that the row has: titles, headings, sentences. Rows without anything end a table; a row of
 * formatted empty cells is a row of empty places. Cells in hidden rows and columns come last, in a hidden table.
 */
export function addSheet(
  grid: SheetGrid,
  sheet: number,
  isHidden: boolean,
  into: SheetBlocks,
  limits: DocumentLimits,
): void {
  let piece: number[] = [];
  const finish = (): void => {
    if (piece.length > 0) addTable(grid, piece, sheet, isHidden, into, limits);
    piece = [];
  };
  for (const row of grid.rows) {
    if (into.isFull) return;
    const { kind, cell } = kindOfRow(grid, row);
    if (kind === 'table') piece.push(row);
    else finish();
    if (kind === 'line' && cell !== null) addLines(cell, sheet, isHidden, into, limits);
  }
  finish();
  addHidden(grid, sheet, into, limits);
}

function kindOfRow(grid: SheetGrid, row: number): { kind: RowKind; cell: SheetCell | null } {
  let only: SheetCell | null = null;
  let isInMerge = false;
  let hasOthers = false;
  for (const column of grid.columns) {
    const cell = grid.at(row, column);
    if (cell.lastRow > cell.row) isInMerge = true;
    if (cell.lines.length > 0) {
      if (only !== null && only !== cell) return { kind: 'table', cell: null };
      only = cell;
    } else if (grid.exists(row, column)) hasOthers = true;
  }
  if (only === null) return { kind: isInMerge || hasOthers ? 'table' : 'blank', cell: null };
  const isNumber = /^[\d\s.,%+-]+$/.test(only.lines.join(''));
  if (isInMerge || isNumber || hasOthers) return { kind: 'table', cell: null };
  return { kind: 'line', cell: only };
}

function addLines(
  cell: SheetCell,
  sheet: number,
  hidden: boolean,
  into: SheetBlocks,
  limits: DocumentLimits,
): void {
  for (const text of cell.lines) {
    if (into.size >= limits.blocks) {
      into.isFull = true;
      return;
    }
    into.size += 1;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text,
      place: { sheet, cell: cell.name },
      level: null,
      hidden,
      hasImage: false,
    };
    into.blocks.push(paragraph);
  }
}

function addTable(
  grid: SheetGrid,
  piece: readonly number[],
  sheet: number,
  isHidden: boolean,
  into: SheetBlocks,
  limits: DocumentLimits,
): void {
  const hasText = (row: number, column: number): boolean => grid.at(row, column).lines.length > 0;
  const columns = grid.columns.filter((column) => piece.some((row) => hasText(row, column)));
  const first = columns[0];
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return;
  const wide = grid.columns.filter((column) => column >= first && column <= last);
  // Formatted empty rows may go on after a table; one may be the row of its places.
  const lastFull = piece.findLastIndex((row) => wide.some((column) => hasText(row, column)));
  const rows = piece.slice(
    piece.findIndex((row) => wide.some((column) => hasText(row, column))),
    lastFull + 2,
  );
  if (rows.length * wide.length > limits.slots || into.tables >= limits.tables) {
    into.isFull = true;
    return;
  }
  const index = into.tables + 1;
  const cells: TableCell[] = [];
  const numbers = new Map<SheetCell, number>();
  const slots = rows.map((row, r) =>
    wide.map((column, c) => {
      const cell = grid.at(row, column);
      const known = numbers.get(cell);
      if (known !== undefined) return known;
      numbers.set(cell, cells.length);
      const rowSpan = rows.filter((other) => other >= row && other <= cell.lastRow).length;
      const columnSpan = wide.filter((other) => other >= column && other <= cell.lastColumn).length;
      cells.push(
        tableCell(cell, { sheet, row: r + 1, column: c + 1, rowSpan, columnSpan, hidden: isHidden }),
      );
      return cells.length - 1;
    }),
  );
  if (into.size + cells.length > limits.blocks) {
    into.isFull = true;
    return;
  }
  into.size += cells.length;
  into.tables = index;
  const table: Table = {
    kind: 'table',
    index,
    place: cells[0]?.place ?? { sheet, cell: 'A1' },
    rowCount: rows.length,
    columnCount: wide.length,
    cells,
    grid: slots,
    hidden: isHidden,
    isLayout: false,
  };
  into.blocks.push(table);
}

interface Position {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly hidden: boolean;
}

function tableCell(cell: SheetCell, position: Position): TableCell {
  const { sheet, ...at } = position;
  const text = cell.lines.join(' ');
  const base = {
    text,
    place: { sheet, cell: cell.name },
    ...at,
    hasImage: false,
    confidence: 1,
    ...(cell.doubt === null ? {} : { doubt: cell.doubt }),
  };
  return cell.lines.length > 1 ? { ...base, lines: cell.lines } : base;
}

/** What stands in hidden rows and columns, as a hidden table that keeps the order but not the grid. */
function addHidden(grid: SheetGrid, sheet: number, into: SheetBlocks, limits: DocumentLimits): void {
  const lines = grid.hiddenCells();
  const columnCount = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const count = lines.reduce((sum, line) => sum + line.length, 0);
  if (count === 0 || into.isFull || into.tables >= limits.tables || into.size + count > limits.blocks) return;
  const cells = lines.flatMap((line, r) =>
    line.map((cell, c) =>
      tableCell(cell, { sheet, row: r + 1, column: c + 1, rowSpan: 1, columnSpan: 1, hidden: true }),
    ),
  );
  let next = 0;
  const slots = lines.map((line) =>
    Array.from({ length: columnCount }, (_, c) => (c < line.length ? next++ : -1)),
  );
  into.tables += 1;
  into.size += count;
  into.blocks.push({
    kind: 'table',
    index: into.tables,
    place: cells[0]?.place ?? { sheet, cell: 'A1' },
    rowCount: lines.length,
    columnCount,
    cells,
    grid: slots,
    hidden: true,
    isLayout: false,
  });
}
