/** Lines of text cut out of a page, and what the recogniser makes of them. */
import type { Box } from '../grid/page.ts';
import { charactersOf, type Choice, type ReadCharacter } from './ctc.ts';
import type { Gray } from './raster.ts';
import type { Recogniser } from './recogniser.ts';

/** How a line is cut out: two different ways are two views of it. */
export interface View {
  /** Paper above and below, as a share of the line's height. */
  readonly room: number;
  /** How much wider than it is the line is made. */
  readonly stretch: number;
  /** Values at and below the first become black, at and above the second white. */
  readonly levels: readonly [number, number];
}

/** As it is. */
export const plainView: View = { room: 0.16, stretch: 1, levels: [0, 255] };
/** Wider, with more paper round it, and with more contrast. */
export const otherView: View = { room: 0.27, stretch: 1.12, levels: [40, 215] };

/** Narrower and with little paper round it: the third opinion where two looks differ. */
export const closeView: View = { room: 0.1, stretch: 0.8, levels: [0, 255] };
/** Much paper round it, or hardly any: a character that stands alone is seen in one of them where others show nothing. */
export const roomyView: View = { room: 0.27, stretch: 1, levels: [0, 255] };
export const tightView: View = { room: 0.04, stretch: 1.2, levels: [0, 255] };

/** A line to read, in pixels of the page. */
export interface Strip {
  readonly box: Box;
  readonly view: View;
}

/** Widths are rounded up to this, so that strips share batches. */
const widthStep = 16;
/** Narrower strips have too few steps for the network. */
const narrowest = 48;
const widest = 3200;
/** Pixels across of one batch: its scores take 26,500 bytes for every eight. */
const batchWidth = 3072;

interface Cut {
  readonly index: number;
  readonly width: number;
  readonly inkWidth: number;
}

/** What was read in a strip. */
export interface StripRead {
  readonly characters: readonly ReadCharacter[];
  /** The reading with nothing but the characters of numbers. */
  readonly figures: readonly ReadCharacter[];
}

/** Reads strips. `isOver` says that no more time is left: the rest is read as nothing (undefined). */
export async function readStrips(
  page: Gray,
  strips: readonly Strip[],
  recogniser: Recogniser,
  figures: readonly Choice[],
  isOver: () => boolean,
): Promise<(StripRead | undefined)[]> {
  const height = recogniser.stripHeight;
  const cuts = strips.map(({ box, view }, index): Cut => {
    const tall = Math.max(1, box[3] - box[1]) * (1 + 2 * view.room);
    const inkWidth = Math.max(4, Math.round(((box[2] - box[0]) * view.stretch * height) / tall));
    const width = Math.ceil((inkWidth + 0.5 * height) / widthStep) * widthStep;
    return { index, inkWidth, width: Math.min(widest, Math.max(narrowest, width)) };
  });
  cuts.sort((one, other) => one.width - other.width || one.index - other.index);
  const read: (StripRead | undefined)[] = strips.map(() => undefined);
  for (let at = 0; at < cuts.length && !isOver();) {
    const width = cuts[at]?.width ?? narrowest;
    let end = at + 1;
    while (end < cuts.length && cuts[end]?.width === width && (end - at + 1) * width <= batchWidth) end += 1;
    const batch = cuts.slice(at, end);
    const input = new Float32Array(batch.length * 3 * height * width).fill(1);
    batch.forEach((cut, i) => {
      const strip = strips[cut.index];
      if (strip !== undefined) drawStrip(page, strip, cut, input, i * 3 * height * width, height, width);
    });
    const scores = await recogniser.infer(input, batch.length, width);
    batch.forEach((cut, i) => {
      const left = (width - Math.min(cut.inkWidth, width)) / 2;
      const within = (characters: ReadCharacter[]): ReadCharacter[] =>
        characters.map((c) => ({
          ...c,
          at: Math.max(0, Math.min(1, (c.at * width - left) / Math.max(1, width - 2 * left))),
        }));
      read[cut.index] = {
        characters: within(charactersOf(scores, i, recogniser.alphabet)),
        figures: within(charactersOf(scores, i, recogniser.alphabet, figures)),
      };
    });
    at = end;
  }
  return read;
}

/** Draws a line into the middle of its place in the batch. */
function drawStrip(
  page: Gray,
  { box, view }: Strip,
  cut: Cut,
  input: Float32Array,
  at: number,
  height: number,
  width: number,
): void {
  const tall = Math.max(1, box[3] - box[1]);
  const top = box[1] - view.room * tall;
  const step = (tall * (1 + 2 * view.room)) / height;
  const ink = Math.min(cut.inkWidth, width);
  const left = (width - ink) >> 1;
  const across = (box[2] - box[0]) / ink;
  const [low, high] = view.levels;
  const size = height * width;
  const room = Math.max(1, 0.12 * tall);
  const margin = Math.min(left, Math.floor(room / across));
  for (let y = 0; y < height; y += 1) {
    const py = top + (y + 0.5) * step;
    // What stands above and below the line is not its own.
    if (py < box[1] - room || py > box[3] + room) continue;
    for (let x = -margin; x < ink + margin; x += 1) {
      const px = box[0] + (x + 0.5) * across;
      const value = sampled(page, px, py, across, step);
      const level = Math.max(0, Math.min(1, (value - low) / (high - low))) * 2 - 1;
      const to = at + y * width + left + x;
      input[to] = level;
      input[to + size] = level;
      input[to + 2 * size] = level;
    }
  }
}

/** The value at a place between pixels; the mean of a patch where the strip is smaller than the page. */
function sampled(page: Gray, x: number, y: number, across: number, down: number): number {
  if (across <= 1.4 && down <= 1.4) return bilinear(page, x, y);
  const n = Math.max(2, Math.ceil(Math.max(across, down)));
  let sum = 0;
  for (let j = 0; j < n; j += 1) {
    for (let i = 0; i < n; i += 1)
      sum += bilinear(page, x + ((i + 0.5) / n - 0.5) * across, y + ((j + 0.5) / n - 0.5) * down);
  }
  return sum / (n * n);
}

function bilinear({ width, height, data }: Gray, x: number, y: number): number {
  const px = Math.max(0, Math.min(width - 1.001, x - 0.5));
  const py = Math.max(0, Math.min(height - 1.001, y - 0.5));
  const x0 = px | 0;
  const y0 = py | 0;
  const at = y0 * width + x0;
  const fx = px - x0;
  const top = (data[at] ?? 255) + ((data[at + 1] ?? 255) - (data[at] ?? 255)) * fx;
  const low = (data[at + width] ?? 255) + ((data[at + width + 1] ?? 255) - (data[at + width] ?? 255)) * fx;
  return top + (low - top) * (py - y0);
}
