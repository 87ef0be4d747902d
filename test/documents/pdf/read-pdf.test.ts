/** PDFs → Documents: what stands on the pages, where, and what must not be read. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError, openDocument } from '../../../src/documents/index.ts';
import type { Document, Paragraph, Table } from '../../../src/documents/index.ts';
import { readReport } from '../../../src/reading/index.ts';
import { PdfPage, writePdf } from './pdf-writer.ts';

async function open(pages: readonly PdfPage[], limits = {}): Promise<Document> {
  return await openDocument(writePdf(pages), { file: 'a.pdf', limits });
}

async function codeOf(bytes: Uint8Array, limits = {}): Promise<string> {
  try {
    await openDocument(bytes, { file: 'a.pdf', limits });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.pdf: .+\.$/);
    return error.code;
  }
  return 'opened';
}

function tables(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

function paragraphs(document: Document): Paragraph[] {
  return document.blocks.filter((block) => block.kind === 'paragraph');
}

/** The texts of a table's grid, row by row; a cell that reaches further is written once. */
function texts(table: Table | undefined): string[][] {
  return (table?.grid ?? []).map((row, r) =>
    row.map((index, c) => {
      const cell = table?.cells[index];
      return cell?.row === r + 1 && cell.column === c + 1 ? cell.text : '·';
    }),
  );
}

function sequence(table: Table | undefined): string[] {
  return (table?.sequenceText ?? []).filter((text) => text !== '');
}

const xs = [40, 140, 190, 240];
const ys = [50, 80, 110, 140];
const rows = [
  ['信息内容', '制发', '废止'],
  ['规章', '1', '20'],
  ['规范性文件', '345', '0'],
];

describe('a ruled table', () => {
  it('is read cell by cell', async () => {
    const document = await open([new PdfPage().grid(xs, ys, rows)]);
    expect(document).toMatchObject({ kind: 'pdf', mediaType: 'application/pdf', encoding: null, notes: [] });
    expect(texts(tables(document)[0])).toEqual(rows);
  });

  it('has cells that reach over several rows and columns', async () => {
    const page = new PdfPage().line(40, 50, 240, 50).line(140, 80, 240, 80).line(40, 110, 240, 110);
    page.line(40, 140, 240, 140).line(40, 50, 40, 140).line(140, 50, 140, 140).line(240, 50, 240, 140);
    page.line(190, 80, 190, 140).text(50, 84, '信息内容').text(180, 68, '数量');
    page
      .text(150, 98, '制发')
      .text(200, 98, '废止')
      .text(50, 128, '规章')
      .text(150, 128, '7')
      .text(200, 128, '8');
    expect(texts(tables(await open([page]))[0])).toEqual([
      ['信息内容', '数量', '·'],
      ['·', '制发', '废止'],
      ['规章', '7', '8'],
    ]);
  });

  it.each(['3 2', '1 1', '4 3'])('may have borders dashed %s', async (dash) => {
    const page = new PdfPage();
    // Drawn piece by piece, as browsers print them.
    const [on = 1, off = 1] = dash.split(' ').map(Number);
    for (const y of ys) for (let x = 40; x < 240; x += on + off) page.fill(x, y - 0.4, on, 0.8);
    for (const x of xs) for (let y = 50; y < 140; y += on + off) page.fill(x - 0.4, y, 0.8, on);
    page.cells(xs, ys, rows);
    expect(texts(tables(await open([page]))[0])).toEqual(rows);
  });

  it('is not cut by the white and gray rectangles behind its cells', async () => {
    const page = new PdfPage();
    for (const [r, y] of ys.slice(0, -1).entries()) page.fill(40, y + 2, 200, 13, r % 2 === 0 ? 1 : 0.9);
    page.raw('q 60 160 20 100 re W n Q').grid(xs, ys, rows);
    expect(texts(tables(await open([page]))[0])).toEqual(rows);
  });

  it('may lack its outer rules', async () => {
    const page = new PdfPage();
    for (const y of [80, 110]) page.line(40, y, 240, y);
    for (const x of [140, 190]) page.line(x, 50, x, 140);
    page.cells(xs, ys, rows);
    expect(texts(tables(await open([page]))[0])).toEqual(rows);
  });

  it('is not made by a frame round text', async () => {
    const page = new PdfPage().grid([40, 240], [50, 140], [['说明']]);
    const document = await open([page]);
    expect(tables(document)).toEqual([]);
    expect(paragraphs(document).map(({ text }) => text)).toEqual(['说明']);
  });

  it('has labels without stray spaces, and numbers apart from words', async () => {
    const page = new PdfPage()
      .grid(xs, ys, [])
      .text(44, 70, '总')
      .text(60, 70, '计')
      .text(144, 70, '1')
      .text(149, 70, '2');
    page.text(44, 100, '年').text(44, 106, '').text(144, 100, 'ab').text(158, 100, 'cd');
    expect(
      tables(await open([page]))[0]
        ?.cells.slice(0, 5)
        .map(({ text }) => text),
    ).toEqual(['总计', '12', '', '年', 'ab cd']);
  });

  it('has a label of one character a line', async () => {
    const page = new PdfPage(400, 400).grid(
      [40, 60, 160],
      [50, 130, 210],
      [
        ['', ''],
        ['', '7'],
      ],
    );
    for (const [i, letter] of Array.from('三、办理结果').entries()) page.text(45, 62 + 12 * i, letter);
    expect(tables(await open([page]))[0]?.cells[0]?.text).toBe('三、办理结果');
  });
});

