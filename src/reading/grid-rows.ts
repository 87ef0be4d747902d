/** A row of numbers in a table: which row of the form it is, and which of its cells stand at which codes. */
import { codeOf, normaliseLabel, type Block, type Column, type SectionId } from '../forms/index.ts';
import type { GridCell, GridCells, SeenTable } from './grid-cells.ts';
import type { Head, Span } from './grid-head.ts';
import type { FormRow, LabelIndex } from './labels.ts';

/** A cell that the grid puts at a code. */
export interface GridPlace {
  readonly code: string;
  readonly table: number;
  /** Index in the table's cells. */
  readonly cell: number;
}

/** A row of the form in the grid; a code that no cell reaches has no place. */
export interface GridRow {
  /** Null for the numbers of a strip, which have no label. */
  readonly at: FormRow | null;
  readonly section: SectionId;
  readonly places: readonly GridPlace[];
}

/** Columns of a block, and the codes of their places. A `FormRow` is that for its own. */
interface Wanted {
  readonly block: Block;
  readonly columns: readonly Column[];
  readonly codes: readonly string[];
}

function isUnder(at: FormRow, left: GridCells): boolean {
  const group = at.row.path.at(-2);
  return group !== undefined && left.some((x) => x.seen.norm === normaliseLabel(group.zh));
}

/** The row of the form by the last label in a row; null where it has none. */
function rowLabelled(row: GridCells, lastOrder: number): { at: FormRow; label: GridCell } | null {
  for (let i = row.length - 1; i >= 0; i--) {
    const label = row[i];
    if (label === undefined) continue;
    const meanings = label.seen.meanings.flatMap((m) => (m.kind === 'row' ? [m.at] : []));
    if (meanings.length === 0) continue;
    // A label that stands in several places of the form: the groups to its left decide, then the order.
    const left = row.slice(0, i);
    const inGroup = meanings.length === 1 ? meanings : meanings.filter((at) => isUnder(at, left));
    const pool = inGroup.length > 0 ? inGroup : meanings;
    const at = pool.find((m) => m.order > lastOrder) ?? pool[0];
    if (at !== undefined) return { at, label };
  }
  return null;
}

/** The cell under a span: the only one, or the only one that holds something. */
function cellUnder(row: GridCells, span: Span): GridCell | null {
  const under = row.filter((x) => x.from <= span.to && x.to >= span.from);
  if (under.length === 1) return under[0] ?? null;
  const full = under.filter((x) => x.cell.text !== '' || x.cell.hasImage);
  if (full.length === 1) return full[0] ?? null;
  return full.length === 0 ? (under[0] ?? null) : null;
}

/** Whether a row goes on beyond the last column of its head, where few rows of its table do. */
function isTooLong(table: SeenTable, row: GridCells, end: number): boolean {
  if (!row.some((x) => x.from > end)) return false;
  return table.rowsReaching(end + 1) * 2 <= table.table.rowCount;
}

/** Whether words run on under several columns: a line of the text in the frame of a table, at no place of the form. */
const isAcross = ({ seen, from, to }: GridCell, spans: readonly Span[]): boolean =>
  !seen.isValue && spans.filter((span) => from <= span.to && to >= span.from).length > 1;

/** The cells under the spans of a head, right of the label; null where the row lacks a cell or has one too many. */
function cellsUnder(
  table: SeenTable,
  row: GridCells,
  labelEnd: number,
  spans: readonly Span[],
): (GridCell | null)[] | null {
  const last = spans.at(-1);
  // A row that does not reach the last column lacks a cell, and it cannot be told which.
  if (last === undefined || !row.some((x) => x.to >= last.from)) return null;
  const cells = spans.map((span) => {
    const x = cellUnder(row, span);
    return x === null || x.from <= labelEnd || isAcross(x, spans) ? null : x;
  });
  // Beside an empty cell too many, the empty ones may stand in the wrong place.
  const hasBlank = cells.some((x) => x !== null && x.cell.text === '' && !x.cell.hasImage);
  return hasBlank && isTooLong(table, row, last.to) ? null : cells;
}

/** The cells right of the label from left to right, if there is exactly one for each place; else null. */
function cellsAfter(row: GridCells, labelEnd: number, places: number): GridCells | null {
  let after = row.filter((x) => x.from > labelEnd);
  if (after.length > places && places === 1) {
    // Merged cells that are gone leave empty ones behind the number; before it they would be the number's own place.
    const values = after.filter((x) => x.seen.isValue);
    const full = values.filter((x) => x.cell.text !== '');
    after = full.length === 0 ? values.slice(0, 1) : full[0] === values[0] ? full : [];
  }
  return after.length === places ? after : null;
}

function cellsOf(
  table: SeenTable,
  row: GridCells,
  labelEnd: number,
  head: Head | null,
  { block, columns }: Wanted,
): readonly (GridCell | null)[] | null {
  if (head !== null && head.columnCount === table.table.columnCount) {
    const spans = head.spansOf(block, columns);
    if (spans !== null && (spans[0]?.from ?? 0) > labelEnd) return cellsUnder(table, row, labelEnd, spans);
    // The head names every column but does not stand over them: its merged cells are gone.
    if (!head.isNamedInOrder(block, columns)) return null;
  } else if (columns.length > 1) return null;
  return cellsAfter(row, labelEnd, columns.length);
}

function placesOf(
  table: SeenTable,
  row: GridCells,
  labelEnd: number,
  head: Head | null,
  wanted: Wanted,
): GridPlace[] {
  const cells = cellsOf(table, row, labelEnd, head, wanted) ?? [];
  return wanted.codes.flatMap((code, k) => {
    const x = cells[k] ?? null;
    return x === null ? [] : [{ code, table: table.table.index, cell: x.index }];
  });
}

/** The numbers of a strip, which stand under their head without a label; null where the row holds none. */
function stripRow(table: SeenTable, row: GridCells, head: Head, labels: LabelIndex): GridRow | null {
  const strip = labels.form.sections.find((s) => s.id === head.section && s.shape === 'strip');
  const block = strip?.blocks[0];
  const only = block?.rows[0];
  if (block === undefined || only === undefined) return null;
  if (row.some((x) => x.seen.meanings.length > 0) || !row.some((x) => x.seen.isValue)) return null;
  const placesUnder = (columns: readonly Column[]): GridPlace[] =>
    placesOf(table, row, -1, head, { block, columns, codes: columns.map((c) => codeOf(only, c)) });
  let places = placesUnder(block.columns);
  if (places.length === 0) places = placesUnder(head.partOf(block));
  return places.length === 0 ? null : { at: null, section: head.section, places };
}

/** Reads a row of numbers; null where it is none of the form's. `lastOrder` is that of the row of the form before it. */
export function readRow(
  table: SeenTable,
  row: GridCells,
  head: Head | null,
  labels: LabelIndex,
  lastOrder: number,
): GridRow | null {
  const found = rowLabelled(row, lastOrder);
  if (found === null) return head === null ? null : stripRow(table, row, head, labels);
  const { at, label } = found;
  return { at, section: at.section.id, places: placesOf(table, row, label.to, head, at) };
}
