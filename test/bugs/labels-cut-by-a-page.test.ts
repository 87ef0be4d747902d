/** A label without rules that a page's end cut was no label of the form, and its numbers were taken for the row's before it. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';

const xs = [40, 200, 240, 280, 320, 360];

/** The labels of the rows over a page's end, on whose second page this line is the first; it begins so far from the left. */
async function labelsWith(first: string, left = 44): Promise<string[]> {
  const upper = new PdfPage(400, 200).cells(
    xs,
    [100, 120, 140],
    [
      ['4.反复申请', '1', '2', '3', '4'],
      ['5.要求行政机关确认或重新', '5', '6', '7', '8'],
    ],
  );
  const lower = new PdfPage(400, 200).text(left, 30, first).cells(
    xs,
    [60, 80, 100],
    [
      ['（七）总计', '1', '2', '3', '4'],
      ['四、结转下年度', '5', '6', '7', '8'],
    ],
  );
  const { blocks } = await openDocument(writePdf([upper, lower]), { file: 'a.pdf' });
  return blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap((table) => table.grid.map((row) => table.cells[row[0] ?? -1]?.text ?? ''));
}

describe('a label that a page’s end cuts', () => {
  it('goes on with the first line of the next page', async () => {
    expect(await labelsWith('出具已获取信息')).toEqual([
      '4.反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
      '（七）总计',
      '四、结转下年度',
    ]);
  });

  it.each([
    ['6.出具信息', 44],
    ['出具已获取信息', 60],
  ])('does not go on with another label, or what is not in line with it: %s', async (line, left) => {
    expect(await labelsWith(line, left)).toContain('5.要求行政机关确认或重新');
  });
});