describe('places', () => {
  it.each([0, 90, 180, 270])(
    'are those of the page as shown, turned by %i degrees and cropped',
    async (turned) => {
      // The same picture: drawn so that it is upright after the page has been turned.
      const crop = turned % 180 === 0 ? '[10 20 390 280]' : '[10 20 280 390]';
      const page = new PdfPage(
        turned % 180 === 0 ? 400 : 300,
        turned % 180 === 0 ? 300 : 400,
        `/Rotate ${String(turned)} /CropBox ${crop}`,
      );
      const [a, b, c, d, e, f] = {
        0: [1, 0, 0, 1, 0, 0],
        90: [0, 1, -1, 0, 300, 0],
        180: [-1, 0, 0, -1, 400, 300],
        270: [0, -1, 1, 0, 0, 400],
      }[turned] ?? [1, 0, 0, 1, 0, 0];
      const upright = new PdfPage(400, 300).grid(xs, ys, rows);
      page.raw([a, b, c, d, e, f].join(' ') + ' cm').raw(upright.operators.join('\n'));
      const table = tables(await open([page]))[0];
      expect(texts(table)).toEqual(rows);
      const shift = { 0: [10, 20], 90: [20, 10], 180: [10, 20], 270: [10, 20] }[turned] ?? [0, 0];
      const cell = table?.cells.find(({ text }) => text === '345');
      expect(cell?.place).toMatchObject({ page: 1 });
      if (cell === undefined || !('box' in cell.place)) throw new Error('no place');
      const [left, top, right, bottom] = cell.place.box;
      expect([right - left, bottom - top].map(Math.round)).toEqual([50, 30]);
      if (turned === 0)
        expect([left, top].map(Math.round)).toEqual([140 - (shift[0] ?? 0), 110 - (shift[1] ?? 0)]);
    },
  );

  it('leaves out what stands outside the crop box', async () => {
    const page = new PdfPage(400, 300, '/CropBox [0 0 200 300]').text(20, 50, '可见').text(300, 50, '不可见');
    expect(paragraphs(await open([page])).map(({ text }) => text)).toEqual(['可见']);
  });
});

