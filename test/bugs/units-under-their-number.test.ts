/** A number whose unit was wrapped under it was left outside its table, and its place had no value and no finding. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { read, rulesOn, valueOf } from './read.ts';

const xs = [40, 240, 290, 360];
const extended = 'requests.completed.extended';
const complaints = 'complaints.total';
const rows = [
  ['统计指标', '单位', '统计数'],
  ['（一）收到申请数', '件', '5件'],
  ['1.当面申请数', '件', '5件'],
  ['2.传真申请数', '件', '0件'],
  ['3.网络申请数', '件', '0件'],
  ['4.信函申请数', '件', '0件'],
  ['1.按时办结数', '件', '7件'],
] as const;
const heights = (count: number, from: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + 20 * i);

const begun = (): PdfPage =>
  new PdfPage(400, 320)
    .text(40, 30, '余姚市综合行政执法局2016年政府信息公开工作年度报告')
    .cells(xs, heights(rows.length, 60), rows);

describe('a number with its unit under it, at the top of a page without rules', () => {
  it('is in its row', async () => {
    const next = new PdfPage(400, 200)
      .text(290, 40, '7,592,845')
      .text(44, 47, '六、举报投诉数量')
      .text(244, 47, '件')
      .text(308, 54, '件')
      .cells(xs, heights(2, 60), [
        ['（二）举办各类培训班数', '次', '3次'],
        ['（三）接受培训人员数', '人次', '4人次'],
      ]);
    const { blocks } = await openDocument(writePdf([begun(), next]), { file: 'a.pdf' });
    const cells = blocks
      .filter((block): block is Table => block.kind === 'table')
      .flatMap((table) => table.cells);
    expect(cells.find(({ text }) => text.startsWith('7,'))).toMatchObject({ text: '7,592,845件', row: 8 });
    expect(cells.find(({ text }) => text === '六、举报投诉数量')?.row).toBe(8);
  });
});

describe('a row of a list that has its unit twice, and no number', () => {
  it('has words where its number belongs', async () => {
    const table = (lines: readonly string[]): string => `<table>${lines.join('')}</table>`;
    const tr = (label: string, unit: string, number: string): string =>
      `<tr>${label}<td>${unit}</td><td>${number}</td></tr>`;
    const record = await read(
      `<html><body><h1>余姚市综合行政执法局2016年政府信息公开工作年度报告</h1>${table(
        rows.map(([label, unit, number]) => tr(`<td>${label}</td>`, unit, number)),
      )}${table([
        tr('<td colspan="2">2.延期办结数</td>', '件', '件'),
        tr('<td colspan="2">六、举报投诉数量</td>', '件', '3件'),
      ])}</body></html>`,
    );
    expect(valueOf(record, extended)).toBeNull();
    expect(rulesOn(record, extended)).toEqual(['cell.not_a_count']);
    expect(valueOf(record, complaints)).toBe(3);
  });
});

describe('figures right over a table without rules that stand in none of its rows', () => {
  it('leave its first row unsure, and no other', async () => {
    const page = new PdfPage(400, 200).text(294, 40, '12');
    page.cells(xs, heights(3, 33), [
      ['1.当面申请数', '件', '5'],
      ['2.传真申请数', '件', '6'],
      ['3.网络申请数', '件', '7'],
    ]);
    const { blocks } = await openDocument(writePdf([page]), { file: 'a.pdf' });
    const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []));
    const doubts = ['5', '7'].map((text) => cells.find((cell) => cell.text === text)?.doubt);
    expect(doubts).toEqual(['unaligned', undefined]);
  });
});
