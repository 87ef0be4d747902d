/** A line → the pieces that could be cells of a flattened table. */
import type { Place, TextPlace } from '../../record/index.ts';
import type { LineToken, Paragraph } from '../document.ts';
import { codePoints } from './lines.ts';

/** Whether a character is a pipe: ASCII, full width, or the box-drawing one that some converters leave. */
function isPipe(code: number): boolean {
  return code === 0x7c || code === 0xff5c || code === 0x2502;
}

/** White space inside a line, tabs left out. */
function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 11 ||
    code === 0xfeff
  );
}

/**
 * The pieces of a line, in order. Pipes and tabs set cells apart, empty ones too; so do two or more spaces, or one
 * ideographic space (but not inside a word of two characters that it spaces out); and, where a piece is nothing but plain numbers and dashes, the single spaces between
 * them. A pipe at the start or the end of the line makes no cell of its own. A rule line of Markdown gives none.
 */
export function splitLine(text: string): LineToken[] {
  if (isRuleLine(text)) return [];
  const tokens: LineToken[] = [];
  const length = text.length;
  let start = 0;
  let separator: LineToken['separator'] = 'start';
  let hasSeparators = false;
  for (let at = 0; at <= length; at += 1) {
    const code = at === length ? -1 : text.charCodeAt(at);
    if (code !== -1 && code !== 9 && !isPipe(code)) continue;
    // A tab, unlike a pipe, never closes a row: after the last one stands a cell, and before the first.
    const isEdge = code === -1 ? separator !== 'tab' : code !== 9 && !hasSeparators;
    const isBlank = isBlankBetween(text, start, at);
    // Before the first pipe and after the last one stands no cell, unless there is text.
    if (!(isBlank && isEdge)) pushPieces(tokens, text, start, at, separator);
    if (code === -1) break;
    separator = code === 9 ? 'tab' : 'pipe';
    if (isBlank && !hasSeparators) separator = 'start';
    hasSeparators = true;
    start = at + 1;
  }
  return tokens;
}

/** Cuts a stretch without pipes and tabs at wide spaces, and runs of numbers at single ones. */
function pushPieces(
  tokens: LineToken[],
  text: string,
  from: number,
  to: number,
  first: LineToken['separator'],
): void {
  let separator = first;
  let at = skipSpaces(text, from, to);
  if (at === to) {
    tokens.push({ text: '', offset: from, separator });
    return;
  }
  while (at < to) {
    let end = at;
    let next = at;
    // A piece goes on over one narrow space.
    while (next < to) {
      const gap = next;
      next = skipSpaces(text, next, to);
      if (next - gap > 1) break;
      if (next > gap && text.charCodeAt(gap) === 0x3000 && !isSpacedWord(text, at, gap, to)) break;
      if (next === to) break;
      next += 1;
      end = next;
    }
    pushNumbers(tokens, text, at, end, separator);
    at = skipSpaces(text, end, to);
    separator = 'spaces';
  }
}

/** Whether an ideographic space only spaces out a word of two characters, as in a table's head. */
function isSpacedWord(text: string, from: number, gap: number, to: number): boolean {
  const after = gap + 2 >= to || isSpace(text.charCodeAt(gap + 2));
  return (
    gap - from === 1 &&
    after &&
    text.charCodeAt(from) > 0x2e7f &&
    text.charCodeAt(gap + 1) > 0x2e7f &&
    !isWideDigit(text.charCodeAt(from)) &&
    !isWideDigit(text.charCodeAt(gap + 1))
  );
}

function isWideDigit(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19;
}

function pushNumbers(
  tokens: LineToken[],
  text: string,
  from: number,
  to: number,
  separator: LineToken['separator'],
): void {
  const piece = text.slice(from, to);
  if (!isNumberRun(piece)) {
    tokens.push({ text: piece, offset: from, separator });
    return;
  }
  let start = 0;
  let current = separator;
  for (let at = 0; at <= piece.length; at += 1) {
    if (at < piece.length && !isSpace(piece.charCodeAt(at))) continue;
    tokens.push({ text: piece.slice(start, at), offset: from + start, separator: current });
    current = 'number';
    start = at + 1;
  }
}

/** Two or more plain numbers (ASCII or full-width digits, a sign, a decimal point) or dashes, with single spaces between. */
function isNumberRun(piece: string): boolean {
  let hasSpace = false;
  let hasDigit = false;
  let isDash = false;
  let isFresh = true;
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    if (isSpace(code)) {
      if (isFresh) return false;
      hasSpace = true;
      isFresh = true;
      hasDigit = false;
      isDash = false;
      continue;
    }
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) hasDigit = true;
    else if (isDashCode(code)) {
      if (hasDigit) return false;
      isDash = true;
    } else if (code === 43 || code === 0xff0b) {
      if (!isFresh) return false;
    } else if (code === 46 || code === 44 || code === 0xff0e || code === 0xff0c) {
      const next = piece.charCodeAt(at + 1);
      if (!hasDigit || isDash || !((next >= 48 && next <= 57) || (next >= 0xff10 && next <= 0xff19)))
        return false;
    } else if (code === 47 || code === 0xff0f) {
      // A lone slash stands for nothing, as a dash does; `3/4` is no plain number.
      const next = piece.charCodeAt(at + 1);
      if (!isFresh || (at + 1 < piece.length && !isSpace(next))) return false;
    } else return false;
    isFresh = false;
  }
  return hasSpace && !isFresh;
}

function isDashCode(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d;
}

function skipSpaces(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  return skipSpaces(text, from, to) === to;
}

/** Whether a line holds nothing but pipes and white space, and at least one pipe: what merged cells leave. */
export function isFillerLine(text: string): boolean {
  let hasPipe = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isPipe(code)) hasPipe = true;
    else if (code !== 9 && !isSpace(code)) return false;
  }
  return hasPipe;
}

/** Whether a line is the rule under a Markdown table's head: `|---|:--:|`. */
export function isRuleLine(text: string): boolean {
  let hasPipe = false;
  let isRule = false;
  let dashes = 0;
  let colons = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 0x7c : text.charCodeAt(at);
    if (isPipe(code)) {
      // One or two dashes alone are an empty answer in a cell, not a rule.
      if (dashes + colons > 0 && (dashes === 0 || dashes + colons < 3)) return false;
      if (dashes > 0) isRule = true;
      if (at < text.length) hasPipe = true;
      dashes = 0;
      colons = 0;
    } else if (code === 45) dashes += 1;
    else if (code === 58) colons += 1;
    else if (code !== 9 && !isSpace(code)) return false;
  }
  return hasPipe && isRule;
}

/** Where a token of a paragraph's text stands: inside the line for plain text, else the paragraph's own place. */
export function placeOfToken(paragraph: Paragraph, token: LineToken): Place {
  const { place, text } = paragraph;
  if (!isTextPlace(place)) return place;
  const from = place.from + codePoints(text, 0, token.offset);
  const to = from + codePoints(text, token.offset, token.offset + token.text.length) - 1;
  return { line: place.line, from, to };
}

function isTextPlace(place: Place): place is TextPlace {
  return 'line' in place;
}