describe('pages', () => {
  const wide = [40, 90, 190, 240];
  function first(last: readonly string[], isOpen = false): PdfPage {
    const page = new PdfPage(400, 200);
    if (!isOpen)
      return page.grid(wide, [50, 80, 110, 140], [['组', '项目', '数'], ['甲', '1.一项', '5'], last]);
    page.cells(wide, [50, 80, 110, 140], [['组', '项目', '数'], ['甲', '1.一项', '5'], last]);
    for (const y of [50, 80, 110]) page.line(40, y, 240, y);
    for (const x of wide) page.line(x, 50, x, 140);
    return page;
  }
  function second(cells: readonly (readonly string[])[]): PdfPage {
    return new PdfPage(400, 200).grid(wide, [20, 50, 80], cells);
  }

  it('are joined where a table goes on, open at the page end or not', async () => {
    for (const isOpen of [false, true]) {
      const pages = [
        first(['甲', '2.二项', '6'], isOpen),
        second([
          ['乙', '3.三项', '7'],
          ['乙', '4.四项', '8'],
        ]),
      ];
      const found = tables(await open(pages));
      expect(found.map(texts)).toEqual([
        [
          ['组', '项目', '数'],
          ['甲', '1.一项', '5'],
          ['甲', '2.二项', '6'],
          ['乙', '3.三项', '7'],
          ['乙', '4.四项', '8'],
        ],
      ]);
      expect(found[0]?.cells.at(-1)?.place).toMatchObject({ page: 2 });
    }
  });

  it('may have their numbers below the text, which belong to no table', async () => {
    const [one, two] = [
      first(['甲', '2.二项', '6']),
      second([
        ['乙', '3.三项', '7'],
        ['', '', ''],
      ]),
    ];
    const document = await open([one.text(190, 190, '- 1 -'), two.text(190, 190, '- 2 -')]);
    expect(tables(document).map(({ rowCount }) => rowCount)).toEqual([5]);
    expect(paragraphs(document)).toEqual([]);
  });

  it('are not joined over a heading', async () => {
    const two = new PdfPage(400, 200).text(40, 30, '四、其他').grid(
      wide,
      [50, 80, 110],
      [
        ['乙', '3.三项', '7'],
        ['乙', '4.四项', '8'],
      ],
    );
    expect(tables(await open([first(['甲', '2.二项', '6']), two])).map(({ rowCount }) => rowCount)).toEqual([
      3, 2,
    ]);
  });

  it('may part a label from its numbers: that is one row', async () => {
    const found = tables(
      await open([
        first(['甲', '2.二项', '']),
        second([
          ['', '', '6'],
          ['乙', '3.三项', '7'],
        ]),
      ]),
    );
    expect(texts(found[0])).toEqual([
      ['组', '项目', '数'],
      ['甲', '1.一项', '5'],
      ['甲', '2.二项', '6'],
      ['乙', '3.三项', '7'],
    ]);
    expect(found[0]?.cells.find(({ text }) => text === '6')?.place).toMatchObject({ page: 2 });
  });

  it('may part a wrapped label in two', async () => {
    const found = tables(
      await open([
        first(['甲', '2.行政机关不再办', '6']),
        second([
          ['', '理的申请', ''],
          ['乙', '3.三项', '7'],
        ]),
      ]),
    );
    expect(texts(found[0])[2]).toEqual(['甲', '2.行政机关不再办理的申请', '6']);
  });

  it('may cut a label and leave its next line under the last rule', async () => {
    const found = tables(
      await open([
        first(['甲', '2.行政机关不再', '6']).text(94, 144.5, '办理的申请'),
        second([
          ['乙', '3.三项', '7'],
          ['乙', '4.四项', '8'],
        ]),
      ]),
    );
    expect(found.map(({ rowCount }) => rowCount)).toEqual([5]);
    expect(texts(found[0])[2]).toEqual(['甲', '2.行政机关不再办理的申请', '6']);
  });

  it('do not give a note under the table to a cell', async () => {
    for (const [y, note] of [
      [144.5, '12'],
      [160, '办理的申请'],
      [144.5, '3.办理'],
    ] as const) {
      const one = first(['甲', '2.行政机关不再', '6']).text(94, y, note);
      const two = second([
        ['乙', '3.三项', '7'],
        ['乙', '4.四项', '8'],
      ]);
      expect(
        tables(await open([one, two])).map((table) => texts(table).flat().includes('2.行政机关不再')),
      ).toContain(true);
    }
  });

  it('do not make one row of a blank row and the next', async () => {
    const found = tables(
      await open([
        first(['甲', '2.二项', '']),
        second([
          ['乙', '3.三项', '7'],
          ['乙', '4.四项', '8'],
        ]),
      ]),
    );
    expect(texts(found[0]).slice(2, 4)).toEqual([
      ['甲', '2.二项', ''],
      ['乙', '3.三项', '7'],
    ]);
  });

  it('may cut a number in two: then it is none', async () => {
    const found = tables(
      await open([
        first(['甲', '2.二项', '15']),
        second([
          ['', '', '1'],
          ['乙', '3.三项', '7'],
        ]),
      ]),
    );
    expect(found[0]?.cells.map(({ text }) => text)).toContain('15 1');
  });

  it('carry a label that reaches over rows from one to the next', async () => {
    const two = new PdfPage(400, 200).line(90, 20, 240, 20).line(90, 50, 240, 50).line(40, 80, 240, 80);
    for (const x of wide) two.line(x, 20, x, 80);
    two.cells(
      wide,
      [20, 50, 80],
      [
        ['', '3.三项', '7'],
        ['', '4.四项', '8'],
      ],
    );
    const one = new PdfPage(400, 200)
      .line(40, 50, 240, 50)
      .line(90, 80, 240, 80)
      .line(90, 110, 240, 110)
      .line(90, 140, 240, 140);
    for (const x of wide) one.line(x, 50, x, 140);
    one.cells(
      wide,
      [50, 80, 110, 140],
      [
        ['', '0.零项', '4'],
        ['甲', '1.一项', '5'],
        ['', '2.二项', '6'],
      ],
    );
    const table = tables(await open([one, two]))[0];
    expect(table?.cells.find(({ text }) => text === '甲')).toMatchObject({ row: 1, rowSpan: 5 });
  });
});

