/**
 * The reading by grid: a table's resolved rows and columns, its header's columns and its row labels. For each code it
 * names the cell that stands there; it does not count tokens.
 */
import type { Table } from '../documents/index.ts';
import { SeenTable, type GridCells } from './grid-cells.ts';
import { Head } from './grid-head.ts';
import { readRow, type GridRow } from './grid-rows.ts';
import { headSection, isOfWords } from './head-rows.ts';
import type { FormRow, LabelIndex } from './labels.ts';

/** What the grids of a document's tables say. */
export interface GridReading {
  readonly rows: readonly GridRow[];
}

/** A cell whose text is only nearly a row's label, and can be no other's. */
export interface NearLabel {
  readonly at: FormRow;
  readonly labelEnd: { readonly table: number; readonly cell: number };
}

/** Where the reading of a document's tables stands. */
interface Progress {
  head: Head | null;
  /** Whether the row before was part of the head. */
  wasHead: boolean;
  /** The order of the last row of the form; -1 before the first. */
  lastOrder: number;
}

/** Takes the next row of a table: into the head, or as the row of the form that it gives; null where it is neither. */
function step(table: SeenTable, row: GridCells, progress: Progress, labels: LabelIndex): GridRow | null {
  const { head, wasHead } = progress;
  const section = headSection(row);
  if (section !== null) {
    const goesOn = wasHead && head?.section === section && head.add(row);
    if (!goesOn) progress.head = new Head(section, row, table.table.columnCount, labels);
    progress.wasHead = true;
    return null;
  }
  const read = readRow(table, row, head, labels, progress.lastOrder);
  if (read === null && wasHead && head !== null && isOfWords(row)) {
    // A row between the rows of a head (pieces of a cut label, blanks) belongs to it.
    progress.wasHead = head.add(row);
    if (!progress.wasHead) progress.head = null;
    return null;
  }
  progress.wasHead = false;
  progress.lastOrder = read?.at?.order ?? progress.lastOrder;
  return read;
}

/** The cells that are nearly labels: rows by table and cell. */
function byTable(near: readonly NearLabel[]): Map<number, Map<number, FormRow>> {
  const tables = new Map<number, Map<number, FormRow>>();
  for (const { at, labelEnd } of near) {
    const cells = tables.get(labelEnd.table) ?? new Map<number, FormRow>();
    tables.set(labelEnd.table, cells.set(labelEnd.cell, at));
  }
  return tables;
}

/** Reads all tables of a document against the labels of a form; a head also holds for the pieces after it. Linear time. */
export function readGrid(
  tables: readonly Table[],
  labels: LabelIndex,
  adopted: readonly NearLabel[] = [],
): GridReading {
  const rows: GridRow[] = [];
  const near = byTable(adopted);
  const progress: Progress = { head: null, wasHead: false, lastOrder: -1 };
  for (const table of tables) {
    const seen = new SeenTable(table, labels, near.get(table.index));
    if (progress.head?.columnCount !== table.columnCount) {
      if (!seen.hasLabels) continue;
      progress.head = null;
    }
    progress.wasHead = false;
    for (let r = 0; r < table.rowCount; r++) {
      const row = seen.row(r);
      const read = row.length === 0 ? null : step(seen, row, progress, labels);
      if (read !== null) rows.push(read);
    }
  }
  return { rows };
}
