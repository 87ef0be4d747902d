/** In tables without rules, rows whose parts stand at several heights were taken apart, or took the table apart. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

async function tablesOf(page: PdfPage): Promise<Table[]> {
  const document = await openDocument(writePdf([page]), { file: 'a.pdf' });
  return document.blocks.filter((block): block is Table => block.kind === 'table');
}

/** The texts of each row, each cell once. */
const rowsOf = (table: Table | undefined): string[][] =>
  (table?.grid ?? []).map((row) => [...new Set(row)].map((i) => table?.cells[i]?.text ?? ''));

describe('figures on two lines of several cells of a row', () => {
  const names = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
  const middleOf = (column: number): number => 300 + 70 * column;

  /** The first rows of section 3; every text is a cell, its lines parted by a space, in the middle of its column. */
  function requests(received: readonly string[]): PdfPage {
    const page = new PdfPage(780, 300);
    page.text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });
    page.text(40, 70, '三、收到和处理政府信息公开申请情况');
    names.forEach((name, i) => page.text(middleOf(i) - 5 * name.length, 110, name));
    page.text(40, 150, '一、本年新收政府信息公开申请数量');
    received.forEach((cell, i) => {
      const lines = cell.split(' ');
      lines.forEach((line, l) =>
        page.text(middleOf(i) - 5 * line.length, 150 - 7 * (lines.length - 1) + 14 * l, line),
      );
    });
    page.text(40, 190, '二、上年结转政府信息公开申请数量');
    names.forEach((_, i) => page.text(middleOf(i) - 5, 190, '０'));
    return page;
  }
  const read = (page: PdfPage): ReturnType<typeof examine> => examine(writePdf([page]), { file: 'a.pdf' });

  it('are one number each where the sum of the row says so', async () => {
    const record = await read(requests(['１０１０ ８', '１６０', '０', '０', '０', '０', '１０２６ ８']));
    expect(valueOf(record, 'requests.received.natural_person')).toBe(10108);
    expect(valueOf(record, 'requests.received.business')).toBe(160);
    expect(valueOf(record, 'requests.received.total')).toBe(10268);
    expect(valueOf(record, 'requests.carried_in.total')).toBe(0);
    expect(rulesOn(record, 'requests.received.total')).toEqual([]);
  });

  it('are in their row though every cell of it has two lines', async () => {
    const two = ['１０ ８', '１６ ０', '１０ ０', '２０ ０', '３０ ０', '４０ ０', '１２６ ８'];
    const record = await read(requests(two));
    // Seven numbers that are all in question make too many sums.
    expect(record.report?.cells['requests.received.natural_person']).toMatchObject({ raw: '１０ ８' });
    expect(rulesOn(record, 'requests.received.natural_person')).toContain('parse.ambiguous');
    expect(valueOf(record, 'requests.carried_in.total')).toBe(0);
  });

  it('are none where the sum says nothing', async () => {
    const record = await read(requests(['１０１０ ８', '１６０', '０', '０', '０', '０', '１００２ ６']));
    for (const column of ['natural_person', 'total']) {
      expect(valueOf(record, `requests.received.${column}`)).toBeNull();
      expect(rulesOn(record, `requests.received.${column}`)).toContain('parse.ambiguous');
    }
    expect(valueOf(record, 'requests.received.business')).toBe(160);
  });
});

describe('a table with a head of other columns at the top of a page', () => {
  it('is no part of the table that the page before ends with', async () => {
    const upper = new PdfPage(400, 100).cells(
      [40, 150, 230, 310, 390],
      [30, 50, 70],
      [
        ['信息内容', '项目数量', '本年增减', '决定数量'],
        ['行政处罚', '47', '10', '21'],
      ],
    );
    const lower = new PdfPage(400, 100).cells(
      [40, 150, 310, 390],
      [30, 50, 70],
      [
        ['信息内容', '项目数量', '本年增减'],
        ['行政事业性收费', '4', '-57'],
      ],
    );
    const document = await openDocument(writePdf([upper, lower]), { file: 'a.pdf' });
    const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
    expect(tables.map((table) => rowsOf(table).at(-1))).toEqual([
      ['行政处罚', '47', '10', '21'],
      ['行政事业性收费', '4', '-57'],
    ]);
  });
});

