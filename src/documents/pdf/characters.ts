/** What a character code of a PDF stands for: forms that fonts use in place of the character itself. */

/**
 * Radicals that fonts map their characters to, and the characters they look like: Unicode's EquivalentUnifiedIdeograph
 * for the block CJK Radicals Supplement, which NFKC leaves alone. Chromium writes 长 as U+2ED3.
 */
const radicals = new Map<number, number>([
  [0x2e81, 0x5382],
  [0x2e82, 0x4e5b],
  [0x2e83, 0x4e5a],
  [0x2e85, 0x4ebb],
  [0x2e86, 0x5182],
  [0x2e87, 0x51e0],
  [0x2e89, 0x5202],
  [0x2e8b, 0x353e],
  [0x2e8c, 0x5c0f],
  [0x2e8d, 0x5c0f],
  [0x2e8e, 0x5c22],
  [0x2e8f, 0x5c23],
  [0x2e90, 0x5c22],
  [0x2e91, 0x5c22],
  [0x2e92, 0x5df3],
  [0x2e93, 0x5e7a],
  [0x2e94, 0x5f51],
  [0x2e96, 0x5fc4],
  [0x2e98, 0x624c],
  [0x2e99, 0x6535],
  [0x2e9b, 0x65e1],
  [0x2e9d, 0x6708],
  [0x2e9e, 0x6b7a],
  [0x2e9f, 0x6bcd],
  [0x2ea0, 0x6c11],
  [0x2ea1, 0x6c35],
  [0x2ea2, 0x6c3a],
  [0x2ea3, 0x706c],
  [0x2ea4, 0x722b],
  [0x2ea6, 0x4e2c],
  [0x2ea8, 0x72ad],
  [0x2ea9, 0x738b],
  [0x2eab, 0x76ee],
  [0x2ead, 0x793b],
  [0x2eb0, 0x7e9f],
  [0x2eb6, 0x7f8a],
  [0x2eb8, 0x7f8a],
  [0x2eb9, 0x8002],
  [0x2eba, 0x8080],
  [0x2ebc, 0x6708],
  [0x2ebd, 0x81fc],
  [0x2ebe, 0x8279],
  [0x2ebf, 0x8279],
  [0x2ec0, 0x8279],
  [0x2ec1, 0x864e],
  [0x2ec2, 0x8864],
  [0x2ec3, 0x8980],
  [0x2ec4, 0x897f],
  [0x2ec5, 0x89c1],
  [0x2ec6, 0x89d2],
  [0x2ec8, 0x8ba0],
  [0x2ec9, 0x8d1d],
  [0x2eca, 0x8db3],
  [0x2ecb, 0x8f66],
  [0x2ecc, 0x8fb6],
  [0x2ecd, 0x8fb6],
  [0x2ecf, 0x961d],
  [0x2ed0, 0x9485],
  [0x2ed1, 0x9577],
  [0x2ed2, 0x9578],
  [0x2ed3, 0x957f],
  [0x2ed4, 0x95e8],
  [0x2ed6, 0x961d],
  [0x2ed8, 0x9752],
  [0x2ed9, 0x97e6],
  [0x2eda, 0x9875],
  [0x2edb, 0x98ce],
  [0x2edc, 0x98de],
  [0x2edd, 0x98df],
  [0x2edf, 0x98e0],
  [0x2ee0, 0x9963],
  [0x2ee2, 0x9a6c],
  [0x2ee3, 0x9aa8],
  [0x2ee4, 0x9b3c],
  [0x2ee5, 0x9c7c],
  [0x2ee6, 0x9e1f],
  [0x2ee7, 0x5364],
  [0x2ee8, 0x9ea6],
  [0x2ee9, 0x9ec4],
  [0x2eea, 0x9efe],
  [0x2eeb, 0x6589],
  [0x2eec, 0x9f50],
  [0x2eed, 0x6b6f],
  [0x2eee, 0x9f7f],
  [0x2eef, 0x7adc],
  [0x2ef0, 0x9f99],
  [0x2ef1, 0x9f9c],
  [0x2ef2, 0x4e80],
  [0x2ef3, 0x9f9f],
]);

