/** What a page's end cut through was put together wrongly, or not at all. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';

async function tableOf(pages: readonly PdfPage[]): Promise<Table> {
  const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
  const tables = document.blocks.filter((block) => block.kind === 'table');
  expect(tables).toHaveLength(1);
  return tables[0] as Table;
}

/** The texts of the grid, a cell at every place that it reaches. */
const gridOf = (table: Table): string[][] =>
  table.grid.map((row) => row.map((i) => table.cells[i]?.text ?? ''));

/** Lines of a grid in which the cells between `from` and `to` of the first edge inside are joined. */
function head(page: PdfPage, xs: readonly number[], ys: readonly number[], over: number): PdfPage {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, middle = 0, bottom = 0] = ys;
  page.line(left, top, right, top).line(left, bottom, right, bottom);
  // The cells over `over` are of one row; those before it reach over both.
  page.line(xs[over] ?? 0, middle, right, middle);
  xs.forEach((x, i) => page.line(x, i > over && i < xs.length - 1 ? middle : top, x, bottom));
  return page;
}

describe('an empty place under a head that reaches over rows', () => {
  it('is no part of the head where a page ends between them', async () => {
    const xs = [40, 100, 160, 220, 280];
    const first = head(new PdfPage(400, 140), xs, [60, 90, 120], 2);
    first.text(44, 94, '其他结果').text(104, 94, '总计').text(164, 80, '直接起诉');
    first.text(164, 110, '维持').text(224, 110, '纠正');
    const second = new PdfPage(400, 140).grid(xs, [20, 50], [['', '7', '3', '']]);
    expect(gridOf(await tableOf([first, second])).at(-1)).toEqual(['', '7', '3', '']);
  });
});

describe('a head of two levels', () => {
  it('is one where a page ends between the lines of its labels', async () => {
    const xs = [40, 74, 134, 194];
    const first = head(new PdfPage(400, 120), xs, [60, 90, 90], 1);
    first.text(42, 86, '结果维').text(80, 80, '直接起诉');
    const second = new PdfPage(400, 140).grid(
      xs,
      [20, 50, 80],
      [
        ['', '甲方', '乙方'],
        ['7', '3', '4'],
      ],
    );
    second.text(42, 38, '持');
    expect(gridOf(await tableOf([first, second]))).toEqual([
      ['结果维持', '直接起诉', '直接起诉'],
      ['结果维持', '甲方', '乙方'],
      ['7', '3', '4'],
    ]);
  });
});

describe('a row whose label and figures are both wrapped', () => {
  const xs = [40, 102, 142, 182];
  const cut = (upper: readonly string[], lower: readonly string[]): PdfPage[] => {
    const first = new PdfPage(400, 100).grid(xs, [30, 60, 90], [['1.信访举报', '3', '5']]);
    const second = new PdfPage(400, 140).grid(xs, [20, 50, 80], [[], ['3.其他', '8', '9']]);
    upper.forEach((text, i) => first.text((xs[i] ?? 0) + 2, 86, text));
    lower.forEach((text, i) => second.text((xs[i] ?? 0) + 2, 34, text));
    return [first, second];
  };

  it('is one where a page ends between its lines', async () => {
    const table = await tableOf(cut(['2.重复申请的', '1234567', '7'], ['情形', '8', '']));
    expect(gridOf(table)).toEqual([
      ['1.信访举报', '3', '5'],
      ['2.重复申请的情形', '1234567 8', '7'],
      ['3.其他', '8', '9'],
    ]);
  });

  it('is one though nothing but dashes stands where its figures would', async () => {
    const table = await tableOf(cut(['2.重复申请的', '—', '—'], ['情形', '', '']));
    expect(gridOf(table)[1]).toEqual(['2.重复申请的情形', '—', '—']);
  });

  it.each([
    ['the figures had room for more', ['2.重复申请的', '123', '7'], ['情形', '8', '']],
    ['every place below has a figure', ['2.重复申请的', '1234567', '7'], ['情形', '8', '9']],
    ['the label below is another item', ['2.重复申请的', '1234567', '7'], ['4.情形', '8', '']],
  ])('is two where %s', async (_, upper, lower) => {
    expect(gridOf(await tableOf(cut(upper, lower)))).toHaveLength(4);
  });
});
