/** Figures on two lines of a cell: what only its width can have made of one number, and what anything else may have. */
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/documents/grid/blocks.ts';
import type { Glyph, GridPage } from '../../../src/documents/grid/page.ts';
import { defaultLimits, type TableCell } from '../../../src/documents/index.ts';

/** What a test changes of two lines of figures, set 20 points wide in a cell of 28 beside labels with 4 points of room. */
interface Lines {
  readonly upper: string;
  readonly lower: string;
  /** From the cell's left rule to its right one. */
  readonly width: number;
  /** How far the lower line stands under the upper one, and to the right of it. */
  readonly down: number;
  readonly across: number;
  readonly size: number;
  /** The texts of the cell to the right. */
  readonly beside: readonly string[];
  /** Whether the lower line is written after everything else. */
  readonly isWrittenLast: boolean;
  /** Whether no rule stands between this row and the next in this column. */
  readonly isHigh: boolean;
  readonly confidence: number | undefined;
  /** How far from the left rule of their cells, 98 points wide, labels of 90 points or 20 begin. */
  readonly inset: number;
  /** A text in a cell that is 98 points wide, with which nothing else is done. */
  readonly last: string;
}

const wrapped: Lines = {
  upper: '１２',
  lower: '３',
  width: 28,
  down: 14,
  across: 0,
  size: 10,
  beside: ['7'],
  isWrittenLast: false,
  isHigh: false,
  confidence: undefined,
  inset: 4,
  last: '',
};

function cellOf(changes: Partial<Lines> = {}): TableCell | undefined {
  const { upper, lower, width, down, across, size, beside, isWrittenLast, isHigh, confidence, inset, last } =
    {
      ...wrapped,
      ...changes,
    };
  let order = 0;
  const text = (letters: string, left: number, baseline: number, of = 10): Glyph[] => {
    let right = left;
    return Array.from(letters, (letter): Glyph => {
      const from = right;
      right += letter.charCodeAt(0) > 255 ? of : of / 2;
      order += 1;
      return {
        text: letter,
        left: from,
        right,
        top: baseline - 0.86 * of,
        bottom: baseline + 0.14 * of,
        baseline,
        size: of,
        order,
        isHidden: false,
        ...(confidence === undefined ? {} : { confidence }),
      };
    });
  };
  const ys = [50, 90, 130, 170];
  const xs = [40, 138, 138 + width, 238 + width];
  const [left = 0, right = 0] = [xs[1], xs[2]];
  const labels =
    inset === 4
      ? ['行政许可决定的数量', '行政处罚决定的数量', '行政强制决定的数量']
      : ['许可', '处罚', '强制'];
  const glyphs = labels.flatMap((label, r) => text(label, 40 + inset, (ys[r] ?? 0) + 22));
  glyphs.push(...text(upper, left + 4, 66));
  const second = (): Glyph[] => text(lower, left + 4 + across, 66 + down, size);
  if (!isWrittenLast) glyphs.push(...second());
  beside.forEach((each, i) => glyphs.push(...text(each, right + 40, 66 + 14 * i)));
  if (isWrittenLast) glyphs.push(...second());
  glyphs.push(...text(last, right + 2, 152));
  const [first = 0, end = 0] = [xs[0], xs.at(-1)];
  const page: GridPage = {
    page: 1,
    width: 400,
    height: 400,
    glyphs,
    horizontal: ys.flatMap((at, i) =>
      isHigh && i === 1
        ? [
            { at, from: first, to: left },
            { at, from: right, to: end },
          ]
        : [{ at, from: first, to: end }],
    ),
    vertical: xs.map((at) => ({ at, from: 50, to: 170 })),
    images: [],
  };
  const [table] = blocksOf([page], defaultLimits).blocks;
  if (table?.kind !== 'table') throw new Error('the page has no table');
  return table.cells.find(({ text: found }) => found.replaceAll(' ', '') === upper + lower);
}

describe('figures on two lines', () => {
  it('are what the width of their cell made of one number, where nothing else can have', () => {
    expect(cellOf()).toMatchObject({ text: '１２ ３', wrapped: '１２３', isWrapped: true });
    expect(cellOf({ upper: '1234', lower: '567', width: 32 })?.isWrapped).toBe(true);
    expect(cellOf({ across: 5 })?.isWrapped).toBe(true);
    expect(cellOf({ across: 10 })?.isWrapped).toBe(true);
    expect(cellOf({ upper: '１，', lower: '２３' })?.isWrapped).toBe(true);
    // A text that runs over its rule does not show the room beside others.
    expect(cellOf({ last: '1234567890-1234567890' })?.isWrapped).toBe(true);
  });

  const others: readonly (readonly [string, Partial<Lines>])[] = [
    ['one more would have found room in the line', { width: 38 }],
    ['one more would have found room by a hair', { width: 37.8 }],
    ['half a width more would have, for a narrow figure', { upper: '1234', lower: '567', width: 33 }],
    ['they are further apart than the lines of a paragraph', { down: 18 }],
    ['they are of two sizes', { size: 8.5 }],
    ['they are not set alike', { across: 3 }],
    ['all figures of the row are on as many lines', { beside: ['7', '8'] }],
    ['the source writes the lower one elsewhere', { isWrittenLast: true }],
    ['the cell is as high as two rows', { isHigh: true }],
    ['they were recognised in a picture', { confidence: 0.99 }],
    ['no text shows how much room the table leaves', { inset: 20 }],
  ];
  it.each(others)('may be two numbers where %s', (_, changes) => {
    const cell = cellOf(changes);
    expect(cell).toBeDefined();
    expect(cell?.isWrapped).toBeUndefined();
  });
});
