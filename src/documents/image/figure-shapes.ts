/** The shapes of a number's digits: one for each, as far apart as the page's digits are, and a dash by its shape alone. */
import { textOf, type ReadCharacter } from './ctc.ts';
import type { Box } from '../grid/page.ts';
import { columnsIn, inkLevel, shapesIn, wholePixels, type Shape } from './ink.ts';
import type { Run } from './page-cells.ts';
import type { Gray } from './raster.ts';

/** A piece of a line as it was read. */
export interface RunRead {
  readonly characters: readonly ReadCharacter[];
  /** 0..1: how surely all of it was read. */
  readonly confidence: number;
  /** It is a number, or a dash for none: what a digit cell holds. */
  readonly isFigure: boolean;
  /** The shape of each character, where there is one for each. */
  readonly shapes: readonly Shape[] | null;
}

/** Where the views differ, or a number is not as wide as it should be. */
export const inDoubt = 0.4;

/** The shapes of a piece, if at one of several depths of ink there is one for each character, tall for digits and low for points. */
export function shapesFor(gray: Gray, { box }: Run, text: string, em: number): Shape[] | null {
  const least = Math.max(2, Math.round(0.004 * em * em));
  for (const level of [185, 150, 205, 120, 90]) {
    for (const shapes of [columnsIn(gray, box, level), shapesIn(gray, box, level, least)]) {
      if (shapes.length === text.length && areShapesOf(text, shapes)) return shapes;
    }
  }
  return null;
}

function areShapesOf(text: string, shapes: readonly Shape[]): boolean {
  const heights = shapes.map(({ box }) => box[3] - box[1]);
  const tallest = Math.max(...heights);
  return heights.every((height, i) => {
    const character = text.charAt(i);
    if (/\d/u.test(character)) return height >= 0.75 * tallest;
    return !/[.,]/u.test(character) || height <= 0.5 * tallest;
  });
}

/** How far apart the digits of a page stand, in pixels, by those that can be told apart; null where none can. */
export function pitchOf(reads: readonly (RunRead | null)[]): number | null {
  const steps = reads.flatMap((read) => {
    const { shapes, characters } = read ?? { shapes: null, characters: [] };
    if (shapes === null) return [];
    return shapes.slice(1).flatMap(({ box }, i) => {
      const before = shapes[i]?.box;
      const isPair = /\d/u.test(characters[i]?.text ?? '') && /\d/u.test(characters[i + 1]?.text ?? '');
      return before !== undefined && isPair ? [(box[0] + box[2] - before[0] - before[2]) / 2] : [];
    });
  });
  steps.sort((one, other) => one - other);
  return steps.length < 4 ? null : (steps[steps.length >> 1] ?? null);
}

/**
 * A number whose digits touch or are broken has no shape for each of them: then it must be as wide as so many digits are.
 * Repeated digits run together in recognisers; a number that is too wide or too narrow for what was read is in doubt.
 */
export function heldToWidth(read: RunRead, { box }: Run, pitch: number | null): RunRead {
  if (!read.isFigure || read.shapes !== null) return read;
  const text = textOf(read.characters);
  if (!/\d/u.test(text)) return read;
  const digits = text.replace(/\D/gu, '').length;
  const signs = text.length - digits;
  const expected = pitch === null ? 0 : (digits - 1) * pitch + 0.85 * pitch + signs * 0.55 * pitch;
  const fits =
    pitch !== null && signs <= 3 && Math.abs(box[2] - box[0] - expected) <= (0.35 + 0.12 * signs) * pitch;
  return { ...read, confidence: Math.min(read.confidence, fits ? 0.95 : inDoubt) };
}

/** A dash, told by its shape: so low and wide there is nothing else, and recognisers make anything of it. */
export function strokeOf(gray: Gray, { box }: Run, em: number): RunRead | null {
  const [left, top, right, bottom] = box;
  if (bottom - top > 0.3 * em || right - left < 0.2 * em) return null;
  const isLong = bottom - top <= 0.24 * em && right - left >= Math.max(0.24 * em, 2 * (bottom - top));
  if (!isLong && longnessOf(gray, box) < leastLong) return null;
  const text = right - left > 0.7 * em ? '\u2014' : '-';
  const shapes = columnsIn(gray, box, 205);
  if (shapes.length > 2) return null;
  return {
    characters: [{ text, confidence: 0.97, at: 0.5 }],
    confidence: 0.97,
    isFigure: true,
    shapes: null,
  };
}

/** A short dash that is blurred is so much longer than high; a point is as long as high. */
const leastLong = 1.6;

/** How much longer than high a mark is, by the spread of its ink: the edges of a blurred one say little. */
function longnessOf(gray: Gray, box: Box): number {
  const [left, top, right, bottom] = wholePixels(gray, [box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1]);
  let [mass, sumX, sumY, sumXx, sumYy] = [0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const ink = 255 - (gray.data[y * gray.width + x] ?? 255);
      mass += ink;
      sumX += ink * x;
      sumY += ink * y;
      sumXx += ink * x * x;
      sumYy += ink * y * y;
    }
  }
  if (mass === 0) return 0;
  const spread = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares / mass - (sum / mass) ** 2));
  return spread(sumX, sumXx) / Math.max(0.3, spread(sumY, sumYy));
}

/** How far a slash leans, across for each pixel down; figures of slanted type lean less. */
const leastLean = 0.24;
const mostLean = 1.2;

/**
 * A slash that stands for no number, told by its shape: one straight thin stroke from the lower left to the upper right. A
 * recogniser that is made to choose takes it for the figure one, which has a foot or a flag and does not lean.
 */
export function slashOf(gray: Gray, { box }: Run, em: number): RunRead | null {
  const [left, top, right, bottom] = wholePixels(gray, box);
  const tall = bottom - top;
  if (tall < 0.45 * em || right - left > 1.3 * tall || right - left < 0.2 * tall) return null;
  const middles: number[] = [];
  for (let y = top; y < bottom; y += 1) {
    let [first, last] = [-1, -1];
    for (let x = left; x < right; x += 1) {
      if ((gray.data[y * gray.width + x] ?? 255) >= inkLevel) continue;
      if (first < 0) first = x;
      last = x;
    }
    if (first < 0) continue;
    if (last - first + 1 > 0.32 * tall) return null;
    middles.push((first + last) / 2 - left);
  }
  if (middles.length < 0.85 * tall) return null;
  const n = middles.length;
  const meanY = (n - 1) / 2;
  const meanX = middles.reduce((sum, x) => sum + x, 0) / n;
  let [over, under] = [0, 0];
  middles.forEach((x, y) => {
    over += (y - meanY) * (x - meanX);
    under += (y - meanY) ** 2;
  });
  const slope = over / under;
  const worst = middles.reduce((most, x, y) => Math.max(most, Math.abs(x - meanX - slope * (y - meanY))), 0);
  if (-slope < leastLean || -slope > mostLean || worst > Math.max(1.5, 0.07 * tall)) return null;
  return {
    characters: [{ text: '/', confidence: 0.97, at: 0.5 }],
    confidence: 0.97,
    isFigure: true,
    shapes: null,
  };
}
