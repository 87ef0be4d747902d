/** What the pieces of a line say: a number held to what a number can be, or words; and how surely. */
import { columnsIn, shapesIn, type Shape } from './ink.ts';
import type { Run } from './page-cells.ts';
import type { Gray } from './raster.ts';
import type { ReadCharacter } from './ctc.ts';
import type { StripRead } from './strips.ts';

/** Characters that numbers of a table are made of. */
export const figureCharacters = '0123456789.,+-/%\u2014\u2013\u2212';

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

/** Nothing read from a picture is certain. */
const mostConfidence = 0.999;
/** The ideograph for one, by its code point. */
const ideographOne = String.fromCharCode(0x4e00);
/** Where the views differ, or a number is not as wide as it should be. */
const inDoubt = 0.4;

const figure = /^[+\-\u2212\u2013\u2014]?\d[\d,.]*%?$/u;
const dash = /^(?:[-\u2014\u2013\u2212]{1,4}|\/)$/u;
/** Letters and strokes that digits are taken for. */
const confusable =
  /^[0-9OoQDCcUlIi|!Z\u4e28\u5de5\u3007\u25cb\u53e3\u4e00\u516b\u4e03\u4e5d\u4e43\u4e86szSBbGgqTtJjLYy\][)(\\/'",.:;\u3001\u3002-]{1,6}$/u;

const textOf = (characters: readonly ReadCharacter[]): string => characters.map(({ text }) => text).join('');

/** Full-width digits and signs as half-width ones: which of them is printed cannot be told from their shapes. */
function plain(characters: readonly ReadCharacter[]): ReadCharacter[] {
  return characters.map((c) => {
    const code = c.text.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e && /[\uff10-\uff19\uff0c\uff0e\uff0b\uff0d\uff05]/u.test(c.text)
      ? { ...c, text: String.fromCharCode(code - 0xfee0) }
      : c;
  });
}

const surenessOf = (characters: readonly ReadCharacter[]): number =>
  characters.reduce((least, { confidence }) => Math.min(least, confidence), 1);

/** How surely a text of figures was read, when nothing but figures can stand there. */
function figureSureness(read: StripRead, text: string): number {
  const figures = plain(read.figures);
  return textOf(figures) === text
    ? Math.max(surenessOf(figures), surenessOf(read.characters))
    : surenessOf(read.characters);
}

/** Whether a reading is a number, or what stands for none. */
export function looksLikeFigure(read: StripRead): boolean {
  const text = textOf(plain(read.characters));
  return figure.test(text) || dash.test(text);
}

/** Whether a reading may be a number that was taken for letters. */
export function mayBeFigure(read: StripRead): boolean {
  return confusable.test(textOf(read.characters)) || read.characters.length === 0;
}

/** A first look that is as sure as this, and that the page's own type bears out, needs no second one. */
const plainEnough = 0.97;

/** Whether a second look is wanted: digits are in it, or may be, and the first look was not beyond doubt. */
export function needsSecondLook(read: StripRead, decided: RunRead | null, isBorneOut: boolean): boolean {
  if (
    decided?.isFigure === true &&
    decided.shapes !== null &&
    isBorneOut &&
    decided.confidence >= plainEnough
  )
    return false;
  const text = textOf(plain(read.characters));
  return /\d/u.test(text) || dash.test(text) || (text.length < 4 && mayBeFigure(read));
}

/** The shapes of a piece, if at one of several depths of ink there is one for each character, tall for digits and low for points. */
function shapesFor(gray: Gray, { box }: Run, text: string, em: number): Shape[] | null {
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
function strokeOf(gray: Gray, { box }: Run, em: number): RunRead | null {
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

/**
 * Brings two views of a piece together.
 *
 * @param isDigitCell it stands among numbers: what is read as letters there must be a number, or cannot be read
 */
export function decide(
  gray: Gray,
  run: Run,
  em: number,
  first: StripRead,
  second: StripRead | undefined,
  isDigitCell: boolean,
): RunRead {
  const flat = strokeOf(gray, run, em);
  if (flat !== null) return flat;
  const other = plain(second?.characters ?? []);
  // Where the first look saw nothing the second may: what it says is not sure.
  const isMissed = first.characters.length === 0;
  const one = isMissed
    ? other.map((c) => ({ ...c, confidence: Math.min(c.confidence, inDoubt) }))
    : plain(first.characters);
  const text = textOf(one);
  if (figure.test(text) || dash.test(text)) {
    const shapes = shapesFor(gray, run, text, em);
    let confidence = Math.min(mostConfidence, figureSureness(first, text));
    const otherText = textOf(other);
    if (second !== undefined && otherText === text)
      confidence = Math.min(confidence, figureSureness(second, text));
    else if (second !== undefined)
      confidence = Math.min(confidence, dash.test(text) && dash.test(otherText) ? 0.95 : inDoubt);
    // A point and a comma are one speck apart.
    if (/[.,]/u.test(text) && /\.\d{3}$/u.test(text)) confidence = Math.min(confidence, inDoubt);
    return { characters: one, confidence, isFigure: true, shapes };
  }
  if (isDigitCell && mayBeFigure(first)) {
    const [a, b] = [plain(first.figures), plain(second?.figures ?? [])];
    const forced = textOf(a);
    const isSame = forced === textOf(b) && (figure.test(forced) || dash.test(forced));
    const shapes = isSame ? shapesFor(gray, run, forced, em) : null;
    if (isSame && shapes !== null) return { characters: a, confidence: inDoubt, isFigure: true, shapes };
    return {
      characters: [{ text: '\ufffd', confidence: 0, at: 0.5 }],
      confidence: 0,
      isFigure: true,
      shapes: null,
    };
  }
  // Between ideographs a single stroke is the ideograph for one: a dash of Chinese type is two of them long.
  const words = one.map((c, i) =>
    /[\u2014\u2013-]/u.test(c.text) && isIdeograph(one[i - 1]) && isIdeograph(one[i + 1])
      ? { ...c, text: ideographOne }
      : c,
  );
  // A number with its unit or a note: how surely the words were read is not how surely the number was.
  const digits = one.filter((c) => /\d/u.test(c.text));
  let confidence = Math.min(mostConfidence, surenessOf(digits.length > 0 ? digits : one));
  const isOther = digitsOf(text) !== digitsOf(textOf(other));
  if (second !== undefined && digits.length > 0 && isOther) confidence = Math.min(confidence, inDoubt);
  return { characters: words, confidence, isFigure: false, shapes: null };
}

const isIdeograph = (character: ReadCharacter | undefined): boolean =>
  character !== undefined && /^\p{Script=Han}$/u.test(character.text);

const digitsOf = (text: string): string => text.replace(/\D+/gu, ' ').trim();
