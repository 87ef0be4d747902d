/** The page's own type as a second opinion. */
import { describe, expect, it } from 'vitest';
import { opinionsOf } from '../../../src/documents/image/own-type.ts';
import { ink, paper } from './paper.ts';

/** Draws a shape of bars in a box of 12 by 20 pixels: `|` a thin stroke, `=` two bars, `o` a ring. */
function draw(page: ReturnType<typeof paper>, kind: '|' | '=' | 'o', x: number, y: number) {
  if (kind === '|') {
    ink(page, x + 5, y, 3, 20);
    return [x + 5, y, x + 8, y + 20] as const;
  }
  if (kind === '=') {
    ink(page, x, y, 12, 4);
    ink(page, x, y + 16, 12, 4);
    ink(page, x + 8, y, 3, 20);
    return [x, y, x + 12, y + 20] as const;
  }
  ink(page, x, y, 12, 20);
  ink(page, x + 3, y + 3, 6, 14, 255);
  return [x, y, x + 12, y + 20] as const;
}

const row = (kinds: string, digits: string) => {
  const page = paper(30 * kinds.length, 40);
  const read = Array.from(kinds, (kind, i) => ({
    digit: digits.charAt(i),
    box: draw(page, kind as '|' | '=' | 'o', 30 * i + 5, 10),
  }));
  return { page, read };
};

describe('a digit', () => {
  it('is borne out by its like', () => {
    const { page, read } = row('||||oooo', '11110000');
    expect(opinionsOf(page, read)).toEqual(Array.from({ length: 8 }, () => 'same'));
  });

  it('that looks like those read as another is another', () => {
    const { page, read } = row('|||||oooooo', '11111000001');
    expect(opinionsOf(page, read).at(-1)).not.toBe('same');
    expect(opinionsOf(page, read).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'same'));
  });

  it('of which there are no others has no opinion, unless it looks just like another kind', () => {
    const { page, read } = row('||||oooo=', '111100005');
    expect(opinionsOf(page, read).at(-1)).toBe('none');
    const other = row('||||ooooo', '111100008');
    expect(opinionsOf(other.page, other.read).at(-1)).toBe('other');
  });

  it('of another height was written by another hand', () => {
    const { page, read } = row('||||oooooo', '1111000000');
    const tall = { digit: '1', box: [5, 0, 8, 38] as const };
    expect(opinionsOf(page, [...read, tall]).at(-1)).toBe('strange');
  });
});
