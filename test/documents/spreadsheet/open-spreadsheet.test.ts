/** Workbooks as a reader sees their sheets. */
import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import type { Document, Table } from '../../../src/documents/index.ts';
import { DocumentError } from '../../../src/documents/errors.ts';
import { readOleStreams } from '../../../src/documents/containers/ole.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { openSheets, openSpreadsheet } from '../../../src/documents/spreadsheet/open-spreadsheet.ts';
import { asXls, nameOf, writeXlsx, xlsxParts } from '../../layouts/office.ts';
import type { WrittenCell, WrittenSheet } from '../../layouts/office.ts';
import { buildOle } from '../containers/build-ole.ts';

function workbookStream(xls: Uint8Array): Buffer {
  return Buffer.from(
    readOleStreams(xls)
      ?.find(({ name }) => name === 'Workbook')
      ?.read() ?? [],
  );
}

/** An XLS of one sheet, with a ROW record that hides a row (from 0). */
function withHiddenRow(xls: Uint8Array, row: number): Uint8Array {
  const stream = Buffer.from(
    readOleStreams(xls)
      ?.find(({ name }) => name === 'Workbook')
      ?.read() ?? [],
  );
  const record = Buffer.alloc(20);
  record.writeUInt16LE(0x0208, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(row, 4);
  record[16] = 0x20;
  const sheetBegin = stream.lastIndexOf(Buffer.from([0x09, 0x08, 0x10, 0x00])) + 20;
  const changed = Buffer.concat([stream.subarray(0, sheetBegin), record, stream.subarray(sheetBegin)]);
  return buildOle({ Workbook: Buffer.concat([changed, Buffer.alloc(Math.max(0, 4096 - changed.length))]) });
}

type Cell = string | number | null | Omit<WrittenCell, 'row' | 'column'>;

/** A sheet of rows: a text, a number, null for no cell. */
function sheet(rows: readonly (readonly Cell[])[], more: Partial<WrittenSheet> = {}): WrittenSheet {
  const cells = rows.flatMap((line, row) =>
    line.flatMap((cell, column): WrittenCell[] => {
      if (cell === null) return [];
      if (typeof cell === 'string') return [{ row, column, text: cell }];
      return [typeof cell === 'number' ? { row, column, number: cell } : { row, column, ...cell }];
    }),
  );
  return { name: 'Sheet1', cells, merges: [], ...more };
}

const open = async (bytes: Uint8Array): Promise<Document> =>
  await openSpreadsheet(bytes, { file: 'a.xlsx' }, defaultLimits);
const openRows = async (...args: Parameters<typeof sheet>): Promise<Document> =>
  await open(writeXlsx([sheet(...args)]));

async function errorOf(bytes: Uint8Array): Promise<string> {
  try {
    await open(bytes);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.xlsx: .+\.$/);
    return error.code;
  }
  return 'opened';
}

