/** A table laid out for a terminal: columns fitted to a width, labels wrapped, numbers to the right. */
import type { Paint, Style } from './paint.ts';
import { padTo, widthOf, wrapTo } from './width.ts';

export interface TableColumn {
  readonly header: string;
  /** `right` columns hold numbers and are never wrapped; `left` ones hold words. */
  readonly align: 'left' | 'right';
  /** Ids and names of rules are copied from here: they are never wrapped. */
  readonly isWhole?: true;
  /** A column of words is not made narrower than this for the width's sake, unless it is narrower by itself; 14 unless told. */
  readonly least?: number;
  /** Left out where the table would not fit with it. */
  readonly mayGo?: true;
}

export interface TableCell {
  readonly text: string;
  readonly style?: Style;
  /** A sign behind the text, in a column of its own so that digits stay under digits. */
  readonly mark?: string;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Columns that the first cell is moved to the right by. */
  readonly indent?: number;
}

const gap = '  ';
/** A number column is no wider for its header than this, where its numbers do not need it. */
const headerCap = 16;
/** Nothing is made narrower than this for the width's sake, unless it is narrower by itself. */
const narrowest = { left: 14, right: 6 };

const full = (cell: TableCell | undefined, hasMarks: boolean): string =>
  cell === undefined ? '' : cell.text + (hasMarks ? (cell.mark ?? ' ') : '');

/** Widths of the columns: what each needs, the widest made narrower until all fit. */
function fit(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  marks: readonly boolean[],
  width: number,
): number[] {
  const needs = columns.map((column, index) => {
    const header = widthOf(column.header) + (marks[index] === true ? 1 : 0);
    const content = rows.reduce((most, row) => {
      const indent = index === 0 ? (row.indent ?? 0) : 0;
      return Math.max(most, indent + widthOf(full(row.cells[index], marks[index] === true)));
    }, 0);
    if (column.align === 'left')
      return {
        least:
          column.isWhole === true
            ? Math.max(header, content)
            : Math.min(Math.max(header, content), column.least ?? narrowest.left),
        most: Math.max(header, content),
      };
    return {
      least: Math.max(content, Math.min(header, narrowest.right)),
      most: Math.max(content, Math.min(header, headerCap)),
    };
  });
  const widths = needs.map((need) => need.most);
  const total = (): number => widths.reduce((sum, one) => sum + one, gap.length * (widths.length - 1));
  while (total() > width) {
    let widest = -1;
    for (const [index, need] of needs.entries()) {
      const spare = (widths[index] ?? 0) - need.least;
      if (spare > 0 && (widest < 0 || (widths[index] ?? 0) > (widths[widest] ?? 0))) widest = index;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** The lines of a table of at most `width` columns, where its numbers allow that; no line ends in a space. */
export function layTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  options: { readonly width: number; readonly paint: Paint },
): string[] {
  const { paint } = options;
  const marks = columns.map((_, index) => rows.some((row) => row.cells[index]?.mark !== undefined));
  const widths = fit(columns, rows, marks, options.width);
  const total = widths.reduce((sum, one) => sum + one, gap.length * (widths.length - 1));
  const gone = columns.findLastIndex(({ mayGo }) => mayGo === true);
  if (total > options.width && gone >= 0) {
    return layTable(
      columns.filter((_, index) => index !== gone),
      rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => index !== gone) })),
      options,
    );
  }
  const widthAt = (index: number): number => widths[index] ?? 0;
  const line = (parts: readonly string[]): string => parts.join(gap).replace(/ +$/u, '');
  const lines: string[] = [];

  const headers = columns.map((column, index) =>
    wrapTo(column.header, widthAt(index) - (marks[index] === true ? 1 : 0)),
  );
  const height = Math.max(...headers.map((header) => header.length));
  for (let at = 0; at < height; at++) {
    lines.push(
      line(
        columns.map((column, index) => {
          const header = headers[index] ?? [];
          const text = header[at - (height - header.length)] ?? '';
          return paint('dim', padTo(text + (marks[index] === true ? ' ' : ''), widthAt(index), column.align));
        }),
      ),
    );
  }
  lines.push(paint('dim', widths.map((one) => '─'.repeat(one)).join(gap)));

  for (const row of rows) {
    const wrapped = columns.map((column, index) => {
      const cell = row.cells[index];
      const indent = index === 0 ? ' '.repeat(row.indent ?? 0) : '';
      const text = full(cell, marks[index] === true);
      const parts = column.align === 'right' ? [text] : wrapTo(text, widthAt(index) - indent.length);
      return parts.map((part) =>
        paint(cell?.style ?? 'plain', padTo(indent + part, widthAt(index), column.align)),
      );
    });
    const tall = Math.max(...wrapped.map((parts) => parts.length));
    for (let at = 0; at < tall; at++) {
      lines.push(line(wrapped.map((parts, index) => parts[at] ?? ' '.repeat(widthAt(index)))));
    }
  }
  return lines;
}
