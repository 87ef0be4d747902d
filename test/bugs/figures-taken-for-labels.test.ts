/** In tables without rules amounts under one were taken for items of a list, and the rest of a wrapped label for a number. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { valueOf } from './read.ts';

const title = (): PdfPage =>
  new PdfPage(400, 300).text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });

describe('an amount with its unit', () => {
  it.each(['0.14万元', '12.5万元', '０．１４万元'])('is no item of a list: %s', async (amount) => {
    const page = title().text(40, 60, '二、主动公开政府信息情况');
    page.cells([40, 200, 380], [80, 100], [['信息内容', '本年收费金额（单位：万元）']]);
    page.cells([40, 200, 380], [100, 120], [['行政事业性收费', amount]]);
    const record = await examine(writePdf([page]), { file: 'a.pdf' });
    expect(valueOf(record, 'proactive.fees.amount')).toBe(amount.startsWith('12') ? 12.5 : 0.14);
  });
});

describe('the second line of a label that ends with a count and a bracket', () => {
  it('is no number', async () => {
    const page = title();
    const xs = [40, 260, 300, 360];
    page.cells(xs, [60, 80], [['统计指标', '单位', '统计数']]);
    page.cells(xs, [80, 100], [['二、回应解读情况', '—', '—']]);
    page.text(44, 120, '（一）回应公众关注热点或重大舆情数（计').text(44, 134, '1次）');
    page.text(264, 127, '次').text(304, 127, '57');
    page.cells(xs, [150, 170], [['1.参加或举办新闻发布会总次数', '次', '36']]);
    const document = await openDocument(writePdf([page]), { file: 'a.pdf' });
    const table = document.blocks.find((block): block is Table => block.kind === 'table');
    const rows = table?.grid.map((row) => [...new Set(row)].map((i) => table.cells[i]?.text ?? ''));
    expect(rows?.slice(-2)).toEqual([
      ['（一）回应公众关注热点或重大舆情数（计1次）', '次', '57'],
      ['1.参加或举办新闻发布会总次数', '次', '36'],
    ]);
  });
});