const unknown = '\uFFFD';

/** Characters of the first planes, made once: a page has a thousand. */
const made = new Map<number, string>();

/** The text of a code; null for white space and what shows nothing; U+FFFD for what is no character. */
export function characterOf(code: number): string | null {
  const known = made.get(code);
  if (known !== undefined) return known === '' ? null : known;
  const text = make(code);
  if (made.size < 40_000) made.set(code, text ?? '');
  return text;
}

function make(code: number): string | null {
  if (isNothing(code)) return null;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return unknown;
  if (code >= 0xd800 && code <= 0xdfff) return unknown;
  // Private use: only the font knows, and it does not say.
  if (
    (code >= 0xe000 && code <= 0xf8ff) ||
    code >= 0xf0000 ||
    code === 0xfffd ||
    (code & 0xfffe) === 0xfffe
  ) {
    return unknown;
  }
  const radical = radicals.get(code);
  if (radical !== undefined) return String.fromCodePoint(radical);
  const text = String.fromCodePoint(code);
  // Kangxi radicals, compatibility ideographs, forms for vertical writing.
  const isForm =
    (code >= 0x2f00 && code <= 0x2fdf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe4f);
  return isForm ? text.normalize('NFKC') : text;
}

function isNothing(code: number): boolean {
  return (
    (code >= 0x09 && code <= 0x0d) ||
    code === 0x20 ||
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** How the characters of one font look together. */
export interface FontSample {
  total: number;
  /** Ideographs and their punctuation. */
  ideographs: number;
  /** Accented letters and signs of Latin-1: what the bytes of a Chinese text look like. */
  highLatin: number;
  /** Signs that prose rarely uses: what a font's own numbering from 0x21 on looks like. */
  signs: number;
  unknown: number;
}

/** An empty sample. */
export function newSample(): FontSample {
  return { total: 0, ideographs: 0, highLatin: 0, signs: 0, unknown: 0 };
}

/** Counts a character in. */
export function countIn(sample: FontSample, code: number, text: string): void {
  sample.total += 1;
  if (text === unknown) sample.unknown += 1;
  else if (code >= 0x2e80) sample.ideographs += 1;
  else if (code >= 0xa1 && code <= 0x24f) sample.highLatin += 1;
  else if (code < 0x80 && /[!"#$&'*;<=>?@[\\\]^_`{|}~]/.test(text)) sample.signs += 1;
}

/**
 * A font whose codes say something else than what it shows: then its digits must not be read either. Text of any real
 * language stays far below these shares.
 */
export function isGarbled(sample: FontSample): boolean {
  if (sample.total < 12) return sample.unknown * 2 > sample.total && sample.unknown > 1;
  return (
    sample.unknown * 5 > sample.total ||
    sample.highLatin * 3 > sample.total ||
    (sample.signs * 4 > sample.total && sample.ideographs * 10 < sample.total)
  );
}

/**
 * Whether a document's text, though every font maps to something, is not the language it must be: fewer than one in ten
 * of its letters are ideographs. A report of numbers alone has few letters, and is left alone.
 */
export function isForeign(pages: readonly (readonly { readonly text: string }[])[]): boolean {
  let letters = 0;
  let ideographs = 0;
  for (const glyphs of pages) {
    for (const { text } of glyphs) {
      const code = text.charCodeAt(0);
      if (code >= 0x2e80 && code !== 0xfffd) ideographs += 1;
      else if (!isFigure(code)) letters += 1;
    }
  }
  return letters >= 60 && ideographs * 9 < letters;
}

function isFigure(code: number): boolean {
  return (code >= 0x28 && code <= 0x3a) || code === 0x25 || code === 0xfffd;
}
