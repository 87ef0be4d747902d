/** How a page lies: skew and perspective found from its rules, or its text. */
import { describe, expect, it } from 'vitest';
import { inPicture, lieOf, straightened, type Lie } from '../../../src/documents/image/straighten.ts';
import { ink, paper, table } from './paper.ts';

const xs = [100, 300, 400, 500, 600, 700];
const ys = [100, 160, 220, 280, 340, 400, 460, 520, 580, 640, 700];

/** How far, at most, the table's corners are from straight once the page is. */
function crookedness(move: (x: number, y: number) => readonly [number, number]): number {
  const lie = lieOf(table(paper(800, 800), xs, ys, move));
  // The places of the straight page that the lines' ends came from, by search: the map itself only goes the other way.
  const back = (px: number, py: number): readonly [number, number] => {
    let [x, y] = [px, py];
    for (let i = 0; i < 20; i += 1) {
      const [nowX, nowY] = inPicture(lie, x, y);
      x += px - nowX;
      y += py - nowY;
    }
    return [x, y];
  };
  const level = ys.map((y) => {
    const [left, right] = [back(...move(100, y)), back(...move(700, y))];
    return Math.abs(left[1] - right[1]);
  });
  const upright = xs.map((x) => {
    const [top, bottom] = [back(...move(x, 100)), back(...move(x, 700))];
    return Math.abs(top[0] - bottom[0]);
  });
  return Math.max(...level, ...upright);
}

const turned =
  (degrees: number) =>
  (x: number, y: number): readonly [number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [
      400 + (x - 400) * Math.cos(angle) - (y - 400) * Math.sin(angle),
      400 + (x - 400) * Math.sin(angle) + (y - 400) * Math.cos(angle),
    ];
  };

describe('a page', () => {
  it('stays as it is when it is straight', () => {
    expect(crookedness((x, y) => [x, y])).toBeLessThan(0.5);
  });

  it.each([-3, -2, -1, -0.4, 0.3, 1, 2, 3])('is laid straight when it is turned by %d degrees', (degrees) => {
    expect(crookedness(turned(degrees))).toBeLessThan(2);
  });

  it.each([0.00003, 0.00006])('is laid straight when it was seen aslant (%d)', (pull) => {
    const aslant = (x: number, y: number): readonly [number, number] => {
      const w = 1 + pull * (x - 400) + 1.5 * pull * (y - 400);
      return [400 + (x - 400) / w, 400 + (y - 400) / w];
    };
    expect(crookedness(aslant)).toBeLessThan(3);
  });

  it('without rules is turned by its lines of text', () => {
    const page = paper(800, 800);
    const slope = Math.tan((1.5 * Math.PI) / 180);
    for (let line = 0; line < 25; line += 1) {
      for (let word = 0; word < 30; word += 1) {
        const x = 60 + word * 22;
        ink(page, x, Math.round(80 + line * 25 + x * slope), 12, 10);
      }
    }
    const lie = lieOf(page);
    expect(lie.c / lie.a).toBeCloseTo(slope, 2);
  });

  it('without anything on it is straight', () => {
    expect(lieOf(paper(200, 200))).toSatisfy(
      (lie: Lie) => lie.a === 1 && lie.d === 1 && [lie.b, lie.c, lie.p, lie.q].every((n) => n === 0),
    );
  });

  it('has paper where the picture ends', () => {
    const page = ink(paper(100, 100), 0, 0, 100, 100);
    const lie = { ...lieOf(paper(100, 100)), a: 2, d: 2 };
    expect(straightened(page, lie).data[0]).toBe(255);
  });
});