function tablesOf(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

const texts = (table: Table | undefined): string[] => table?.cells.map((cell) => cell.text) ?? [];
/** The cells in doubt, by name. */
function doubts(document: Document): { [cell: string]: string } {
  const found: { [cell: string]: string } = {};
  for (const { cells } of tablesOf(document)) {
    for (const { doubt, place } of cells)
      if (doubt !== undefined && 'cell' in place) found[place.cell] = doubt;
  }
  return found;
}

const codes = (document: Document): string[] => document.notes.map((note) => note.code);

describe.each([
  ['XLSX', (bytes: Uint8Array) => bytes],
  ['XLS', asXls],
])('an %s', (_name, as) => {
  it('has its cells with their places', async () => {
    const document = await open(
      as(
        writeXlsx([
          sheet([
            ['规章', 7],
            ['行政许可', '8'],
          ]),
        ]),
      ),
    );
    const [table] = tablesOf(document);
    expect(document.kind).toBe('spreadsheet');
    expect(table?.cells.map(({ text, place }) => [text, place])).toEqual([
      ['规章', { sheet: 1, cell: 'A1' }],
      [String(7), { sheet: 1, cell: 'B1' }],
      ['行政许可', { sheet: 1, cell: 'A2' }],
      ['8', { sheet: 1, cell: 'B2' }],
    ]);
  });

  it('has merged cells once, with their spans', async () => {
    const rows = [
      ['信息', '申请人', null],
      [null, '自然人', '总计'],
      ['规章', 1, 2],
    ];
    const [table] = tablesOf(await open(as(writeXlsx([sheet(rows, { merges: ['A1:A2', 'B1:C1'] })]))));
    expect(table?.grid).toEqual([
      [0, 1, 1],
      [0, 2, 3],
      [4, 5, 6],
    ]);
    expect(table?.cells.slice(0, 2).map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('marks hidden sheets', async () => {
    const book = writeXlsx([sheet([['a', 'b']]), sheet([['c', 'd']], { name: '旧', state: 'hidden' })]);
    expect(tablesOf(await open(as(book))).map((table) => [texts(table), table.hidden])).toEqual([
      [['a', 'b'], false],
      [['c', 'd'], true],
    ]);
  });

  it('keeps hidden rows and columns out of the table, and marked', async () => {
    const rows = [
      ['规章', 1, 2, 3],
      ['许可', 4, 5, 6],
      ['处罚', 7, 8, 9],
    ];
    const bytes = as(writeXlsx([sheet(rows, { hiddenRows: [2], hiddenColumns: [3] })]));
    // SheetJS writes no rows' properties to an XLS.
    const [shown, hidden] = tablesOf(await open(bytes[0] === 0xd0 ? withHiddenRow(bytes, 1) : bytes));
    expect([texts(shown), shown?.hidden]).toEqual([['规章', '1', '3', '处罚', '7', '9'], false]);
    expect([texts(hidden), hidden?.hidden]).toEqual([['2', '许可', '4', '5', '6', '8'], true]);
  });

  it('shows a number as it is shown, and doubts it where another is stored', async () => {
    const rows: Cell[][] = [
      ['甲', { number: 2.5, style: 1 }],
      ['乙', { number: 0, style: 2 }],
      ['丙', { number: 1234, style: 4 }],
      ['丁', { number: 3, style: 3 }],
      ['戊', { number: 7, style: 5 }],
    ];
    const document = await open(as(writeXlsx([sheet(rows)])));
    expect(texts(tablesOf(document)[0]).filter((_, i) => i % 2 === 1)).toEqual([
      '3',
      '-',
      '1,234',
      '1/3/00',
      '',
    ]);
    // A dash for zero is what accounting formats show; a rounded number, a date and nothing are not what is stored.
    expect(doubts(document)).toEqual({ B1: 'shown_otherwise', B4: 'shown_otherwise', B5: 'shown_otherwise' });
  });
});

describe('a formula', () => {
  it('is its stored value', async () => {
    const document = await openRows([['总计', { number: 47, formula: 'SUM(A1:A9)' }]]);
    expect([texts(tablesOf(document)[0]), codes(document)]).toEqual([['总计', '47'], []]);
  });

  it('without a stored value is empty, and in doubt', async () => {
    const document = await openRows([['总计', { formula: 'SUM(A1:A9)' }, 1]]);
    expect(texts(tablesOf(document)[0])).toEqual(['总计', '', '1']);
    expect(doubts(document)).toEqual({ B1: 'not_calculated' });
  });

  it('that failed is the text of its error', async () => {
    expect(texts(tablesOf(await openRows([['总计', { error: '#REF!' }]]))[0])).toEqual(['总计', '#REF!']);
  });
});

describe('the rows of a sheet', () => {
  it('that hold one text in one cell are lines of their own', async () => {
    const document = await openRows([['二、主动公开政府信息情况'], ['规章', 1], ['三、收到'], ['总计', 2]]);
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : texts(block)))).toEqual([
      '二、主动公开政府信息情况',
      ['规章', '1'],
      '三、收到',
      ['总计', '2'],
    ]);
  });

  it('with a label and empty boxes stay in their table', async () => {
    const document = await openRows([
      ['规章', 1, 2],
      ['许可', { style: 1 }, { style: 1 }],
      ['处罚', 3, 4],
    ]);
    expect(document.blocks.map((block) => (block.kind === 'table' ? texts(block) : []))).toEqual([
      ['规章', '1', '2', '许可', '', '', '处罚', '3', '4'],
    ]);
  });

  it('of empty boxes at the end are a row of empty places', async () => {
    const boxes: Cell[] = [{ style: 1 }, { style: 1 }];
    const [table] = tablesOf(await openRows([['维持', '纠正'], boxes, boxes, boxes]));
    expect(texts(table)).toEqual(['维持', '纠正', '', '']);
  });

  it('with a single number stay in their table', async () => {
    expect(
      texts(
        tablesOf(
          await openRows([
            ['规章', '许可'],
            [null, 7],
          ]),
        )[0],
      ),
    ).toEqual(['规章', '许可', '', '7']);
  });

  it('have the lines of a cell set apart', async () => {
    const [table] = tablesOf(await openRows([['商业\n企业', 1]]));
    expect(table?.cells[0]).toMatchObject({ text: '商业 企业', lines: ['商业', '企业'] });
  });
});

describe('a workbook of several reports', () => {
  it('is one document a sheet that is shown, named by its number', () => {
    const book = writeXlsx([
      sheet([['甲局', 1]], { name: '甲局' }),
      sheet([['旧', 1]], { name: '旧', state: 'veryHidden' }),
      sheet([], { name: '空' }),
      sheet([['乙局', 2]], { name: '乙局' }),
    ]);
    const { whole, sheets } = openSheets(book, 'a.xlsx', defaultLimits);
    expect(
      sheets.map(({ suffix, name, document }) => [
        suffix,
        name,
        document.title,
        tablesOf(document).map(texts),
      ]),
    ).toEqual([
      ['#sheet=1', '甲局', '甲局', [['甲局', '1']]],
      ['#sheet=4', '乙局', '乙局', [['乙局', '2']]],
    ]);
    expect(tablesOf(whole)).toHaveLength(3);
    expect(tablesOf(sheets[1]!.document)[0]?.cells[0]?.place).toEqual({ sheet: 4, cell: 'A1' });
  });
});

describe('a hostile workbook', () => {
  const withSheet = (xml: string): Uint8Array =>
    zipSync({ ...xlsxParts([sheet([['a']])]), 'xl/worksheets/sheet1.xml': strToU8(xml) });
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

  it('of a million empty rows opens with what is in it', async () => {
    const rows = Array.from({ length: 1_048_575 }, (_, i) => `<row r="${String(i + 2)}" ht="12"/>`).join('');
    const first = '<row r="1"><c r="A1" t="inlineStr"><is><t>规章</t></is></c><c r="B1"><v>7</v></c></row>';
    const book = withSheet(`<worksheet ${main}><sheetData>${first}${rows}</sheetData></worksheet>`);
    expect(texts(tablesOf(await open(book))[0])).toEqual(['规章', '7']);
  });

  it('with a cell in the last corner is read as far as is allowed, with a note', async () => {
    const corner =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>7</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>';
    const document = await open(withSheet(`<worksheet ${main}><sheetData>${corner}</sheetData></worksheet>`));
    expect(codes(document)).toContain('limit.tables');
    expect(texts(tablesOf(document)[0]).slice(0, 2)).toEqual(['1', '7']);
  });

  it('with merged cells over everything, many times, opens', async () => {
    const merges = Array.from(
      { length: 20_000 },
      (_, i) => `<mergeCell ref="${nameOf(0, i % 200)}:XFD1048576"/>`,
    ).join('');
    const cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="GA9000"><v>1</v></c></row>';
    expect(
      await errorOf(
        withSheet(
          `<worksheet ${main}><sheetData>${cells}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
        ),
      ),
    ).toBe('opened');
  });

  it('with a document type is refused', async () => {
    expect(await errorOf(withSheet(`<!DOCTYPE x [<!ENTITY e "7">]><worksheet ${main}/>`))).toBe(
      'document.damaged',
    );
  });

  it('that is a bomb is too large', async () => {
    expect(await errorOf(withSheet(`<worksheet ${main}>${' '.repeat(45_000_000)}</worksheet>`))).toBe(
      'document.too_large',
    );
  });

  it('that asks for a password says so', async () => {
    expect(await errorOf(buildOle({ EncryptedPackage: new Uint8Array(5000) }))).toBe('document.encrypted');
  });

  it('that is a Word file, or text, is refused', async () => {
    expect(await errorOf(buildOle({ WordDocument: new Uint8Array(5000) }))).toBe('document.unsupported');
    expect(await errorOf(strToU8('规章,7'))).toBe('document.unsupported');
  });

  it('whose XLS has lost bytes in the middle is damaged, not read with numbers that are not there', async () => {
    const stream = workbookStream(asXls(writeXlsx([sheet([Array.from({ length: 200 }, (_, i) => i)])])));
    const fill = (bytes: Buffer): Uint8Array =>
      buildOle({ Workbook: Buffer.concat([bytes, Buffer.alloc(4096)]) });
    expect(await errorOf(fill(stream))).toBe('opened');
    const at = stream.length - 500;
    expect(await errorOf(fill(Buffer.concat([stream.subarray(0, at), stream.subarray(at + 5)])))).toBe(
      'document.damaged',
    );
  });

  it('with pictures says that they are not read', async () => {
    const book = zipSync({ ...xlsxParts([sheet([['a', 1]])]), 'xl/media/image1.png': new Uint8Array(10) });
    expect(codes(await open(book))).toEqual(['content.left_out']);
  });
});
