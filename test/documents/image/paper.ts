/** Small pages drawn by hand: paper with lines and blocks on it, so that a test shows exactly what stands there. */
import type { Gray } from '../../../src/documents/image/raster.ts';

/** A blank page. */
export function paper(width: number, height: number): Gray {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** Fills a rectangle with ink. */
export function ink(page: Gray, x: number, y: number, width: number, height: number, level = 0): Gray {
  for (let j = y; j < y + height; j += 1)
    for (let i = x; i < x + width; i += 1)
      if (i >= 0 && j >= 0 && i < page.width && j < page.height) page.data[j * page.width + i] = level;
  return page;
}

/** A line of two pixels from one end to the other, as smooth as a scanner makes it. */
export function stroke(page: Gray, x0: number, y0: number, x1: number, y1: number): Gray {
  const steps = 4 * Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
  for (let i = 0; i <= steps; i += 1) {
    const x = Math.round(x0 + ((x1 - x0) * i) / steps);
    const y = Math.round(y0 + ((y1 - y0) * i) / steps);
    ink(page, x, y, 2, 2);
  }
  return page;
}

/** A ruled table whose corners are moved by `move`. */
export function table(
  page: Gray,
  xs: readonly number[],
  ys: readonly number[],
  move: (x: number, y: number) => readonly [number, number] = (x, y) => [x, y],
): Gray {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  for (const y of ys) stroke(page, ...move(left, y), ...move(right, y));
  for (const x of xs) stroke(page, ...move(x, top), ...move(x, bottom));
  return page;
}
