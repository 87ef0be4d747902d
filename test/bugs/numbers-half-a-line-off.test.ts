/**
 * In a table without rules a number half a line over its row was left outside, and its place said to be blank: cells of
 * two lines beside cells of one.
 */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

/** The first table of the form, without rules; `texts` stand where its first number belongs, as x, y and text. */
function sheet(...texts: readonly (readonly [number, number, string])[]): PdfPage {
  const page = new PdfPage(400, 260);
  page.text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });
  page.text(40, 60, '二、主动公开政府信息情况').text(150, 80, '第二十条第（一）项');
  const xs = [40, 130, 210, 290];
  page.cells(xs, [90, 110], [['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']]);
  page.cells(xs, [110, 150], [['规章']]);
  for (const text of texts) page.text(...text);
  page.cells(xs, [110, 150], [['', '', '56', '61']]);
  return page.cells(xs, [150, 180], [['行政规范性文件', '3', '45', '42']]);
}

const code = (name: string): string => `proactive.regulations.${name}`;
const read = (page: PdfPage): ReturnType<typeof examine> => examine(writePdf([page]), { file: 'a.pdf' });

describe('a number half a line off its row', () => {
  it('belongs to the row', async () => {
    const record = await read(sheet([134, 127, '8']));
    expect(valueOf(record, code('issued'))).toBe(8);
    expect(valueOf(record, code('in_force'))).toBe(61);
  });

  it('with its rest as far below is no number, and no blank', async () => {
    const record = await read(sheet([134, 127, '12'], [134, 141, '5']));
    expect(valueOf(record, code('issued'))).toBeNull();
    expect(record.report?.cells[code('issued')]).toMatchObject({ raw: '12 5' });
    expect(rulesOn(record, code('issued'))).toContain('parse.ambiguous');
  });

  it('that is under no column leaves nothing of its row certain', async () => {
    const page = sheet([134, 127, '1234'], [137.75, 141, '5']);
    const document = await openDocument(writePdf([page]), { file: 'a.pdf' });
    const table = document.blocks.find((block): block is Table => block.kind === 'table');
    expect(table?.cells.some(({ doubt }) => doubt === 'unaligned')).toBe(true);
    const record = await read(page);
    for (const name of ['issued', 'repealed', 'in_force']) expect(valueOf(record, code(name))).toBeNull();
    expect(rulesOn(record, code('repealed'))).toContain('parse.ambiguous');
  });
});
