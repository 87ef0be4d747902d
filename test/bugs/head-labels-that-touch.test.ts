/** Labels of a head without rules, set so close that they are one run of characters, were the label of none of their columns. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

const names = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const received = ['47', '2', '0', '1', '0', '3', '53'];
const labels = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量'];

/** The head and the first rows of section 3, each number in the middle under its label; so far apart are the labels. */
function requests(apart: number): Promise<Record> {
  const page = new PdfPage(700, 300).text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });
  page.text(40, 70, '三、收到和处理政府信息公开申请情况');
  const middles: number[] = [];
  let left = 300;
  for (const name of names) {
    page.text(left, 110, name);
    middles.push(left + 5 * name.length);
    left += 10 * name.length + apart;
  }
  // Row by row, as programs write them.
  [received, names.map(() => '0')].forEach((numbers, row) => {
    page.text(40, 150 + 40 * row, labels[row] ?? '');
    numbers.forEach((number, i) =>
      page.text((middles[i] ?? 0) - 2.5 * number.length, 150 + 40 * row, number),
    );
  });
  return examine(writePdf([page]), { file: 'a.pdf' });
}

describe('labels of a head that touch', () => {
  it.each([2, 3, 4])('are each its own column’s, %i points apart', async (apart) => {
    const record = await requests(apart);
    expect(valueOf(record, 'requests.received.natural_person')).toBe(47);
    expect(valueOf(record, 'requests.received.other_org')).toBe(3);
    expect(valueOf(record, 'requests.received.total')).toBe(53);
    expect(record.report?.cells['requests.received.total']?.readings).toEqual(['grid', 'sequence']);
    expect(rulesOn(record, 'requests.received.total')).toEqual([]);
  });

  it('are no labels where nothing parts them', async () => {
    const record = await requests(0);
    expect(valueOf(record, 'requests.received.total')).toBeNull();
    expect(rulesOn(record, 'requests.received.total')).toContain('parse.ambiguous');
  });
});
