/** Tables without rules lost their head, or all of it, where a page ended between the head and the numbers. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

const xs = [40, 150, 230, 310, 390];
const regulations = 'proactive.regulations';

/** The first table of the form without rules; what of its head stands on the first page, and what on the second. */
function report(first: (page: PdfPage) => void, second: (page: PdfPage) => void): PdfPage[] {
  const upper = new PdfPage(400, 200);
  upper.text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });
  upper.text(40, 60, '二、主动公开政府信息情况');
  first(upper);
  const lower = new PdfPage(400, 200);
  second(lower);
  return [upper, lower];
}

const named = (page: PdfPage, top: number): PdfPage =>
  page.cells(xs, [top, top + 20], [['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']]);
const numbers = (page: PdfPage, top: number): PdfPage =>
  page.cells(
    xs,
    [top, top + 20, top + 40],
    [
      ['规章', '3', '45', '42'],
      ['行政规范性文件', '8', '2', '61'],
    ],
  );

describe('a head without rules', () => {
  it.each([
    [
      'whole at the foot of the page before',
      report(
        (page) => named(page.text(150, 140, '第二十条第（一）项'), 160),
        (page) => numbers(page, 30),
      ),
    ],
    [
      'of two lines that the page parts',
      report(
        (page) => page.text(150, 180, '第二十条第（一）项'),
        (page) => numbers(named(page, 20), 40),
      ),
    ],
  ])('is its table’s, %s', async (_, pages) => {
    const record = await examine(writePdf(pages), { file: 'a.pdf' });
    const at = { page: 2 };
    expect(valueOf(record, `${regulations}.in_force`)).toBe(42);
    expect(record.report?.cells[`${regulations}.in_force`]).toMatchObject({
      readings: ['grid', 'sequence'],
      at,
    });
    expect(rulesOn(record, `${regulations}.issued`)).toEqual([]);
  });

  it('makes a table of a single row with a single number', async () => {
    const pages = report(
      (page) => page.cells([40, 200, 330], [160, 180], [['信息内容', '本年处理决定数量']]),
      (page) => page.cells([40, 200, 330], [30, 50], [['行政许可', '7']]),
    );
    const record = await examine(writePdf(pages), { file: 'a.pdf' });
    expect(valueOf(record, 'proactive.licensing.decisions')).toBe(7);
  });

  it('stands where it is printed', async () => {
    const pages = report(
      (page) => named(page, 160),
      (page) => numbers(page, 30),
    );
    const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
    const table = document.blocks.find((block): block is Table => block.kind === 'table');
    const head = table?.cells.find(({ text }) => text === '本年废止件数');
    expect(head?.place).toMatchObject({ page: 1 });
    const [, top = 0] = head !== undefined && 'box' in head.place ? head.place.box : [];
    expect(top).toBeGreaterThan(155);
  });

  it('is none where a heading stands between it and the numbers', async () => {
    const pages = report(
      (page) => named(page, 160),
      (page) => numbers(page.text(40, 24, '三、收到和处理政府信息公开申请情况'), 40),
    );
    const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
    const table = document.blocks.find((block): block is Table => block.kind === 'table');
    expect(table?.cells.map(({ text }) => text)).not.toContain('本年废止件数');
  });
});
