/** The shapes of a number's digits: one for each, as far apart as the page's digits are, and a dash by its shape alone. */
import { textOf, type ReadCharacter } from './ctc.ts';
import { columnsIn, shapesIn, type Shape } from './ink.ts';
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
  if (bottom - top > 0.24 * em || right - left < Math.max(0.24 * em, 2 * (bottom - top))) return null;
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
