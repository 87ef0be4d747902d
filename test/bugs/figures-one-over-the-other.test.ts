/** Two figures one over the other in a narrow cell were read as one number where the first filled its line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../src/documents/index.ts';
import { readValue } from '../../src/reading/value.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';

const expected = { unit: null, isUnitOnForm: true, headExponent: null } as const;
const types = ['count', 'change', 'amount'] as const;

async function cellsOf(pages: readonly PdfPage[]): Promise<string[]> {
  const document = await openDocument(writePdf(pages), { file: 'a.pdf' });
  return document.blocks.flatMap((b) => (b.kind === 'table' ? b.cells.map(({ text }) => text) : []));
}

/** What a cell's text is worth, whatever is expected there. */
const valuesOf = (text: string): (number | null)[] =>
  types.map((type) => readValue(text, { ...expected, type }).value);

const wide = (text: string): string =>
  text.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, c) => width + (c.charCodeAt(0) > 255 ? 10 : 5), 0);

/** Whole numbers, and the halves of one that was cut at a separator or after its sign. */
const figure = fc
  .tuple(
    fc.oneof(
      fc.nat(99_999).map(String),
      fc.nat(999).map((n) => `1,${String(n).padStart(3, '0')}`),
      fc.constantFrom('12,', '-', '-3', '0.', '减少5'),
    ),
    fc.boolean(),
  )
  .map(([text, isWide]) => (isWide ? wide(text) : text));
const lower = fc
  .tuple(
    fc.oneof(
      fc.nat(99_999).map(String),
      fc.nat(999).map((n) => String(n).padStart(3, '0')),
      fc.constantFrom(',345', '.5', '5件'),
    ),
    fc.boolean(),
  )
  .map(([text, isWide]) => (isWide ? wide(text) : text));

describe('two figures one over the other', () => {
  it('are no number, however narrow the cell', async () => {
    await fc.assert(
      fc.asyncProperty(figure, lower, fc.nat(12), async (one, other, slack) => {
        const width = Math.max(widthOf(one), widthOf(other)) + 2 + slack;
        const xs = [40, 140, 140 + width, 240 + width];
        const page = new PdfPage().grid(xs, [50, 80, 120], [['信息内容'], ['规章']]);
        page.text(141, 96, one).text(141, 110, other);
        page.text(144 + width, 104, '7');
        const cells = await cellsOf([page]);
        expect(cells).toContain('7');
        const text = cells.find((cell) => cell.replace(/\s/gu, '') === one + other);
        expect(text).toBeDefined();
        expect(valuesOf(text ?? '')).toEqual([null, null, null]);
      }),
      { numRuns: 300, seed: 3 },
    );
  }, 120_000);

  it('are no number where the end of a page is between them', async () => {
    await fc.assert(
      fc.asyncProperty(figure, lower, fc.boolean(), async (one, other, hasRow) => {
        const width = Math.max(widthOf(one), widthOf(other)) + 4;
        const xs = [40, 140, 140 + width, 240 + width];
        const first = new PdfPage(400, 140).grid(xs, [50, 80, 120], [['信息内容'], ['1.规章']]);
        first.text(141, 110, one).text(144 + width, 104, '7');
        const second = new PdfPage(400, 140).grid(xs, [20, 50, 80], [[], ['2.其他', '3', '4']]);
        second.text(141, 40, other);
        if (hasRow) second.text(144 + width, 40, '8');
        const cells = await cellsOf([first, second]);
        const whole = cells.filter((cell) => cell.replace(/\s/gu, '') === one + other);
        for (const text of whole) expect(valuesOf(text)).toEqual([null, null, null]);
        // Else they are two rows' numbers, or one row's two.
        if (whole.length === 0) expect(cells).toEqual(expect.arrayContaining([one, other]));
      }),
      { numRuns: 150, seed: 4 },
    );
  }, 120_000);
});

describe('a raised figure beside a number of a PDF', () => {
  const withNote = (rise: number, size: number, isBefore = false): Promise<string[]> => {
    const page = new PdfPage().grid([40, 140, 240, 340], [50, 80, 110], [['信息内容'], ['规章', '', '7']]);
    page.text(isBefore ? 144 + size / 2 : 144, 100, '47');
    page.text(isBefore ? 144 : 154, 100 - rise, '1', { size });
    return cellsOf([page]);
  };

  it.each([
    ['after it', 2, 6, false, '47[1]'],
    ['before it', 2, 6, true, '[1]47'],
    ['as Word raises it', 3.5, 6.5, false, '47[1]'],
    ['as Chromium raises it', 3.3, 8.3, false, '47[1]'],
  ] as const)('%s is the mark of a note, as in a page', async (_, rise, size, isBefore, text) => {
    const cells = await withNote(rise, size, isBefore);
    expect(cells).toContain(text);
    expect(readValue(text, { ...expected, type: 'count' }).value).toBe(47);
  });

  it.each([
    ['raised more than a line allows', 4.6, 6],
    ['not raised, but small', 0, 6],
    ['raised, and as large', 2, 10],
    ['lowered', -2, 6],
  ])('is no digit of it where it is %s', async (_, rise, size) => {
    const cells = await withNote(rise, size);
    const text = cells.find((cell) => cell.includes('47')) ?? '';
    expect(text).toMatch(/^(?:47 1|1 47)$/);
    expect(valuesOf(text)).toEqual([null, null, null]);
  });

  it('is one where both have the same size and height', async () => {
    expect(await withNote(0, 10)).toContain('471');
  });
});
