/** The grid of a table, spans resolved as browsers do (HTML, "Forming a table"; CSS tables for what is not displayed). */
import { htmlNamespace, LeanElement } from './nodes.ts';
import type { LeanNode } from './nodes.ts';

/** A cell's place in the grid, indexes from 0. */
export interface GridCell {
  readonly element: LeanElement;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The cell, its row or its rows' group is not displayed: it takes no slot, and moves no other cell. */
  readonly isUndisplayed: boolean;
}

/** A table's cells in source order, and which of them covers each slot (-1: none). */
export interface TableGrid {
  readonly cells: readonly GridCell[];
  readonly slots: readonly number[][];
  readonly columnCount: number;
  /** The slots were more than allowed, and the rest of the table was left out. */
  readonly isCut: boolean;
}

// HTML, the attributes of td and th.
const maxColumnSpan = 1000;
const maxRowSpan = 65534;

interface Row {
  readonly element: LeanElement;
  /** Rows of the same group, counted from this one on, this one included, undisplayed ones not. */
  left: number;
  isUndisplayed: boolean;
}

/** Lays out a table's own rows. Linear in cells and slots; rows of `tfoot` come last, as they are shown. */
export function formGrid(
  table: LeanElement,
  isUndisplayed: (element: LeanElement) => boolean,
  maxSlots: number,
): TableGrid {
  const sourceRows = rowsOf(table, isUndisplayed);
  const foot = sourceRows.filter(
    (row) => row.element.parent instanceof LeanElement && row.element.parent.name === 'tfoot',
  );
  const shown =
    foot.length === 0 ? sourceRows : [...sourceRows.filter((row) => !foot.includes(row)), ...foot];
  const bySource = foot.length === 0 ? null : new Map<LeanElement, GridCell[]>();
  const cells: GridCell[] = [];
  const slots: number[][] = [];
  const spanCell: number[] = [];
  const spanLeft: number[] = [];
  let columnCount = 0;
  let isCut = false;
  for (const row of shown) {
    const line = columnCount === 0 ? [] : new Array<number>(columnCount).fill(-1);
    const index = row.isUndisplayed ? Math.max(slots.length - 1, 0) : slots.length;
    if (!row.isUndisplayed) {
      for (let column = 0; column < spanLeft.length; column += 1) {
        const left = spanLeft[column] ?? 0;
        line[column] = left > 0 ? (spanCell[column] ?? -1) : -1;
        if (left > 0) spanLeft[column] = left - 1;
      }
    }
    let column = 0;
    const firstOwn = cells.length;
    for (let node: LeanNode | null = row.element.first; node !== null; node = node.next) {
      if (!isCellElement(node)) continue;
      if (row.isUndisplayed || isUndisplayed(node)) {
        cells.push({ element: node, row: index, column, rowSpan: 1, columnSpan: 1, isUndisplayed: true });
        continue;
      }
      while ((line[column] ?? -1) !== -1) column += 1;
      const columnSpan = spanOf(node.span('colspan'), 1, maxColumnSpan);
      const asked = spanOf(node.span('rowspan'), 0, maxRowSpan);
      const rowSpan = asked === 0 ? row.left : Math.min(asked, row.left);
      if (Math.max(columnCount, column + columnSpan) * (slots.length + 1) > maxSlots) {
        isCut = true;
        break;
      }
      const id = cells.length;
      for (let at = column; at < column + columnSpan; at += 1) {
        if ((line[at] ?? -1) === -1) {
          line[at] = id;
          spanCell[at] = id;
          spanLeft[at] = rowSpan - 1;
        }
      }
      cells.push({ element: node, row: index, column, rowSpan, columnSpan, isUndisplayed: false });
      column += columnSpan;
      if (column > columnCount) columnCount = column;
    }
    bySource?.set(row.element, cells.slice(firstOwn));
    if (!row.isUndisplayed && (!isCut || cells.length > firstOwn)) slots.push(line);
    if (isCut || slots.length * columnCount > maxSlots) {
      isCut = true;
      break;
    }
    // A group's spans end with the group.
    if (row.left <= 1 && !row.isUndisplayed) spanLeft.fill(0);
  }
  for (const line of slots) while (line.length < columnCount) line.push(-1);
  if (bySource === null) return { cells, slots, columnCount, isCut };
  return { ...inSourceOrder(cells, slots, sourceRows, bySource), columnCount, isCut };
}

/** The same grid with cells numbered as the source has them. */
function inSourceOrder(
  cells: readonly GridCell[],
  slots: readonly number[][],
  rows: readonly Row[],
  byRow: ReadonlyMap<LeanElement, readonly GridCell[]>,
): { cells: GridCell[]; slots: number[][] } {
  const ordered = rows.flatMap((row) => byRow.get(row.element) ?? []);
  const position = new Map(ordered.map((cell, index) => [cell, index]));
  const renumber = cells.map((cell) => position.get(cell) ?? -1);
  return {
    cells: ordered,
    slots: slots.map((line) => line.map((id) => (id === -1 ? -1 : (renumber[id] ?? -1)))),
  };
}

function rowsOf(table: LeanElement, isUndisplayed: (element: LeanElement) => boolean): Row[] {
  const rows: Row[] = [];
  let loose: Row[] = [];
  for (let node: LeanNode | null = table.first; node !== null; node = node.next) {
    if (!(node instanceof LeanElement)) continue;
    if (node.name === 'tr') {
      const row = { element: node, left: 0, isUndisplayed: isUndisplayed(node) };
      loose.push(row);
      rows.push(row);
    } else if (node.name === 'tbody' || node.name === 'thead' || node.name === 'tfoot') {
      countDown(loose);
      loose = [];
      const group: Row[] = [];
      const isGroupUndisplayed = isUndisplayed(node);
      for (let child: LeanNode | null = node.first; child !== null; child = child.next) {
        if (!(child instanceof LeanElement) || child.name !== 'tr') continue;
        const row = { element: child, left: 0, isUndisplayed: isGroupUndisplayed || isUndisplayed(child) };
        group.push(row);
        rows.push(row);
      }
      countDown(group);
    }
  }
  countDown(loose);
  return rows;
}

function countDown(group: readonly Row[]): void {
  let left = 0;
  for (let index = group.length - 1; index >= 0; index -= 1) {
    const row = group[index];
    if (row === undefined) continue;
    if (!row.isUndisplayed) left += 1;
    row.left = left;
  }
}

/** Whether a node is a cell of an HTML table. */
export function isCellElement(node: LeanNode): node is LeanElement {
  return (
    node instanceof LeanElement &&
    (node.name === 'td' || node.name === 'th') &&
    node.namespace === htmlNamespace
  );
}

/**
 * A span as HTML reads it: digits after white space, the rest ignored; clamped to `max`; 1 where it is missing, no
 * number, or below `min`.
 */
function spanOf(value: string | undefined, min: number, max: number): number {
  if (value === undefined) return 1;
  const span = value.length === 1 ? digitOf(value) : numberOf(value);
  if (span === null) return 1;
  return span < min ? 1 : Math.min(span, max);
}

/** The number that one character is; null where it is none. */
function digitOf(character: string): number | null {
  const digit = character.charCodeAt(0) - 48;
  return digit >= 0 && digit <= 9 ? digit : null;
}

function numberOf(value: string): number | null {
  const digits = /^[\t\n\f\r ]*\+?(\d{1,9})/.exec(value);
  return digits === null ? null : Number(digits[1]);
}
