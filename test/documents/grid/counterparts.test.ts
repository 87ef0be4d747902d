/** Columns that stand elsewhere and are the same: tables cut in two, and pages that were scanned one by one. */
import { describe, expect, it } from 'vitest';
import { areCounterparts } from '../../../src/documents/grid/counterparts.ts';
import { wholeOf } from '../../../src/documents/grid/join.ts';
import { placedEdges } from '../../../src/documents/grid/same-table.ts';
import type { Piece } from '../../../src/documents/grid/pieces.ts';
import { openDocument, type Table } from '../../../src/documents/index.ts';
import { PdfPage, writePdf } from '../pdf/pdf-writer.ts';

async function tablesOf(pages: readonly PdfPage[]): Promise<Table[]> {
  const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
  return document.blocks.filter((block): block is Table => block.kind === 'table');
}

/** The texts of the grid, a cell at every place that it reaches. */
const gridOf = (table: Table | undefined): string[][] =>
  (table?.grid ?? []).map((row) => row.map((i) => table?.cells[i]?.text ?? ''));

const first = [40, 120, 180, 240, 300];
const second = [40, 90, 150, 270, 300];
const third = [40, 110, 200, 300];

describe('a table that its source cut in two', () => {
  it('has one set of columns where the parts stand one on the other', async () => {
    const page = new PdfPage(400, 200)
      .grid(first, [20, 50], [['A', '1', '2', '3']])
      .grid(second, [50, 80], [['B', '4', '5', '6']]);
    const [table, ...others] = await tablesOf([page]);
    expect(others).toEqual([]);
    expect(gridOf(table)).toEqual([
      ['A', '1', '2', '3'],
      ['B', '4', '5', '6'],
    ]);
  });

  it('has one set of columns over the end of a page', async () => {
    const upper = new PdfPage(400, 100).grid(first, [40, 70], [['A', '1', '2', '3']]);
    const lower = new PdfPage(400, 100).grid(second, [20, 50], [['B', '4', '5', '6']]);
    expect(gridOf((await tablesOf([upper, lower]))[0])).toEqual([
      ['A', '1', '2', '3'],
      ['B', '4', '5', '6'],
    ]);
  });

  // As wide as what it holds: the columns that are blank take the least room.
  const narrow = [40, 90, 150, 165, 180];
  it.each([
    [
      'where the parts stand one on the other',
      [
        new PdfPage(400, 200)
          .grid(first, [20, 50], [['A', '1', '2', '3']])
          .grid(narrow, [50, 80], [['B', '4', '', '']]),
      ],
    ],
    [
      'over the end of a page',
      [
        new PdfPage(400, 100).grid(first, [40, 70], [['A', '1', '2', '3']]),
        new PdfPage(400, 100).grid(narrow, [20, 50], [['B', '4', '', '']]),
      ],
    ],
  ])('has one set of columns though the second part is narrower, %s', async (_, pages) => {
    const tables = await tablesOf(pages);
    expect(tables.map(gridOf)).toEqual([
      [
        ['A', '1', '2', '3'],
        ['B', '4', '', ''],
      ],
    ]);
  });

  it('is not one with a narrower table of more columns over the end of a page', async () => {
    const upper = new PdfPage(400, 100).grid(first, [40, 70], [['A', '1', '2', '3']]);
    const lower = new PdfPage(400, 100).grid(
      [40, 90, 150, 165, 200, 220],
      [20, 50],
      [['B', '4', '5', '6', '7']],
    );
    expect((await tablesOf([upper, lower])).map(({ columnCount }) => columnCount)).toEqual([4, 5]);
  });

  it('goes on over the end of a page in the columns of the part that ended there', async () => {
    const upper = new PdfPage(400, 110)
      .grid(first, [20, 50], [['A', '1', '2', '3']])
      .grid(second, [50, 80], [['B', '4', '5', '6']]);
    const lower = new PdfPage(400, 110)
      .grid(second, [20, 50], [['C', '7', '8', '9']])
      .grid(third, [50, 80], [['D', '10', '11']]);
    const last = new PdfPage(400, 110).grid(third, [20, 50], [['E', '11', '12']]);
    const tables = await tablesOf([upper, lower, last]);
    expect(tables).toHaveLength(1);
    const rows = Array.from({ length: 5 }, (_, row) =>
      tables[0]?.cells.filter((cell) => cell.row === row + 1),
    );
    const columns = rows.map((cells) => cells?.map(({ column }) => column));
    expect(columns[2]).toEqual(columns[0]);
    expect(columns[4]).toEqual(columns[3]);
  });

  it('goes on over the ends of several pages in the columns of the part that ended on the first', async () => {
    const upper = new PdfPage(400, 140)
      .grid(third, [20, 50], [['0', '10', '11']])
      .grid(first, [50, 80], [['A', '1', '2', '3']])
      .grid(second, [80, 110], [['B', '4', '5', '6']]);
    const middle = new PdfPage(400, 140).grid(second, [20, 110], [['C', '7', '8', '9']]);
    const lower = new PdfPage(400, 140)
      .grid(second, [20, 50], [['D', '7', '8', '9']])
      .grid(third, [50, 80], [['E', '12', '13']]);
    const tables = await tablesOf([upper, middle, lower]);
    expect(tables).toHaveLength(1);
    const rows = [2, 3, 4, 5].map((row) => tables[0]?.cells.filter((cell) => cell.row === row));
    const [columns, ...others] = rows.map((cells) => cells?.map(({ column }) => column));
    expect(others).toEqual([columns, columns, columns]);
  });

  it('has one set of columns over the end of a page under which another table follows', async () => {
    const upper = new PdfPage(400, 100).grid(first, [40, 70], [['A', '1', '2', '3']]);
    const lower = new PdfPage(400, 110)
      .grid(second, [20, 50], [['B', '4', '5', '6']])
      .grid(third, [50, 80], [['D', '10', '11']]);
    const [table] = await tablesOf([upper, lower]);
    const columnsIn = (row: number) =>
      table?.cells.filter((cell) => cell.row === row).map(({ column }) => column);
    expect(columnsIn(2)).toEqual(columnsIn(1));
  });

  it('has no column more where a page is printed a hair to the side', async () => {
    const upper = new PdfPage(400, 100).grid(first, [40, 70], [['A', '1', '2', '3']]);
    const lower = new PdfPage(400, 110)
      .grid(
        first.map((x) => x + 0.4),
        [20, 50],
        [['B', '4', '5', '6']],
      )
      .grid([40, 110, 200, 300.4], [50, 80], [['D', '10', '11']]);
    expect((await tablesOf([upper, lower])).map(({ columnCount }) => columnCount)).toEqual([6]);
  });

  it('is two tables of their own columns where one has more of them', async () => {
    const page = new PdfPage(400, 200)
      .grid(first, [20, 50], [['A', '1', '2', '3']])
      .grid([40, 90, 150, 200, 270, 300], [50, 80], [['B', '4', '5', '6', '7']]);
    expect(gridOf((await tablesOf([page]))[0])[1]?.filter((text) => text !== '')).not.toEqual([
      'B',
      '4',
      '5',
      '6',
    ]);
    expect((await tablesOf([page]))[0]?.columnCount).toBeGreaterThan(5);
  });
});

