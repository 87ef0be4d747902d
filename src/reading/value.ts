/** What a cell's text says: a number, nothing, a dash, or words. Nothing is repaired: doubt gives `text`. */
import {
  countWords,
  dashTexts,
  decreaseWords,
  exponentOf,
  increaseWords,
  moneyWords,
  unitMark,
  type FieldType,
  type Unit,
} from '../forms/index.ts';
import type { State } from '../record/index.ts';
import { remembered } from './remembered.ts';

/** What a value is expected to be: its type, the unit it is held in, the unit its column or row prints. */
export interface Expected {
  readonly type: FieldType;
  readonly unit: Unit | null;
  /** Whether a number without a unit is in `unit`. */
  readonly isUnitOnForm: boolean;
  /** The power of ten of one yuan of the unit in the head or the unit column; null where none is printed there. */
  readonly headExponent: number | null;
}

export interface ValueRead {
  readonly state: State;
  /** The value in the form's unit; null where there is no certain one. */
  readonly value: number | null;
  /** The figure as printed, before any conversion; null where none is printed. */
  readonly number: number | null;
  /** `other`: converted from another unit; `none`: no unit where the form names none. */
  readonly unit: 'other' | 'none' | null;
  /** The unit word printed beside the figure or in the head, where `unit` is `other`. */
  readonly unitWord: string | null;
}

const bracketed = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/gu;
const plain = /^\d{1,15}$/;
const grouped = /^\d{1,3}(?:,\d{3}){1,4}$/;
const decimal = /^(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,8}))?$/;

/** White space within what may be one figure or two, beside a separator too (1, 234), and after a sign alone (- 5). */
const apart =
  /[\d\uff10-\uff19][,\uff0c.\uff0e]?\s+[,\uff0c.\uff0e]?[\d\uff10-\uff19]|^\s*[-+\u2212\u2013\u2014\uff0b\uff0d]\s+[\d\uff10-\uff19]/u;

/**
 * Half width, no white space, no zero-width characters. Raised and circled digits stay as they are: 47¹ is not 471.
 * Bounded: no number is longer than 200 characters.
 */
export function compact(text: string): string {
  if (plain.test(text)) return text;
  return text
    .slice(0, 200)
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

const nothing = { value: null, number: null, unit: null, unitWord: null } as const;

function stripAfter(text: string, words: readonly string[]): string {
  const word = words.find((w) => text.endsWith(w));
  return word === undefined ? text : text.slice(0, -word.length);
}

/** A whole number, thousands separators and a decimal part of zeros allowed; null for anything else. */
function wholeNumber(text: string): number | null {
  if (plain.test(text)) return text.length > 1 && text.startsWith('0') ? null : Number(text);
  if (grouped.test(text)) return text.startsWith('0') ? null : Number(text.replaceAll(',', ''));
  const zeros = /^(\d{1,15})\.0{1,4}$/.exec(text);
  return zeros?.[1] === undefined ? null : wholeNumber(zeros[1]);
}

/** Shifts a decimal by a power of ten, on its digits: exact where a binary multiplication is not. */
function shifted(digits: string, fraction: string, exponent: number): number {
  return Number(`${digits}${fraction}e${String(exponent - fraction.length)}`);
}

function signed(text: string): number | null {
  let rest = text;
  let sign = 1;
  const increase = increaseWords.find((w) => rest.startsWith(w));
  const decrease = decreaseWords.find((w) => rest.startsWith(w));
  if (increase !== undefined) rest = rest.slice(increase.length);
  else if (decrease !== undefined) {
    rest = rest.slice(decrease.length);
    sign = -1;
  }
  if (increase === undefined && decrease === undefined) {
    if (/^[-−–—﹣]/u.test(rest)) {
      sign = -1;
      rest = rest.slice(1);
    } else if (rest.startsWith('+')) rest = rest.slice(1);
  }
  const n = wholeNumber(stripAfter(rest, countWords));
  return n === null ? null : n === 0 ? 0 : sign * n;
}

function readAmount(text: string, expected: Expected): ValueRead {
  let rest = text;
  let exponent: number | null = null;
  let word: string | null = null;
  for (const [money, power] of moneyWords) {
    if (rest.endsWith(money)) {
      rest = rest.slice(0, -money.length);
      exponent = power;
      word = money;
      break;
    }
  }
  const parts = decimal.exec(rest);
  if (parts?.[1] === undefined) return { ...nothing, state: 'text', number: anyFigure(rest) };
  const digits = parts[1].replaceAll(',', '');
  const fraction = parts[2] ?? '';
  const number = shifted(digits, fraction, 0);
  const own = exponentOf(expected.unit) ?? 0;
  if (exponent === null && expected.headExponent !== null) {
    exponent = expected.headExponent;
    word = moneyWords.find(([, power]) => power === exponent)?.[0] ?? null;
  }
  if (exponent === null) {
    if (expected.isUnitOnForm || number === 0)
      return { ...nothing, state: 'reported', value: number, number };
    return { ...nothing, state: 'reported', number, unit: 'none' };
  }
  const value = shifted(digits, fraction, exponent - own);
  const isOther = exponent !== own && number !== 0;
  return {
    state: 'reported',
    value,
    number,
    unit: isOther ? 'other' : null,
    unitWord: isOther ? word : null,
  };
}

/** The figure of a text that is no proper value (negative, fractional, among words); null where there is none or several. */
function anyFigure(text: string): number | null {
  const all = text.match(/[-−]?\d[\d,]*(?:\.\d+)?/gu);
  if (all?.length !== 1) return null;
  const n = Number(all[0].replaceAll(',', '').replace('−', '-'));
  return Number.isSafeInteger(Math.trunc(n)) ? n : null;
}

/** The number of up to 15 digits, no zero before others; null for any other text. Most cells of a report are that. */
function digitsValue(text: string): number | null {
  const { length } = text;
  if (length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 48)) return null;
  let n = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    n = n * 10 + digit;
  }
  return n;
}

