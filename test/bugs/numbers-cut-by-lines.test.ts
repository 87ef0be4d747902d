/** Texts of PDFs: page numbers among numbers, and numbers cut by the end of a line. */
import { describe, expect, it } from 'vitest';
import { headOfDocuments, read, rulesOn, title, valueOf } from './read.ts';

const decisions = (number: string, after = ''): string =>
  `${title}第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n${number}\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n行政强制\n0\n${after}`;

describe('a number in the text of a PDF', () => {
  it('is not read as its first half where the line was cut at a separator', async () => {
    const record = await read(decisions('8,625\n,512件'));
    expect(valueOf(record, 'proactive.licensing.decisions')).toBeNull();
    expect(rulesOn(record, 'proactive.licensing.decisions')).toEqual(['parse.ambiguous']);
    expect(valueOf(record, 'proactive.penalties.decisions')).toBe(7);
  });

  it('is no page number because it is the first on a page of that number', async () => {
    const record = await read(
      `${title}第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n\f2\n第二十条第（六）项\n行政处罚\n7\n`,
    );
    expect(valueOf(record, 'proactive.licensing.decisions')).toBe(2);
  });

  it('is no page number because it is the last on a page and negative', async () => {
    const record = await read(
      `${title}信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n12\n\n-3\n\f4\n其他对外管理服务事项\n0\n0\n0\n`,
    );
    expect(valueOf(record, 'proactive.licensing.items_change')).toBe(-3);
  });
});

describe('a page number', () => {
  it('is no number of the table where pages are counted from the second', async () => {
    const footer = (n: number): string => `\n${' '.repeat(36)}${String(n)}\n\f`;
    const source = `${title}全文如下。\n\f概述如下。${footer(1)}${headOfDocuments}规章\n1\n2${footer(2)}3\n行政规范性文件\n4\n5\n6\n`;
    const record = await read(source);
    expect(valueOf(record, 'proactive.regulations.in_force')).toBe(3);
  });

  it('between dashes takes no place of a row, wherever it stands', async () => {
    // The row is empty: three tokens, dash, number and dash, would fill it.
    const record = await read(`${title}${headOfDocuments}规章\n- 2 -\n行政规范性文件\n4\n5\n6\n`);
    expect(record.report?.form).toBe('ogi-2021');
    expect(valueOf(record, 'proactive.regulations.repealed')).toBeNull();
  });
});
