/** What lies beside the paper of a photograph. */
import { describe, expect, it } from 'vitest';
import { deskOf, withoutDesk } from '../../../src/documents/image/desk.ts';
import { ink, paper, table } from './paper.ts';

/** A page of 800 by 1,000 pixels on a dark table top that shows as a wedge at the left and a strip below. */
function photograph() {
  const page = paper(800, 1000);
  table(page, [100, 300, 700], [200, 260, 320]);
  for (let y = 0; y < 1000; y += 1) ink(page, 0, y, Math.round(60 - y / 20), 1, 110);
  ink(page, 0, 970, 800, 30, 110);
  return page;
}

describe('the table top under a page', () => {
  it('becomes paper, and what stands on the page stays', () => {
    const page = photograph();
    const clean = withoutDesk(page, deskOf(page));
    const dark = (x: number, y: number): number => clean.data[y * 800 + x] ?? 0;
    for (const [x, y] of [
      [5, 5],
      [2, 900],
      [400, 985],
      [795, 995],
    ] as const)
      expect(dark(x, y)).toBe(255);
    expect(dark(300, 240)).toBe(0);
    expect(dark(500, 200)).toBe(0);
  });

  it('is not there on a scan, nor on a picture whose table touches its edge', () => {
    expect(deskOf(paper(800, 1000))).toBeNull();
    expect(deskOf(table(paper(800, 400), [0, 300, 798], [0, 200, 398]))).toBeNull();
  });

  it('reaches no further than a page leaves room for: a dark half is on the page', () => {
    const page = ink(paper(800, 1000), 0, 0, 400, 1000, 80);
    expect(withoutDesk(page, deskOf(page)).data[500 * 800 + 300]).toBe(80);
  });
});