/** Reads the text of a cell as what the form expects there. Pure; linear in the first 200 characters. */
export function readValue(raw: string, expected: Expected): ValueRead {
  if (expected.type === 'count') {
    const value = digitsValue(raw);
    if (value !== null) return { state: 'reported', value, number: value, unit: null, unitWord: null };
  }
  const text = compact(raw);
  if (text === '') return { ...nothing, state: 'blank' };
  if (dashTexts.has(text)) return { ...nothing, state: 'dash' };
  // Two figures in one cell, or one that was set apart: it cannot be told which, and is no fault of the document's.
  if (apart.test(raw)) return { ...nothing, state: 'unreadable' };
  // A bracket that does not close: the cell was cut.
  if (text.includes('\ufffd') || text.split('(').length !== text.split(')').length)
    return { ...nothing, state: 'unreadable' };
  const bare = /[([【〔]/u.test(text) ? text.replace(bracketed, '') : text;
  if (expected.type === 'amount') return readAmount(bare, expected);
  const n = expected.type === 'change' ? signed(bare) : wholeNumber(stripAfter(bare, countWords));
  if (n !== null) return { ...nothing, state: 'reported', value: n, number: n };
  return { ...nothing, state: 'text', number: anyFigure(bare) };
}

/** Whether a text states a change in words: a word for more or less, and a figure. */
export function isChangeInWords(raw: string): boolean {
  if (!wordFirsts.has(raw.trimStart().charAt(0))) return false;
  const text = compact(raw);
  return [...increaseWords, ...decreaseWords].some((w) => text.startsWith(w)) && /\d/.test(text);
}

const anyValue = /^[-+−–—﹣]?(?:\d[\d,]*(?:\.\d+)?)$/u;

/** The characters that values in words begin with. */
const wordFirsts = new Set([...dashTexts, ...increaseWords, ...decreaseWords].map((word) => word.charAt(0)));

/**
 * Whether a text looks like what stands in a number cell, whatever the form expects: a number with its sign, unit or
 * note, a dash, nothing.
 */
export function looksLikeValue(raw: string): boolean {
  // One sign for all that stands in a cell and cannot be read: it is a value's place, not a label.
  if (raw === '' || raw === '\ufffd') return true;
  if (raw.length > 120) return false;
  const code = raw.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff && !wordFirsts.has(raw.charAt(0))) return false;
  if (raw.length < 16 && /^\d+$/.test(raw)) return true;
  const text = compact(raw);
  if (text === '' || dashTexts.has(text)) return true;
  let rest = /[([【〔]/u.test(text) ? text.replace(bracketed, '') : text;
  if (rest === '') return false;
  const sign = [...increaseWords, ...decreaseWords].find((w) => rest.startsWith(w));
  if (sign !== undefined) rest = rest.slice(sign.length);
  if (!/\d/.test(rest)) return false;
  if (anyValue.test(rest)) return true;
  const money = moneyWords.find(([word]) => rest.endsWith(word));
  rest = money === undefined ? stripAfter(rest, countWords) : rest.slice(0, -money[0].length);
  return anyValue.test(rest);
}

/** The power of ten of the money unit that a head or label names (单位：万元 …); null where it names none. */
export const unitInLabel = remembered((label: string): number | null => {
  if (!/[([（【〔]/u.test(label) && !label.includes(unitMark)) return null;
  const text = compact(label);
  const places: string[] = text.match(bracketed) ?? [];
  const after = text.indexOf(unitMark);
  if (after >= 0) places.push(text.slice(after));
  for (const place of places) {
    const inner = place.replace(/[()[\]【】〔〕]/gu, '');
    for (const [word, exponent] of moneyWords) {
      if (inner === word || inner.endsWith(`:${word}`) || inner.endsWith(`${unitMark}${word}`))
        return exponent;
    }
  }
  return null;
});

/** The power of ten of a text that is wholly a money unit (the unit column of 2014); null otherwise. */
export function unitOfText(text: string): number | null {
  const word = compact(text).replace(/[()]/gu, '');
  return moneyWords.find(([money]) => money === word)?.[1] ?? null;
}

/** Whether a text is wholly the name of a unit. */
export function isUnit(text: string): boolean {
  const word = compact(text).replace(/[()]/gu, '');
  return countWords.includes(word) || moneyWords.some(([money]) => money === word);
}