describe('a table without rules', () => {
  it('is read by how its numbers stand', async () => {
    const page = new PdfPage(500, 300)
      .text(60, 40, '项目')
      .text(200, 40, '自然人')
      .text(270, 40, '企业')
      .text(340, 40, '总计');
    page.text(40, 64, '1.属于国家秘密').text(205, 64, '1').text(275, 64, '20').text(345, 64, '21');
    page
      .text(40, 88, '2.要求行政机关确认')
      .text(205, 95, '3')
      .text(275, 95, '0')
      .text(345, 95, '3')
      .text(40, 102, '或重新出具信息');
    page.text(40, 126, '3.其他').text(205, 126, '0').text(345, 126, '7');
    expect(texts(tables(await open([page]))[0])).toEqual([
      ['项目', '·', '·', '自然人', '企业', '总计'],
      ['1.属于国家秘密', '·', '·', '1', '20', '21'],
      ['2.要求行政机关确认或重新出具信息', '·', '·', '3', '0', '3'],
      ['3.其他', '·', '·', '0', '', '7'],
    ]);
  });

  it('is not made of prose with numbers in it', async () => {
    const page = new PdfPage(500, 300)
      .text(40, 40, '全年收到申请 21 件，结转 3 件，办结 24 件。')
      .text(40, 60, '新增规章 5 件，废止 2 件。');
    expect(tables(await open([page]))).toEqual([]);
  });
});

