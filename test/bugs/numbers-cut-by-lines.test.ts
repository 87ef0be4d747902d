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

  it.each([
    ['within a group of digits, before its note', '8，866，0\n94（含自然失效3件）'],
    ['within a group of digits, its beginning elsewhere', '0，014'],
    ['before its note', '12715\n03（其中联合制发3件）'],
  ])('is not read as a half where the line was cut %s', async (_where, number) => {
    const record = await read(decisions(number));
    expect(valueOf(record, 'proactive.licensing.decisions')).toBeNull();
    expect(rulesOn(record, 'proactive.licensing.decisions')).toEqual(['parse.ambiguous']);
    expect(valueOf(record, 'proactive.penalties.decisions')).toBe(7);
  });

  const changes = (...rows: string[]): string =>
    `${title}第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n${rows.join('\n其他对外管理服务事项\n')}\n第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n1\n0\n5\n行政强制\n1\n0\n6\n`;
  const other = ['items_previous', 'items_change', 'decisions'].map((c) => `proactive.other_services.${c}`);

  it.each([
    ['a change stands where none belongs', '0\n减少3\n2', '增加99999\n90\n58'],
    ['a number ends within a group of digits', '0\n减少3\n2', '0\n减9,999,\n999'],
    ['a wide figure is followed by digits, and cells are lost', '3', '0\n增９２３７７３\n7'],
  ])('leaves a row open whose count fits by a cut and a lost blank: %s', async (_what, first, second) => {
    const record = await read(changes(first, second));
    for (const code of other) expect(valueOf(record, code)).toBeNull();
    expect(rulesOn(record, 'proactive.other_services.items_change')).toEqual(['parse.ambiguous']);
  });

  it('is read where nothing is lost and nothing cut', async () => {
    const record = await read(changes('0\n减少3\n2', '99999\n增９２３７７３\n7'));
    expect(other.map((code) => valueOf(record, code))).toEqual([99999, 923773, 7]);
  });

  it('is not moved by words that a line cut, in the strip of section 4', async () => {
    const leaves = '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n';
    const strip = (numbers: string): string =>
      `${title}四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n${leaves}未经复议直接起诉\n复议后起诉\n${leaves}${leaves}${numbers}\n五、存在的主要问题及改进情况\n`;
    const whole = await read(strip('1\n2\n3\n4\n10\n0\n0\n0\n0\n0\n1\n0\n0\n0\n1'));
    expect(valueOf(whole, 'litigation.after_reconsideration.upheld')).toBe(1);
    const cut = await read(strip('1\n2\n3\n4\n10\n不涉\n及\n0\n0\n0\n1\n0\n0\n0\n1'));
    expect(valueOf(cut, 'litigation.direct.total')).toBeNull();
    expect(rulesOn(cut, 'litigation.direct.total')).toEqual(['parse.ambiguous']);
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
