/** The grid core on made-up glyphs and rules: no engine. */
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/documents/grid/blocks.ts';
import { cellText } from '../../../src/documents/grid/cell-text.ts';
import { framesOf } from '../../../src/documents/grid/components.ts';
import { hasItemMark, looksLikeNumber, looksLikePageNumber } from '../../../src/documents/grid/marks.ts';
import type { Glyph, GridPage, Rule } from '../../../src/documents/grid/page.ts';
import { joinRules } from '../../../src/documents/grid/rules.ts';
import { sequenceOf } from '../../../src/documents/grid/sequence.ts';
import { gridOf } from '../../../src/documents/grid/spans.ts';
import { defaultLimits } from '../../../src/documents/index.ts';

let order = 0;

/** Glyphs of a text from `left` on the baseline `y`: ideographs as wide as the size, others half. */
function glyphs(text: string, left: number, y: number, size = 10): Glyph[] {
  let x = left;
  return Array.from(text).flatMap((letter) => {
    const width = letter.charCodeAt(0) > 255 ? size : size / 2;
    const from = x;
    x += width;
    order += 1;
    const box = { left: from, right: x, top: y - 0.86 * size, bottom: y + 0.14 * size, baseline: y };
    return letter === ' ' ? [] : [{ text: letter, ...box, size, order, isHidden: false }];
  });
}

function rules(at: readonly number[], from: number, to: number): Rule[] {
  return at.map((place) => ({ at: place, from, to }));
}

function page(parts: Partial<GridPage>): GridPage {
  return { page: 1, width: 400, height: 400, glyphs: [], horizontal: [], vertical: [], images: [], ...parts };
}

describe('rules', () => {
  it('are joined over the gaps of dashes, and pieces that stay short are dropped', () => {
    const dashes = Array.from({ length: 20 }, (_, i) => ({
      at: 50 + (i % 2) / 4,
      from: 10 + 5 * i,
      to: 13 + 5 * i,
    }));
    expect(joinRules([...dashes, { at: 80, from: 10, to: 14 }])).toMatchObject([{ from: 10, to: 108 }]);
  });

  it('stay apart where the gap is a cell, or the line another', () => {
    expect(joinRules([...rules([50, 60], 10, 40), ...rules([50], 52, 90)])).toHaveLength(3);
  });

  it('of a double border are one', () => {
    expect(joinRules(rules([50, 52], 10, 40))).toEqual([{ at: 51, from: 10, to: 40 }]);
  });
});

describe('frames', () => {
  it('of two tables on a page are two', () => {
    const horizontal = [...rules([50, 80], 10, 90), ...rules([150, 180], 10, 90)];
    const vertical = [...rules([10, 50, 90], 50, 80), ...rules([10, 50, 90], 150, 180)];
    expect(framesOf(horizontal, vertical)).toHaveLength(2);
  });

  it('are closed where the rules run on past the last line across them', () => {
    const [frame] = framesOf(rules([50, 80], 10, 90), rules([10, 50, 90], 50, 104));
    expect(frame).toMatchObject({ isOpenTop: false, isOpenBottom: true });
    expect(frame === undefined ? null : gridOf(frame, 100)?.ys).toEqual([50, 80, 104]);
  });

  it('are not closed where only one rule runs on', () => {
    const [frame] = framesOf(rules([50, 80], 10, 90), [...rules([10, 90], 50, 80), ...rules([50], 50, 104)]);
    expect(frame).toMatchObject({ isOpenBottom: false });
  });
});

describe('spans', () => {
  it('join places without a rule between them, and nothing beyond a rule', () => {
    const vertical = [...rules([10, 90], 50, 110), ...rules([50], 80, 110)];
    const [frame] = framesOf(rules([50, 80, 110], 10, 90), vertical);
    const grid = frame === undefined ? null : gridOf(frame, 100);
    expect(grid?.cells).toMatchObject([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 2 },
      { row: 1, column: 0, rowSpan: 1, columnSpan: 1 },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
    ]);
  });

  it('do not run a table together where a piece of a line is missing', () => {
    const horizontal = [...rules([50, 110], 10, 130), ...rules([80], 50, 130)];
    const vertical = [...rules([10, 90, 130], 50, 110), ...rules([50], 80, 110)];
    const [frame] = framesOf(horizontal, vertical);
    const grid = frame === undefined ? null : gridOf(frame, 100);
    // Top left lacks two sides: it takes one neighbour, not both and what lies between them.
    expect(grid?.cells.length).toBeGreaterThanOrEqual(5);
  });

  it('are not looked for in a grid with more places than allowed', () => {
    const at = Array.from({ length: 12 }, (_, i) => 10 + 20 * i);
    const [frame] = framesOf(rules(at, 10, 230), rules(at, 10, 230));
    expect(frame === undefined ? undefined : gridOf(frame, 120)).toBeNull();
  });
});