describe('the sequence', () => {
  it('is the order in which the source writes, whatever its cells are', async () => {
    const page = new PdfPage().grid(xs, ys, []);
    page
      .text(144, 130, '345')
      .text(44, 130, '规范性文件')
      .text(44, 100, '规章')
      .text(144, 100, '1')
      .text(194, 100, '20');
    const table = tables(await open([page]))[0];
    expect(sequence(table)).toEqual(['345', '规范性文件', '规章', '1', '20']);
    expect(table?.sequence?.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('differs from the grid where the source writes one number over two cells', async () => {
    const page = new PdfPage().grid(xs, ys, []).text(44, 100, '规章').text(182, 100, '1234');
    const table = tables(await open([page]))[0];
    const cells = (table?.cells ?? []).filter(({ text }) => /\d/.test(text)).map(({ text }) => text);
    expect(cells).toHaveLength(2);
    expect(sequence(table)).toEqual(['规章', '1234']);
  });
});

describe('what nobody can read', () => {
  it('is not read: fonts that do not name their characters', async () => {
    const page = new PdfPage()
      .grid(xs, ys, [
        ['信息内容', '制发', '废止'],
        ['规章', '', '2'],
      ])
      .text(144, 100, '\u0013\u0014', { font: 'nameless' });
    const document = await open([page]);
    expect(document.notes).toMatchObject([{ code: 'text.garbled' }]);
    const all = tables(document)[0]?.cells.map(({ text }) => text);
    expect(all).toContain('\uFFFD\uFFFD');
    expect(all).toContain('2');
  });

  it('is not read: the bytes of Chinese taken for Latin letters', async () => {
    const garbled = 'ÕþÎÄÐÅÏ¢¹«¿ªÄê¶È±¨¸æÕþ¸®ÐÅÏ¢¹«¿ªÄê¶È±¨¸æ';
    const page = new PdfPage(600, 300)
      .text(40, 40, garbled)
      .text(40, 60, garbled)
      .text(40, 80, `12 ${garbled}`);
    const document = await open([page]);
    expect(document.notes).toMatchObject([{ code: 'text.garbled' }]);
    expect(
      paragraphs(document)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/^[\uFFFD ]+$/);
  });

  it('is not read: two different figures over each other', async () => {
    const page = new PdfPage().grid(xs, ys, rows).text(144, 99, '5').text(194, 99, '2');
    expect(
      tables(await open([page]))[0]
        ?.cells.slice(3, 6)
        .map(({ text }) => text),
    ).toEqual(['规章', '\uFFFD', '20']);
  });

  it('is not read: an invisible layer over a picture', async () => {
    const page = new PdfPage()
      .image(0, 0, 400, 300)
      .text(40, 40, '年度报告', { mode: 3 })
      .text(40, 60, '25', { mode: 3 });
    const document = await open([page]);
    expect(document.notes).toMatchObject([{ code: 'text.hidden' }]);
    expect(paragraphs(document).map(({ text, hidden, hasImage }) => [text, hidden, hasImage])).toEqual([
      ['', false, true],
      ['年度报告', true, false],
      ['25', true, false],
    ]);
  });

  it('is marked: a cell that is a picture', async () => {
    const page = new PdfPage()
      .grid(xs, ys, [
        ['信息内容', '制发', '废止'],
        ['规章', '', ''],
      ])
      .image(150, 85, 20, 20);
    expect(tables(await open([page]))[0]?.cells.slice(3, 6)).toMatchObject([
      { text: '规章', hasImage: false },
      { text: '', hasImage: true },
      { text: '', hasImage: false },
    ]);
  });

  it('does not disturb: a watermark set askew', async () => {
    const page = new PdfPage().grid(xs, ys, rows).text(100, 140, '政府机关内部', { turned: -40, size: 20 });
    const document = await open([page]);
    expect(texts(tables(document)[0])).toEqual(rows);
    expect(paragraphs(document)).toMatchObject([{ text: '政府机关内部', hidden: true }]);
  });
});

describe('running text', () => {
  it('is joined where a line reaches the margin, and not elsewhere', async () => {
    const long = '本机关坚持以公开为常态、不公开为例外扎实推进各项工作';
    const page = new PdfPage(400, 300)
      .text(60, 40, '一、总体情况')
      .text(60, 60, long)
      .text(40, 80, long + '年度')
      .text(40, 100, '收到申请');
    page
      .text(60, 120, long)
      .text(40, 140, long + '年度')
      .text(40, 160, '完。');
    expect(paragraphs(await open([page])).map(({ text }) => text)).toEqual([
      '一、总体情况',
      `${long}${long}年度收到申请`,
      `${long}${long}年度完。`,
    ]);
  });
});

describe('bad input', () => {
  it('is refused with a code and a sentence', async () => {
    const page = new PdfPage().text(40, 40, '文');
    expect(await codeOf(writePdf([page], { encrypted: true }))).toBe('pdf.encrypted');
    expect(await codeOf(Buffer.from('%PDF-1.7\n'))).toBe('document.damaged');
    expect(await codeOf(writePdf([page, page, page]), { pages: 2 })).toBe('document.too_large');
    expect(await codeOf(writePdf([page, page]), { pages: 2 })).toBe('opened');
  });

  it('loses the text of a page with too many characters, and says so', async () => {
    const document = await open(
      [new PdfPage().text(40, 40, '一二三四五'), new PdfPage().text(40, 40, '六')],
      { glyphs: 3 },
    );
    expect(document.notes).toEqual([
      { code: 'limit.text', detail: expect.stringMatching(/page 1$/) as unknown },
    ]);
    expect(paragraphs(document).map(({ text }) => text)).toEqual(['六']);
  });

  it(
    'never throws anything but DocumentError, and the next document is read as ever',
    { timeout: 60_000 },
    async () => {
      const good = writePdf([new PdfPage().grid(xs, ys, rows)]);
      const damage = fc.record({
        cut: fc.option(fc.nat(good.length), { nil: good.length, freq: 3 }),
        bytes: fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 40 }),
      });
      await fc.assert(
        fc.asyncProperty(damage, async ({ cut, bytes }) => {
          const bad = Uint8Array.from(good);
          for (const [at, value] of bytes) bad[at] = value;
          await codeOf(bad.subarray(0, cut));
          expect(texts(tables(await openDocument(good, { file: 'a.pdf' }))[0])).toEqual(rows);
        }),
        { numRuns: 300, seed: 5 },
      );
    },
  );
});

describe('a real report', () => {
  const folder = new URL('../../../../shared/real/', import.meta.url);

  it('gives all 186 values of hongze-2023.pdf', async () => {
    if (!existsSync(new URL('hongze-2023.pdf', folder))) {
      console.warn('skipped: no ../shared');
      return;
    }
    const bytes = readFileSync(new URL('hongze-2023.pdf', folder));
    const expected: unknown = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
    const reading = readReport(await openDocument(bytes, { file: 'hongze-2023.pdf' }));
    const printed = Object.fromEntries(Object.entries(reading.values).filter(([, value]) => value !== null));
    expect(expected).toMatchObject({ 'hongze-2023.pdf': { values: printed } });
    expect(Object.keys(printed)).toHaveLength(186);
    expect(new Set(Object.values(reading.cells).map(({ readings }) => readings.join()))).toEqual(
      new Set(['grid,sequence']),
    );
  });
});