describe('rows of one table with cells merged in other places', () => {
  it('keep their own columns', () => {
    // Of the edges 0, 50, 100, 150, 200, 300 the one row lacks 100 and the other 150.
    const known = [0, 50, 100, 150, 200, 300];
    expect(areCounterparts([0, 50, 150, 200, 300], [0, 50, 100, 200, 300], known)).toBe(false);
    expect(areCounterparts([0, 70, 130, 180, 300], [0, 50, 100, 200, 300], known)).toBe(true);
  });
});

describe('a page that was scanned by itself', () => {
  const piece = (page: number, xs: readonly number[], slack?: number): Piece => ({
    page,
    box: [xs[0] ?? 0, 0, xs.at(-1) ?? 0, 20],
    xs,
    rows: 1,
    cells: [],
    isRuled: true,
    isOpenTop: false,
    isOpenBottom: false,
    ...(slack === undefined ? {} : { slack }),
  });
  const xs = [40, 100, 130, 300, 500];
  const larger = xs.map((x) => 34 + (x - 40) * 1.02 + (x === 130 ? 4 : 0));

  it('has its columns where those of the page before are, though it is larger and to the side', () => {
    expect(placedEdges(wholeOf(piece(1, xs, 20)), piece(2, larger, 20))).toEqual(xs);
  });

  it('keeps two edges apart that lie near one of the table', () => {
    const placed = placedEdges(wholeOf(piece(1, xs, 20)), piece(2, [34, 96, 103, 130, 300, 508], 20));
    expect(new Set(placed).size).toBe(6);
  });

  it('is no part of the table where it stands further off, nor is a page that was not scanned', () => {
    expect(
      placedEdges(
        wholeOf(piece(1, xs, 3)),
        piece(
          2,
          xs.map((x) => x * 1.02 + 12),
          3,
        ),
      ),
    ).toBeNull();
    const far = xs.map((x) => x * 1.02 + 12);
    expect(placedEdges(wholeOf(piece(1, xs)), piece(2, far))).toBeNull();
  });
});
