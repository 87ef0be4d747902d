/** What the pieces of a line say: a number held to what a number can be, or words; and how surely. */
import { textOf, type ReadCharacter } from './ctc.ts';
import { inDoubt, shapesFor, slashOf, strokeOf, type RunRead } from './figure-shapes.ts';
import type { Run } from './page-cells.ts';
import type { Gray } from './raster.ts';
import type { StripRead } from './strips.ts';

/** Characters that numbers of a table are made of. */
export const figureCharacters = '0123456789.,+-/%\u2014\u2013\u2212';

/** Nothing read from a picture is certain. */
const mostConfidence = 0.999;
/** The ideograph for one, by its code point. */
const ideographOne = String.fromCharCode(0x4e00);

const figure = /^[+\-\u2212\u2013\u2014]?\d[\d,.]*%?$/u;
const dash = /^(?:[-\u2014\u2013\u2212]{1,4}|\/)$/u;
/** Letters and strokes that digits are taken for. */
const confusable =
  /^[0-9OoQDCcUlIi|!Z\u4e28\u5de5\u3007\u25cb\u53e3\u4e00\u516b\u4e03\u4e5d\u4e43\u4e86szSBbGgqTtJjLYy\][)(\\/'",.:;\u3001\u3002-]{1,6}$/u;

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

/** Whether a third look is wanted: two differ on a figure, or both saw nothing. */
export function needsThirdLook(looks: readonly StripRead[], decided: RunRead | null): boolean {
  if (looks.every(({ characters }) => characters.length === 0)) return true;
  return decided !== null && decided.isFigure && decided.confidence <= inDoubt;
}

/** What a look shows of a number: as it was read, or, among numbers, what the signs taken for letters can only be. */
interface Sight {
  readonly read: StripRead;
  readonly characters: readonly ReadCharacter[];
  readonly text: string;
  readonly isForced: boolean;
}

function sightOf(read: StripRead, isDigitCell: boolean): Sight {
  const characters = plain(read.characters);
  const text = textOf(characters);
  if (!isFigureText(text) && isDigitCell && read.characters.length > 0 && mayBeFigure(read)) {
    const figures = plain(read.figures);
    const forced = textOf(figures);
    if (isFigureText(forced)) return { read, characters: figures, text: forced, isForced: true };
  }
  return { read, characters, text, isForced: false };
}

const isFigureText = (text: string): boolean => figure.test(text) || dash.test(text);

/** A number that not every look shows, or not as a number, is never surer than this. */
const mostOfMajority = 0.9;

/** How surely a number was read that one of the looks shows unforced, and which look shows it best; null for none. */
function figureOf(sights: readonly Sight[]): { readonly sight: Sight; readonly confidence: number } | null {
  const shown = sights.filter(({ text, isForced }) => !isForced && isFigureText(text));
  const votes = (text: string): Sight[] => sights.filter((sight) => sight.text === text);
  let [best] = shown;
  for (const sight of shown)
    if (best === undefined || votes(sight.text).length > votes(best.text).length) best = sight;
  if (best === undefined) return null;
  const { text } = best;
  const agreeing = votes(text);
  const [isAll, isForced] = [agreeing.length === sights.length, agreeing.some((sight) => sight.isForced)];
  const sureness = agreeing.map(({ read }) => figureSureness(read, text));
  if (isAll && !isForced) return { sight: best, confidence: Math.min(mostConfidence, ...sureness) };
  if (agreeing.length > 1)
    return { sight: best, confidence: Math.min(mostOfMajority, Math.max(...sureness)) };
  const areDashes = dash.test(text) && sights.every((sight) => dash.test(sight.text));
  return { sight: best, confidence: Math.min(areDashes ? 0.95 : inDoubt, ...sureness) };
}

/**
 * Brings the looks at a piece together: what all show, or of three looks two.
 *
 * @param isDigitCell it stands among numbers: what is read as letters there must be a number, or cannot be read
 */
export function decide(
  gray: Gray,
  run: Run,
  em: number,
  looks: readonly [StripRead, ...StripRead[]],
  isDigitCell: boolean,
): RunRead {
  const flat = strokeOf(gray, run, em);
  if (flat !== null) return flat;
  const slash = slashOf(gray, run, em);
  // A hand may write the figure one so: it is no number, but whether it stands for none is sure only where every look shows a slash.
  if (slash !== null)
    return looks.every(({ characters }) => dash.test(textOf(plain(characters))))
      ? slash
      : { ...slash, confidence: inDoubt };
  const [first] = looks;
  const sights = looks.map((look) => sightOf(look, isDigitCell));
  const number = figureOf(sights);
  // Words that hold a number, where the first look shows words, stay words.
  const isNumber =
    number !== null && (looks.length === 1 || isDigitCell || isFigureText(sights[0]?.text ?? ''));
  if (number !== null && isNumber) {
    const { text, characters } = number.sight;
    const shapes = shapesFor(gray, run, text, em);
    // Where the first look saw nothing the others may: what they say is not sure.
    const isMissed = first.characters.length === 0;
    // A point and a comma are one speck apart.
    const isThousand = /[.,]/u.test(text) && /\.\d{3}$/u.test(text);
    const confidence = isMissed || isThousand ? Math.min(inDoubt, number.confidence) : number.confidence;
    return { characters, confidence, isFigure: true, shapes };
  }
  if (isDigitCell && mayBeFigure(first)) {
    const [a, b] = [plain(first.figures), plain(looks[1]?.figures ?? [])];
    const forced = textOf(a);
    const shapes = forced === textOf(b) && isFigureText(forced) ? shapesFor(gray, run, forced, em) : null;
    if (shapes !== null) return { characters: a, confidence: inDoubt, isFigure: true, shapes };
    return notRead;
  }
  return wordsOf(looks, isDigitCell);
}

/** Ink that nobody can read. */
const notRead: RunRead = {
  characters: [{ text: '\ufffd', confidence: 0, at: 0.5 }],
  confidence: 0,
  isFigure: true,
  shapes: null,
};

/** Words among numbers are as short as this where they stand for a number, and as sure. */
const shortWords = 3;
const sureWords = 0.8;

/** A piece that is no number: words, a number with its unit or a note. */
function wordsOf(looks: readonly [StripRead, ...StripRead[]], isDigitCell: boolean): RunRead {
  const [first, ...others] = looks;
  const seen = looks.find(({ characters }) => characters.length > 0) ?? first;
  const one = plain(seen.characters).map((c) =>
    seen === first ? c : { ...c, confidence: Math.min(c.confidence, inDoubt) },
  );
  const sureness = surenessOf(one);
  // A scrawl that looks a little like some sign.
  if (isDigitCell && one.length <= shortWords && (sureness < sureWords || !/[\p{L}\p{N}]/u.test(textOf(one))))
    return notRead;
  // A single stroke beside ideographs is the ideograph for one: a dash of Chinese type is two of them long.
  const words = one.map((c, i) => {
    const [before, after] = [one[i - 1], one[i + 1]];
    const isOne =
      !isDigitCell &&
      /[\u2014\u2013-]/u.test(c.text) &&
      (isIdeograph(before) || isIdeograph(after)) &&
      [before, after].every((beside) => beside === undefined || isIdeograph(beside));
    return isOne ? { ...c, text: ideographOne } : c;
  });
  // How surely the words were read is not how surely their number was.
  const digits = one.filter((c) => /\d/u.test(c.text));
  let confidence = Math.min(mostConfidence, digits.length > 0 ? surenessOf(digits) : sureness);
  const isOther = others.some((look) => digitsOf(textOf(one)) !== digitsOf(textOf(plain(look.characters))));
  if (digits.length > 0 && isOther) confidence = Math.min(confidence, inDoubt);
  return { characters: words, confidence, isFigure: false, shapes: null };
}

const isIdeograph = (character: ReadCharacter | undefined): boolean =>
  character !== undefined && /^\p{Script=Han}$/u.test(character.text);

const digitsOf = (text: string): string => text.replace(/\D+/gu, ' ').trim();
