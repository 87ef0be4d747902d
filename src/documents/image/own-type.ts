/**
 * The page's own type as a second opinion: all digits of a page are of one type, so a digit must look like the others
 * that were read as it, and not like those that were read as another. It knows no font and was never trained.
 */
import type { Box } from '../grid/page.ts';
import type { Gray } from './raster.ts';

/** A digit as it was read, and its shape on the page. */
export interface ReadDigit {
  readonly digit: string;
  readonly box: Box;
}

/** What its like on the page say of a digit: how far they bear it out. */
export type Opinion = 'same' | 'none' | 'other' | 'strange';

const columns = 10;
const rows = 14;
/** With fewer others of its kind there is no opinion of its likeness. */
const enough = 3;
/** A digit that is less like its own kind than this was drawn by a hand, or is damaged. */
const leastLike = 0.5;
/** By so much a digit may be more like another kind before that counts. */
const margin = 0.04;
/** Digits of one type are of one height; one that differs more was written by another hand. */
const otherHeight = 0.3;

/** The opinion on each digit, in order. */
export function opinionsOf(gray: Gray, digits: readonly ReadDigit[]): Opinion[] {
  const patches = digits.map(({ box }) => patchOf(gray, box));
  const kinds = new Map<string, { sum: Float32Array; count: number }>();
  digits.forEach(({ digit }, i) => {
    const kind = kinds.get(digit) ?? { sum: new Float32Array(columns * rows), count: 0 };
    const patch = patches[i];
    if (patch !== undefined)
      for (let k = 0; k < patch.length; k += 1) kind.sum[k] = (kind.sum[k] ?? 0) + (patch[k] ?? 0);
    kind.count += 1;
    kinds.set(digit, kind);
  });
  const heights = digits.map(({ box }) => box[3] - box[1]).sort((one, other) => one - other);
  const middle = heights[heights.length >> 1] ?? 0;
  return digits.map(({ digit, box }, i) => {
    const patch = patches[i];
    const own = kinds.get(digit);
    if (patch === undefined || own === undefined) return 'none';
    if (digits.length > 8 && Math.abs(box[3] - box[1] - middle) > otherHeight * middle) return 'strange';
    const others = [...kinds].filter(([kind, { count }]) => kind !== digit && count >= enough);
    const likeOthers = Math.max(-1, ...others.map(([, { sum }]) => likeness(patch, sum, null)));
    if (own.count - 1 < enough) return likeOthers > 0.93 ? 'other' : 'none';
    const likeOwn = likeness(patch, own.sum, patch);
    if (likeOthers > likeOwn + margin) return 'other';
    return likeOwn < leastLike ? 'strange' : 'same';
  });
}

/** The shape drawn into a small patch, with the mean taken out and of length 1; its proportions count too. */
function patchOf({ width, data }: Gray, [left, top, right, bottom]: Box): Float32Array {
  const patch = new Float32Array(columns * rows);
  const tall = Math.max(1, bottom - top);
  const wide = Math.max(1, right - left);
  // As wide as a digit of this height may be: a narrow one stays narrow.
  const span = Math.max(wide, 0.75 * tall);
  const middle = (left + right) / 2;
  let mean = 0;
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      let ink = 0;
      let n = 0;
      const y0 = top + (r * tall) / rows;
      const y1 = top + ((r + 1) * tall) / rows;
      const x0 = middle - span / 2 + (c * span) / columns;
      const x1 = middle - span / 2 + ((c + 1) * span) / columns;
      for (let y = Math.floor(y0); y < Math.max(Math.floor(y0) + 1, y1); y += 1) {
        for (let x = Math.floor(x0); x < Math.max(Math.floor(x0) + 1, x1); x += 1) {
          n += 1;
          if (x >= left && x < right) ink += 255 - (data[y * width + x] ?? 255);
        }
      }
      patch[r * columns + c] = ink / n;
      mean += ink / n;
    }
  }
  mean /= patch.length;
  let length = 0;
  for (let i = 0; i < patch.length; i += 1) {
    patch[i] = (patch[i] ?? 0) - mean;
    length += (patch[i] ?? 0) ** 2;
  }
  length = Math.sqrt(length) || 1;
  for (let i = 0; i < patch.length; i += 1) patch[i] = (patch[i] ?? 0) / length;
  return patch;
}

/** Correlation of a patch with the sum of a kind, -1..1; `without` is taken out of the sum. */
function likeness(patch: Float32Array, sum: Float32Array, without: Float32Array | null): number {
  let over = 0;
  let length = 0;
  for (let i = 0; i < patch.length; i += 1) {
    const value = (sum[i] ?? 0) - (without?.[i] ?? 0);
    over += (patch[i] ?? 0) * value;
    length += value * value;
  }
  return length === 0 ? 0 : over / Math.sqrt(length);
}
