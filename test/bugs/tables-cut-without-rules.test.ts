/** A table without rules that its source cut in two was taken for one with columns that it does not have. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';

async function tablesOf(pages: readonly PdfPage[]): Promise<Table[]> {
  const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
  return document.blocks.filter((block): block is Table => block.kind === 'table');
}

const gridOf = (table: Table | undefined): string[][] =>
  (table?.grid ?? []).map((row) => [...new Set(row)].map((i) => table?.cells[i]?.text ?? ''));

const upper = [40, 160, 210, 290, 330];
const lower = [40, 140, 168, 240, 330];
const head = ['信息内容', '制作', '公开', '总数', '合计'];
const page = (): PdfPage => new PdfPage(400, 200);
const xs = [...upper, 380];
const moved = [...lower, 380];

describe('a table without rules that its source cut in two', () => {
  it('has the columns of its upper part, as many and in the same order', async () => {
    const [table, ...others] = await tablesOf([
      page()
        .cells(xs, [20, 40, 60, 80], [head, ['甲方', '1', '2', '3', '4'], ['乙方', '5', '6', '7', '8']])
        .cells(
          moved,
          [80, 100, 120],
          [
            ['丙方', '11', '12', '13', '14'],
            ['丁方', '', '16', '', '18'],
          ],
        ),
    ]);
    expect(others).toEqual([]);
    expect(gridOf(table)).toEqual([
      head,
      ['甲方', '1', '2', '3', '4'],
      ['乙方', '5', '6', '7', '8'],
      ['丙方', '11', '12', '13', '14'],
      ['丁方', '', '16', '', '18'],
    ]);
    // Each number is where it stands on the page.
    const twelve = table?.cells.find(({ text }) => text === '12')?.place;
    expect(twelve).toMatchObject({ page: 1 });
    expect(twelve !== undefined && 'box' in twelve ? twelve.box[0] : 0).toBeGreaterThan(168);
    expect(twelve !== undefined && 'box' in twelve ? twelve.box[2] : 0).toBeLessThan(240);
  });

  it('goes on at the top of a page in the columns that its lower part has', async () => {
    const tables = await tablesOf([
      page()
        .cells(xs, [20, 40, 60], [head, ['甲方', '1', '2', '3', '4']])
        .cells(moved, [60, 80], [['乙方', '11', '12', '13', '14']]),
      page().cells(
        moved,
        [20, 40, 60],
        [
          ['丙方', '', '22', '', '24'],
          ['丁方', '31', '32', '', '34'],
        ],
      ),
    ]);
    expect(tables.map(gridOf)).toEqual([
      [
        head,
        ['甲方', '1', '2', '3', '4'],
        ['乙方', '11', '12', '13', '14'],
        ['丙方', '', '22', '', '24'],
        ['丁方', '31', '32', '', '34'],
      ],
    ]);
  });

  it('is none where a row lacks one of its numbers and has one in a column that was blank', async () => {
    const six = [40, 100, 130, 160, 190, 220, 250, 280];
    const [table] = await tablesOf([
      page().cells(
        six,
        [20, 40, 60, 80],
        [
          ['甲方', '1', '2', '', '4', '5', '6'],
          ['乙方', '1', '2', '', '4', '5', '6'],
          ['丙方', '7', '8', '9', '3', '2', ''],
        ],
      ),
    ]);
    const column = (text: string): number | undefined =>
      table?.cells.find((cell) => cell.text === text)?.column;
    expect(column('9')).not.toBe(column('4'));
    expect(column('3')).toBe(column('4'));
  });
});
