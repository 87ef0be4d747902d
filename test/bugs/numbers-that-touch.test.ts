/** In a table without rules, numbers set so close that they were one run made one column of two, and took the table apart. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';

async function rowsOf(page: PdfPage): Promise<string[][]> {
  const { blocks } = await openDocument(writePdf([page]), { file: 'a.pdf' });
  return blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap((table) => table.grid.map((row) => [...new Set(row)].map((i) => table.cells[i]?.text ?? '')));
}

describe('numbers that touch', () => {
  const first = (apart: number): PdfPage =>
    new PdfPage(400, 200)
      .text(44, 40, '1.重复申请')
      .text(200, 40, '６１１１')
      .text(240 + apart, 40, '３７７')
      .text(330, 40, '5');

  it('are each in its column, which other rows show', async () => {
    const page = first(4).text(44, 60, '2.其他').text(215, 60, '０').text(254, 60, '０').text(330, 60, '6');
    expect(await rowsOf(page)).toEqual([
      ['1.重复申请', '６１１１', '３７７', '5'],
      ['2.其他', '０', '０', '6'],
    ]);
  });

  it('are no two where nothing parts them, or no other row shows two', async () => {
    for (const [apart, second] of [
      [0, 254],
      [4, 290],
    ] as const) {
      const page = first(apart).text(44, 60, '2.其他').text(215, 60, '０').text(second, 60, '０');
      expect((await rowsOf(page.text(330, 60, '6'))).flat()).not.toContain('３７７');
    }
  });
});

describe('a label of two lines over and under the numbers of its row', () => {
  it('is one label, beside figures on as many lines', async () => {
    const page = new PdfPage(400, 200).text(44, 40, '1.重复申请').text(240, 40, '1').text(300, 40, '2');
    page.text(44, 73, '2.申请人逾期未按要求缴纳费用的').text(290, 73, '３７５').text(240, 80, '0');
    page.text(44, 87, '不再处理其政府信息公开申请').text(290, 87, '５８５');
    page.text(44, 120, '3.其他').text(240, 120, '3').text(300, 120, '4');
    expect(await rowsOf(page)).toEqual([
      ['1.重复申请', '1', '2'],
      ['2.申请人逾期未按要求缴纳费用的不再处理其政府信息公开申请', '0', '３７５ ５８５'],
      ['3.其他', '3', '4'],
    ]);
  });
});
