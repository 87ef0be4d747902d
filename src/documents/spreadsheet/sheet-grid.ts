/** A sheet as rows and columns that are shown, with merged cells resolved: what its blocks are cut from. */
import { utils } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { CellDoubt } from '../document.ts';
import { shownText } from './shown-text.ts';

/** A cell, with all that is merged into it. Indexes from 0 in the sheet. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  /** The last row and column that it covers. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** `C7`. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly doubt: CellDoubt | null;
}

/** Columns of a sheet that are read: Excel's own limit until 2003. */
const maxColumns = 256;
/** Slots of a sheet that are looked at, merged ones counted again for each merge over them. */
const maxSlots = 400_000;

/** The used part of a sheet. */
export class SheetGrid {
  /** Rows and columns that are shown, in order; of the sheet's used part only. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Whether rows or columns beyond the bounds were left out. */
  readonly isCut: boolean;
  private readonly data: readonly (readonly (CellObject | undefined)[] | undefined)[];
  private readonly merged = new Map<number, SheetCell>();
  private readonly made = new Map<number, SheetCell>();
  private readonly hiddenRows: ReadonlySet<number>;
  private readonly hiddenColumns: ReadonlySet<number>;
  private readonly lastRow: number;
  private readonly lastColumn: number;

  constructor(sheet: WorkSheet, maxRows: number) {
    this.data = denseRows(sheet);
    const used = usedPart(this.data);
    let { lastRow, lastColumn } = used;
    for (const { s, e } of sheet['!merges'] ?? []) {
      if (!holdsText(this.data[s.r]?.[s.c])) continue;
      lastRow = Math.max(lastRow, Math.min(e.r, lastRow + 100));
      lastColumn = Math.max(lastColumn, Math.min(e.c, maxColumns));
    }
    this.lastColumn = Math.min(lastColumn, maxColumns - 1);
    this.lastRow = Math.min(lastRow, maxRows - 1, Math.floor(maxSlots / (this.lastColumn + 1)) - 1);
    this.isCut = lastRow > this.lastRow || lastColumn > this.lastColumn;
    this.hiddenRows = hiddenAmong(sheet['!rows']);
    this.hiddenColumns = hiddenAmong(sheet['!cols']);
    this.rows = range(this.lastRow).filter((row) => !this.hiddenRows.has(row));
    this.columns = range(this.lastColumn).filter((column) => !this.hiddenColumns.has(column));
    this.merge(sheet['!merges'] ?? []);
  }

  /** The cell at a slot: the merged one that covers it, or its own. */
  at(row: number, column: number): SheetCell {
    const key = keyOf(row, column);
    const known = this.merged.get(key) ?? this.made.get(key);
    if (known !== undefined) return known;
    const cell = this.cellOver(row, column, row, column);
    this.made.set(key, cell);
    return cell;
  }

  /** Whether the sheet has a cell in this slot, be it empty: a formatted one, the box of a form. */
  exists(row: number, column: number): boolean {
    return this.data[row]?.[column] !== undefined;
  }

  /** Cells with text in rows or columns that are not shown, row by row. */
  hiddenCells(): readonly (readonly SheetCell[])[] {
    const found: SheetCell[][] = [];
    for (let row = 0; row <= this.lastRow; row += 1) {
      const line: SheetCell[] = [];
      for (const [column, cell] of (this.data[row] ?? []).entries()) {
        if (column > this.lastColumn) break;
        if (!this.hiddenRows.has(row) && !this.hiddenColumns.has(column)) continue;
        const shown = this.at(row, column);
        const isOwn = shown.row === row && shown.column === column;
        if (holdsText(cell) && isOwn && !this.isShown(shown) && shown.lines.length > 0) line.push(shown);
      }
      if (line.length > 0) found.push(line);
    }
    return found;
  }

  private isShown(cell: SheetCell): boolean {
    return (
      this.rows.some((row) => row >= cell.row && row <= cell.lastRow) &&
      this.columns.some((column) => column >= cell.column && column <= cell.lastColumn)
    );
  }

  private cellOver(row: number, column: number, lastRow: number, lastColumn: number): SheetCell {
    const { lines, doubt } = shownText(this.data[row]?.[column]);
    return {
      row,
      column,
      lastRow,
      lastColumn,
      name: utils.encode_cell({ r: row, c: column }),
      lines,
      doubt,
    };
  }

  /** Slots of merged cells, each once: where merges overlap the first holds. */
  private merge(merges: NonNullable<WorkSheet['!merges']>): void {
    let slots = 0;
    for (const { s, e } of merges) {
      if (s.r > this.lastRow || s.c > this.lastColumn || s.r > e.r || s.c > e.c) continue;
      const lastRow = Math.min(e.r, this.lastRow);
      const lastColumn = Math.min(e.c, this.lastColumn);
      if (this.merged.has(keyOf(s.r, s.c))) continue;
      slots += (lastRow - s.r + 1) * (lastColumn - s.c + 1);
      if (slots > maxSlots) return;
      const cell = this.cellOver(s.r, s.c, lastRow, lastColumn);
      for (let row = s.r; row <= lastRow; row += 1) {
        for (let column = s.c; column <= lastColumn; column += 1) {
          const key = keyOf(row, column);
          if (!this.merged.has(key)) this.merged.set(key, cell);
        }
      }
    }
  }
}

function keyOf(row: number, column: number): number {
  return row * 65536 + column;
}

function range(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, index) => index);
}

function denseRows(sheet: WorkSheet): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  return sheet['!data'] ?? [];
}

function holdsText(cell: CellObject | undefined): boolean {
  return cell !== undefined && (cell.t !== 'z' || cell.f !== undefined);
}

/** The last row and column with something in them; formatted emptiness may go on to the end of the sheet. */
function usedPart(data: readonly (readonly (CellObject | undefined)[] | undefined)[]): {
  lastRow: number;
  lastColumn: number;
} {
  let lastRow = -1;
  let lastColumn = -1;
  for (const [row, line] of data.entries()) {
    for (let column = (line?.length ?? 0) - 1; column >= 0; column -= 1) {
      if (!holdsText(line?.[column])) continue;
      lastRow = row;
      lastColumn = Math.max(lastColumn, column);
      break;
    }
  }
  // One formatted row more may be a row of empty places.
  const below = data[lastRow + 1];
  const isRowOfPlaces = below?.some((cell) => cell !== undefined) === true;
  return { lastRow: isRowOfPlaces && lastRow >= 0 ? lastRow + 1 : lastRow, lastColumn };
}

function hiddenAmong(properties: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> {
  const hidden = new Set<number>();
  for (const [index, property] of (properties ?? []).entries())
    if (property?.hidden === true) hidden.add(index);
  return hidden;
}
