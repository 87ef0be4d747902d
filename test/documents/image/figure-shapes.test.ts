/** Marks that stand for no number, told by their shape. */
import { describe, expect, it } from 'vitest';
import { slashOf, strokeOf } from '../../../src/documents/image/figure-shapes.ts';
import type { Gray } from '../../../src/documents/image/raster.ts';
import { ink, paper } from './paper.ts';

const em = 20;
/** A mark drawn by `level`, 0 for ink, in a box of the page; the box is the piece of the line. */
function markOf(width: number, height: number, level: (x: number, y: number) => number) {
  const page: Gray = paper(60, 60);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) ink(page, 20 + x, 20 + y, 1, 1, level(x, y));
  const box = [20, 20, 20 + width, 20 + height] as const;
  return { page, run: { box, line: box } };
}
const textOf = (read: ReturnType<typeof strokeOf>): string | null =>
  read?.characters.map(({ text }) => text).join('') ?? null;

describe('a dash', () => {
  it('is one though it is short and blurred', () => {
    const { page, run } = markOf(7, 4, (_, y) => [170, 40, 60, 180][y] ?? 255);
    expect(textOf(strokeOf(page, run, em))).toBe('-');
  });

  it('is no point', () => {
    const { page, run } = markOf(4, 4, (x, y) => (x % 3 === 0 || y % 3 === 0 ? 150 : 20));
    expect(strokeOf(page, run, em)).toBeNull();
  });
});

describe('a slash', () => {
  const slant = (lean: number) =>
    markOf(Math.round(18 * lean) + 2, 18, (x, y) => (Math.abs(x - (17 - y) * lean) < 1.2 ? 0 : 255));

  it('is told from the figure one by how it leans', () => {
    expect(textOf(slashOf(slant(0.4).page, slant(0.4).run, em))).toBe('/');
    const italic = slant(0.15);
    expect(slashOf(italic.page, italic.run, em)).toBeNull();
  });

  it('is no seven: that has a bar', () => {
    const { page, run } = markOf(9, 18, (x, y) => (y < 2 || Math.abs(x - (17 - y) * 0.4) < 1.2 ? 0 : 255));
    expect(slashOf(page, run, em)).toBeNull();
  });

  it('leans to the right', () => {
    const back = markOf(9, 18, (x, y) => (Math.abs(x - y * 0.4) < 1.2 ? 0 : 255));
    expect(slashOf(back.page, back.run, em)).toBeNull();
  });
});