describe('a list', () => {
  const xs = [40, 260, 300, 360];
  const list = (): PdfPage => new PdfPage(400, 300).cells(xs, [40, 60], [['一、主动公开情况', '—', '—']]);

  it('keeps a label of two lines that is set wide round its number', async () => {
    const page = list().text(44, 82, '（一）政府信息公开专项经费（不包括政').text(44, 100, '府公报）');
    page
      .text(264, 91, '万元')
      .text(304, 91, '7')
      .cells(xs, [106, 126], [['（二）其他', '件', '8']]);
    expect(rowsOf((await tablesOf(page))[0]).slice(1)).toEqual([
      ['（一）政府信息公开专项经费（不包括政府公报）', '万元', '7'],
      ['（二）其他', '件', '8'],
    ]);
  });

  it('goes on over a row whose number is blank', async () => {
    const page = list().cells(
      xs,
      [60, 80, 100, 120],
      [
        ['1.当面申请数', '件', '5'],
        ['2.传真申请数', '件', ''],
        ['3.网络申请数', '件', '6'],
      ],
    );
    const tables = await tablesOf(page);
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0]).slice(1)).toEqual([
      ['1.当面申请数', '件', '5'],
      ['2.传真申请数', '件', ''],
      ['3.网络申请数', '件', '6'],
    ]);
  });

  it('has no blank where figures right over the row may be its number', async () => {
    const page = list().cells(xs, [60, 80], [['1.当面申请数', '件', '5']]);
    page.text(304, 104, '12').cells(xs, [104, 124], [['2.传真申请数', '件', '']]);
    const rows = (await tablesOf(page)).flatMap(rowsOf);
    expect(rows).not.toContainEqual(['2.传真申请数', '件', '']);
  });

  it('has the words on two lines that stand among the numbers of its first row', async () => {
    const page = new PdfPage(400, 300).text(44, 48, '1.当面').text(304, 48, '详见').text(44, 62, '申请数');
    page.text(304, 62, '附件').text(264, 55, '5').text(344, 55, '9');
    page.cells([40, 260, 300, 340, 380], [70, 90], [['2.传真申请数', '3', '6', '7']]);
    expect(rowsOf((await tablesOf(page))[0])).toEqual([
      ['1.当面申请数', '5', '详见附件', '9'],
      ['2.传真申请数', '3', '6', '7'],
    ]);
  });
});

describe('columns of which the first row has no number', () => {
  const xs = [120, 200, 280, 360];
  const middle = (page: PdfPage, y: number, texts: readonly string[]): PdfPage => {
    texts.forEach((text, i) => {
      const width = Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 10 : 5), 0);
      page.text((xs[i] ?? 0) - width / 2, y, text);
    });
    return page;
  };

  it('stand where the head shows them, though a row has a number in another of them', async () => {
    const page = middle(new PdfPage(460, 300), 40, ['信息内容', '制发件数', '废止件数', '有效件数']);
    middle(page, 60, ['规章', '', '', '6,975']);
    middle(page, 80, ['规范性文件', '', '0', '']);
    // A line of text under the table reaches further than its labels.
    page.text(150, 100, '第二十条第五项');
    const [table] = await tablesOf(page);
    expect(rowsOf(table)).toEqual([
      ['信息内容', '制发件数', '废止件数', '有效件数'],
      ['规章', '', '', '6,975'],
      ['规范性文件', '', '0', ''],
    ]);
  });

  it('are none under the name of several columns that stands between two of them', async () => {
    const [table] = await tablesOf(
      middle(
        middle(new PdfPage(460, 300).text(140, 40, '行政复议').text(300, 40, '行政诉讼'), 60, [
          '维持',
          '纠正',
          '维持',
          '纠正',
        ]),
        80,
        ['1', '2', '3', '4'],
      ),
    );
    expect(
      rowsOf(table)
        .slice(-2)
        .map((row) => row.filter((text) => text !== '')),
    ).toEqual([
      ['维持', '纠正', '维持', '纠正'],
      ['1', '2', '3', '4'],
    ]);
    expect(table?.columnCount).toBe(3 + 4);
  });
});

describe('a row whose cells have other numbers of lines', () => {
  const xs = [110, 260, 300, 340, 380];
  const table = (): PdfPage =>
    new PdfPage(400, 300).cells(xs, [20, 40], [['1.重复申请', '1', '2', '3']]).text(114, 64, '2.公开出版物');

  it('has the words that stand one character under the other in the place of a number', async () => {
    const page = table().text(264, 64, '16').text(304, 50, '不').text(304, 64, '涉').text(304, 78, '及');
    page.text(344, 64, '9').cells(xs, [84, 104], [['3.其他', '6', '7', '8']]);
    expect((await tablesOf(page)).map(rowsOf)).toEqual([
      [
        ['1.重复申请', '1', '2', '3'],
        ['2.公开出版物', '16', '不涉及', '9'],
        ['3.其他', '6', '7', '8'],
      ],
    ]);
  });

  it('has the second half of its figures beside the label of a group of rows', async () => {
    const page = table().text(264, 64, '16').text(304, 57, '74').text(304, 71, '27').text(344, 64, '9');
    page.text(20, 71, '（五）不予处理').cells(xs, [84, 104], [['3.其他', '6', '7', '8']]);
    expect((await tablesOf(page)).map(rowsOf)).toEqual([
      [
        ['1.重复申请', '1', '2', '3'],
        ['（五）不予处理', '2.公开出版物', '16', '74 27', '9'],
        ['3.其他', '6', '7', '8'],
      ],
    ]);
  });
});