describe('a row that only the frame of an empty cell makes', () => {
  // Where every cell has its own frame, a cell over rows that a page cut ends before its rows do.
  const made = (texts: Glyph[]): readonly (readonly string[])[] => {
    const [block] = blocksOf(
      [
        page({
          glyphs: texts,
          horizontal: [...rules([50, 100, 130], 10, 290), ...rules([88], 10, 60)],
          vertical: rules([10, 60, 190, 290], 50, 130),
        }),
      ],
      defaultLimits,
    ).blocks;
    if (block?.kind !== 'table') throw new Error('the page has no table');
    return block.grid.map((row) => row.map((i) => block.cells[i]?.text ?? ''));
  };

  it('is none', () => {
    const texts = [...glyphs('重复申请', 64, 78), ...glyphs('12', 200, 78), ...glyphs('总计', 64, 119)];
    expect(made(texts)).toEqual([
      ['', '重复申请', '12'],
      ['', '总计', ''],
    ]);
  });

  it('is one where something stands in it, or a number over it', () => {
    expect(made([...glyphs('重复申请', 64, 78), ...glyphs('情形', 14, 97)])).toHaveLength(3);
    expect(made([...glyphs('重复申请', 64, 78), ...glyphs('7', 14, 70)])).toHaveLength(3);
  });
});

describe('the text of a cell', () => {
  it('has no spaces beside ideographs, and keeps those between words', () => {
    expect(
      cellText([[...glyphs('这一情', 10, 50), ...glyphs('形', 45, 50), ...glyphs('ab cd', 10, 64)]]).text,
    ).toBe('这一情形ab cd');
  });

  it('keeps figures on two lines apart', () => {
    expect(cellText([[...glyphs('12', 10, 50), ...glyphs('34', 10, 64)]])).toEqual({
      text: '12 34',
      lines: ['12', '34'],
      wrapped: null,
    });
  });

  it.each([
    ['digits that fill their line', '９３１', '２', 38, '９３１２'],
    ['a digit and a separator that go down together', '６', '５，', 36, '６５，'],
    ['digits of which there would have been room for one more', '９３', '２', 46, null],
    ['words', '九三一', '二', 38, null],
  ] as const)('says what lines make as one number: %s', (_, upper, lower, width, wrapped) => {
    const parts = [[...glyphs(upper, 12, 50), ...glyphs(lower, 12, 64)]];
    expect(cellText(parts, [10, 38, 10 + width, 70]).wrapped).toBe(wrapped);
  });

  it('says no such thing of figures far apart, of another size, or in a cell without rules', () => {
    const upper = glyphs('９３１', 12, 50);
    const box = [10, 38, 48, 90] as const;
    expect(cellText([[...upper, ...glyphs('２', 12, 80)]], box).wrapped).toBeNull();
    expect(cellText([[...upper, ...glyphs('２', 12, 64, 8)]], box).wrapped).toBeNull();
    expect(cellText([[...upper, ...glyphs('２', 12, 64)]]).wrapped).toBeNull();
    expect(cellText([upper, glyphs('２', 12, 20)], box).wrapped).toBe('９３１２');
  });

  it('is read page by page', () => {
    expect(cellText([glyphs('前半', 10, 300), glyphs('后半', 10, 20)]).text).toBe('前半后半');
  });
});

describe('the sequence', () => {
  it('names each cell once, and puts an empty one after the cell before it', () => {
    const [one, two] = [glyphs('7', 60, 50), glyphs('规章', 10, 50)];
    expect(sequenceOf([two, one, []])).toEqual({ order: [1, 2, 0], texts: ['7', '', '规章'] });
  });

  it('tells tokens by their distance, not by the cells', () => {
    const run = glyphs('1234', 60, 50);
    expect(sequenceOf([run.slice(0, 3), run.slice(3)])).toEqual({ order: [0, 1], texts: ['1234', ''] });
  });

  it('does not take figures under each other for one number', () => {
    expect(sequenceOf([glyphs('12', 10, 50), glyphs('3', 10, 64)]).texts).toEqual(['12', '3']);
  });
});

describe('marks', () => {
  it.each(['1.甲', '（二）乙', '三、丙', '１２．丁'])('tells the item mark of %s', (text) => {
    expect(hasItemMark(text)).toBe(true);
  });

  it.each(['甲', '12', '年', '规章', '0.14元'])('finds no item mark in %s', (text) => {
    expect(hasItemMark(text)).toBe(false);
  });

  it('tells numbers from labels that begin with one', () => {
    expect(
      ['21.31', '1,024', '３', '—', '无', '42（其中3件）', '+5', '0.14元'].filter(
        (text) => !looksLikeNumber(text),
      ),
    ).toEqual([]);
    expect(['1.甲', '3、丙', '规章', '（5）', '12.', '1次）'].filter(looksLikeNumber)).toEqual([]);
  });

  it('tells page numbers', () => {
    expect(['- 3 -', '第 2 页', '5'].every(looksLikePageNumber)).toBe(true);
    expect(['3件', '2023年', '-'].some(looksLikePageNumber)).toBe(false);
  });
});

describe('running heads', () => {
  const head = (number: number): GridPage =>
    page({
      page: number,
      glyphs: [
        ...glyphs('政府年报', 100, 20),
        ...glyphs(`正文${String(number)}。`, 40, 200),
        ...glyphs(String(number), 200, 390),
      ],
    });

  it('stay on the first page only, and page numbers nowhere', () => {
    const { blocks } = blocksOf([head(1), head(2), head(3)], defaultLimits);
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
      '政府年报',
      '正文1。',
      '正文2。',
      '正文3。',
    ]);
  });

  it('are not seen in the only lines of a page', () => {
    const { blocks } = blocksOf([page({ glyphs: glyphs('公告', 40, 20) })], defaultLimits);
    expect(blocks).toMatchObject([{ text: '公告' }]);
  });
});
