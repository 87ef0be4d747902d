/** Numbers that a narrow cell wrapped, and that no sum confirms, were not read; nor may two numbers be read as one. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

const labels = [
  '三、依申请公开政府信息情况',
  '（一）收到申请数',
  '1.当面申请数',
  '2.传真申请数',
  '3.网络申请数',
  '4.信函申请数',
  '（二）申请办结数',
  '1.按时办结数',
  '2.延期办结数',
  '六、举报投诉数量',
] as const;
type Label = (typeof labels)[number];

/** A list of the form of 2014, its figures on lines in a column of this width; 4 points are left beside them. */
async function read(
  figures: Partial<Readonly<{ [label in Label]: readonly string[] }>>,
  width = 28,
): Promise<Record> {
  const xs = [40, 240, 280, 280 + width];
  const ys = [60, ...labels.map((_, i) => 90 + 36 * i), 90 + 36 * labels.length];
  const page = new PdfPage(400, 500).text(40, 30, '余姚市综合行政执法局2016年政府信息公开工作年度报告');
  page.grid(xs, ys, [['统计指标', '单位']]);
  // The head is as narrow as its column.
  Array.from('统计数').forEach((letter, i) => page.text(284, 69 + 9 * i, letter, { size: 8 }));
  // Row by row, as programs write them.
  labels.forEach((label, r) => {
    const middle = (ys[r + 1] ?? 0) + 18;
    page.text(44, middle + 4, label).text(244, middle + 4, '件');
    const lines = figures[label] ?? (r === 0 ? [] : ['0']);
    lines.forEach((line, i) => page.text(284, middle + 7 - 7 * lines.length + 14 * i, line));
  });
  return await examine(writePdf([page]), { file: 'a.pdf' });
}

const complaints = 'complaints.total';
const completed = 'requests.completed.total';

describe('figures on two lines of a narrow cell', () => {
  it.each([
    ['of full width', ['１２', '３４'], 28, 1234],
    ['of half width', ['123', '4'], 24, 1234],
    ['cut within a group of digits', ['１，２', '３４'], 38, 1234],
  ])('are the number that its width wrapped: %s', async (_, lines, width, value) => {
    const record = await read({ '六、举报投诉数量': lines }, width);
    expect(valueOf(record, complaints)).toBe(value);
    expect(record.report?.cells[complaints]).toMatchObject({
      raw: lines.join(''),
      state: 'reported',
      readings: [],
    });
    expect(rulesOn(record, complaints)).toEqual([]);
  });

  it('are one where they have room for a single figure and the sum leaves no other reading', async () => {
    const nine = ['9'];
    const record = await read(
      {
        '（一）收到申请数': ['3', '6'],
        '1.当面申请数': nine,
        '2.传真申请数': nine,
        '3.网络申请数': nine,
        '4.信函申请数': nine,
      },
      17.9,
    );
    expect(valueOf(record, 'requests.received.total')).toBe(36);
    expect(rulesOn(record, 'requests.received.total')).toEqual([]);
  });

  it.each([
    ['with room for one more', ['１２', '３４'], 38],
    ['a single figure wide', ['１', '２'], 18],
    ['and a zero over a zero', ['０', '０'], 18],
    ['and the first begins with a zero', ['００', '１'], 28],
    ['and the lower would begin a number wrongly grouped', ['１，', '２３'], 28],
  ])('are no number where they may be two: %s', async (_, lines, width) => {
    const record = await read({ '六、举报投诉数量': lines }, width);
    expect(valueOf(record, complaints)).toBeNull();
    expect(rulesOn(record, complaints)).toEqual(['parse.ambiguous']);
  });

  it('are no number where the sum holds with one of the two alone', async () => {
    const record = await read({
      '（二）申请办结数': ['１２', '３４'],
      '1.按时办结数': ['３０'],
      '2.延期办结数': ['４'],
    });
    expect(valueOf(record, completed)).toBeNull();
    expect(rulesOn(record, completed)).toEqual(['parse.ambiguous']);
  });

  it('are one number where no reading of them adds up, and accuse nobody', async () => {
    const record = await read({
      '（二）申请办结数': ['１２', '３４'],
      '1.按时办结数': ['７'],
      '2.延期办结数': ['８'],
    });
    expect(valueOf(record, completed)).toBe(1234);
    const finding = record.findings.find(({ rule }) => rule === 'ogi-2014.completed_sum');
    expect(finding).toMatchObject({ blame: 'unsure', reported: 1234, expected: 15 });
  });
});
