/** Where on a page there is ink: lines of it in a region, and the separate shapes of a line. */
import type { Box } from '../grid/page.ts';
import type { Gray } from './raster.ts';

/** Darker than this, of 255, is ink (a thin stroke that is blurred is grey); lighter than `traceLevel` is paper. */
export const inkLevel = 185;
export const traceLevel = 215;

const isInk = (gray: Gray, x: number, y: number, level = inkLevel): boolean =>
  (gray.data[y * gray.width + x] ?? 255) < level;

/** A region in whole pixels, within the page. */
export function wholePixels(gray: Gray, [left, top, right, bottom]: Box): [number, number, number, number] {
  return [
    Math.max(0, Math.ceil(left)),
    Math.max(0, Math.ceil(top)),
    Math.min(gray.width, Math.floor(right)),
    Math.min(gray.height, Math.floor(bottom)),
  ];
}

/** How many pixels of a region are darker than `level`. */
export function inkIn(gray: Gray, box: Box, level: number): number {
  const [left, top, right, bottom] = wholePixels(gray, box);
  let count = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) if (isInk(gray, x, y, level)) count += 1;
  return count;
}

/** Rows of ink in a region with nothing between them, top down; each as wide as its ink. */
export function bandsIn(gray: Gray, box: Box): Box[] {
  const [left, top, right, bottom] = wholePixels(gray, box);
  const bands: Box[] = [];
  let band: [number, number, number, number] | null = null;
  for (let y = top; y < bottom; y += 1) {
    let first = -1;
    let last = -1;
    const row = y * gray.width;
    for (let x = left; x < right; x += 1) {
      if ((gray.data[row + x] ?? 255) >= inkLevel) continue;
      if (first < 0) first = x;
      last = x;
    }
    if (first < 0) {
      if (band !== null) bands.push(band);
      band = null;
      continue;
    }
    band ??= [first, y, last + 1, y + 1];
    band[0] = Math.min(band[0], first);
    band[2] = Math.max(band[2], last + 1);
    band[3] = y + 1;
  }
  if (band !== null) bands.push(band);
  return bands;
}

/** Lines of text in a region: bands, the strokes of one character (三, 二) together. `em` is the size of text, in pixels. */
export function linesIn(gray: Gray, box: Box, em: number): Box[] {
  const lines: Box[] = [];
  for (const band of bandsIn(gray, box)) {
    const last = lines.at(-1);
    const whole: Box | null =
      last === undefined ? null : [Math.min(last[0], band[0]), last[1], Math.max(last[2], band[2]), band[3]];
    const isOne =
      last !== undefined &&
      whole !== null &&
      whole[3] - whole[1] <= 1.12 * em &&
      band[1] - last[3] <= (Math.max(band[3] - band[1], last[3] - last[1]) > 0.6 * em ? 0.16 : 0.42) * em;
    if (isOne) lines[lines.length - 1] = whole;
    else lines.push(band);
  }
  // Specks of dust.
  return lines.filter(([l, t, r, b]) => r - l > 0.14 * em || b - t > 0.2 * em);
}

/** A line cut where nothing stands over more than `gap` pixels. */
export function runsIn(gray: Gray, line: Box, gap: number): Box[] {
  const [left, top, right, bottom] = wholePixels(gray, line);
  const runs: Box[] = [];
  let from = -1;
  let last = -1;
  for (let x = left; x < right; x += 1) {
    let hasInk = false;
    for (let y = top; y < bottom && !hasInk; y += 1) hasInk = isInk(gray, x, y);
    if (!hasInk) continue;
    if (from >= 0 && x - last > gap) {
      runs.push([from, top, last + 1, bottom]);
      from = -1;
    }
    if (from < 0) from = x;
    last = x;
  }
  if (from >= 0) runs.push([from, top, last + 1, bottom]);
  return runs;
}

/** A connected shape of ink. */
export interface Shape {
  readonly box: Box;
  readonly area: number;
}

/** The connected shapes in a region, from left to right; specks of less than `least` pixels are left out. */
export function shapesIn(gray: Gray, box: Box, level: number, least: number): Shape[] {
  const [left, top, right, bottom] = wholePixels(gray, box);
  const width = right - left;
  const height = bottom - top;
  if (width <= 0 || height <= 0) return [];
  const seen = new Uint8Array(width * height);
  const shapes: Shape[] = [];
  const stack: number[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    if (!isInk(gray, left + (start % width), top + Math.floor(start / width), level)) continue;
    let [l, t, r, b, area] = [width, height, 0, 0, 0];
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      area += 1;
      if (x < l) l = x;
      if (x + 1 > r) r = x + 1;
      if (y < t) t = y;
      if (y + 1 > b) b = y + 1;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] === 1) continue;
          seen[next] = 1;
          if (isInk(gray, left + nx, top + ny, level)) stack.push(next);
        }
      }
    }
    if (area >= least) shapes.push({ box: [left + l, top + t, left + r, top + b], area });
  }
  return shapes.sort((one, other) => one.box[0] - other.box[0]);
}

/** Pieces of a region with no ink over or under the gaps between them, from left to right: a broken digit is one. */
export function columnsIn(gray: Gray, box: Box, level: number): Shape[] {
  const [left, top, right, bottom] = wholePixels(gray, box);
  const pieces: Shape[] = [];
  let piece: [number, number, number, number] | null = null;
  let area = 0;
  const end = (): void => {
    if (piece !== null) pieces.push({ box: piece, area });
    piece = null;
    area = 0;
  };
  for (let x = left; x < right; x += 1) {
    let [first, last] = [-1, -1];
    for (let y = top; y < bottom; y += 1) {
      if (!isInk(gray, x, y, level)) continue;
      if (first < 0) first = y;
      last = y;
      area += 1;
    }
    if (first < 0) {
      end();
      continue;
    }
    piece ??= [x, first, x + 1, last + 1];
    piece = [piece[0], Math.min(piece[1], first), x + 1, Math.max(piece[3], last + 1)];
  }
  end();
  return pieces;
}

/** A thin line that lies between two columns of pixels is as light as this in both; so many pixels of it may be lost. */
const lineLevel = 228;
const mostMissing = 2;

/** Wipes strokes down that are longer than `longest` out of a region: the edge of the paper, and no character. */
export function wipeTall(gray: Gray, box: Box, longest: number): void {
  const [left, top, right, bottom] = wholePixels(gray, box);
  for (let x = left; x < right; x += 1) {
    let from = -1;
    let last = -1;
    for (let y = top; y <= bottom; y += 1) {
      // An edge that leans goes on in the column beside, and where it lies between two both are grey.
      const isLine = (at: number): boolean => at >= left && isInk(gray, at, y, lineLevel);
      if (y < bottom && (isLine(x) || isLine(x - 1))) {
        if (from < 0) from = y;
        last = y;
        continue;
      }
      if (y < bottom && from >= 0 && y - last <= mostMissing) continue;
      if (from >= 0 && last - from >= longest) {
        for (let row = from; row <= last; row += 1) {
          const at = row * gray.width + x;
          gray.data.fill(255, Math.max(row * gray.width, at - 2), Math.min((row + 1) * gray.width, at + 2));
        }
      }
      from = -1;
    }
  }
}
