/** Plain text: its lines, their places, and the pieces that could be cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isFillerLine,
  isRuleLine,
  openDocument,
  placeOfToken,
  resolveTextPlace,
  splitLine,
} from '../../../src/documents/index.ts';
import type { Paragraph } from '../../../src/documents/index.ts';

async function lines(text: string, lineLength = 1000): Promise<Paragraph[]> {
  const document = await openDocument(Buffer.from(text), { file: 'a.txt', limits: { lineLength } });
  return document.blocks.filter((block) => block.kind === 'paragraph');
}

function pieces(text: string): string[] {
  return splitLine(text).map((token) => token.text);
}

describe('plain text', () => {
  it('ends lines at every kind of break and counts blank ones', async () => {
    const read = await lines('a\r\nb\rc\n\nd\u2028e\ff');
    expect(read.map(({ text, place }) => [text, 'line' in place ? place.line : 0])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 5],
      ['e', 6],
      ['f', 7],
    ]);
  });

  it('says where a blank line or a new page stands before', async () => {
    const read = await lines('a\n\nb\fc\nd');
    expect(read.map(({ blankBefore, pageBreakBefore }) => [blankBefore, pageBreakBefore])).toEqual([
      [undefined, undefined],
      [true, undefined],
      [undefined, true],
      [undefined, undefined],
    ]);
  });

  it('counts places in code points', async () => {
    expect((await lines('𠮷a\n\uFF11b'))[1]?.place).toEqual({ line: 2, from: 4, to: 5 });
  });

  it('keeps a line that is too long whole, and notes it', async () => {
    const document = await openDocument(Buffer.from('x'.repeat(60)), {
      file: 'a.txt',
      limits: { lineLength: 50 },
    });
    expect([document.blocks.length, document.notes[0]?.code]).toEqual([1, 'limit.text']);
  });

  it('resolves every line and token back to its text', async () => {
    const character = fc.constantFrom(
      'a',
      '7',
      '文',
      '𠮷',
      '\ud83d\ude00',
      ' ',
      '  ',
      '　',
      '|',
      '｜',
      '\t',
      '\n',
      '\r\n',
      '\f',
      '-',
      '\u2028',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(character, { minLength: 1, maxLength: 40 }), async (parts) => {
        const text = `${parts.join('')}x`;
        for (const paragraph of await lines(text)) {
          expect(resolveTextPlace(text, paragraph.place as never)).toBe(paragraph.text);
          for (const token of splitLine(paragraph.text)) {
            expect(paragraph.text.startsWith(token.text, token.offset)).toBe(true);
            expect(resolveTextPlace(Buffer.from(text), placeOfToken(paragraph, token) as never)).toBe(
              token.text,
            );
          }
        }
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it('gives the paragraph’s own place for a token of a page', () => {
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text: 'a | b',
      place: { path: [2, 1] },
      level: null,
      hidden: false,
      hasImage: false,
    };
    expect(placeOfToken(paragraph, { text: 'b', offset: 4, separator: 'pipe' })).toEqual({ path: [2, 1] });
  });
});

describe('splitting a line', () => {
  it.each([
    ['规章 | 7 | 8 | 9 |', ['规章', '7', '8', '9']],
    ['| 规章 | 7 |', ['规章', '7']],
    ['a | | b', ['a', '', 'b']],
    ['行政许可 | 7 | ||', ['行政许可', '7', '', '']],
    ['a | ||', ['a', '', '']],
    [' 规章  | ', ['规章']],
    ['规章｜7│8', ['规章', '7', '8']],
    ['a\t\tb', ['a', '', 'b']],
    ['自然人  商业企业　科研机构', ['自然人', '商业企业', '科研机构']],
    ['总　计  7', ['总　计', '7']],
    ['规章　７　８', ['规章', '７', '８']],
    ['12 0 - 4', ['12', '0', '-', '4']],
    ['受理  12 0 4', ['受理', '12', '0', '4']],
    ['2023 年 12 月', ['2023 年 12 月']],
    ['受理 12 件', ['受理 12 件']],
    ['1. 属于', ['1. 属于']],
    ['3/4 5', ['3/4 5']],
    ['+19 -10 1,234 2.5', ['+19', '-10', '1,234', '2.5']],
    ['2024-01-25 10', ['2024-01-25 10']],
    ['| |', ['']],
    ['|', []],
    ['|---|:--:|', []],
    ['| - | - |', ['-', '-']],
    ['', []],
  ])('%j', (line, expected) => {
    expect(pieces(line)).toEqual(expected);
  });

  it('says how a token was set apart', () => {
    expect(splitLine('| a | b  c\t1 2').map(({ separator }) => separator)).toEqual([
      'start',
      'pipe',
      'spaces',
      'tab',
      'number',
    ]);
  });

  it('knows filler and rule lines', () => {
    expect(['| ||', '|', ' ｜ ', '', ' ', '| a', '|-|'].map(isFillerLine)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['|---|:--:|', '--- | ---', '| - | - |', '---', '| |', '|--|--|'].map(isRuleLine)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes time in proportion to the line', { timeout: 5000 }, () => {
    expect(splitLine('1 '.repeat(500_000))).toHaveLength(500_000);
    expect(splitLine('| '.repeat(500_000))).toHaveLength(499_999);
    expect(splitLine(`a ${'　'.repeat(500_000)}`)).toHaveLength(1);
  });
});
