/** The lines of a text put together to passages, and cut into sentences and clauses; each clause knows where it is printed. */
import {
  claimSigns,
  clauseSigns,
  compact,
  countEnd,
  halfWidth,
  isSpace,
  itemOpening,
  lineEnd,
  quotedTitles,
  sentenceEnd,
} from '../forms/index.ts';
import type { Place } from '../record/index.ts';
import type { Placed } from './reading.ts';

/** Lines that belong together (a line may go on in the next), in half width and without white space. */
export interface Passage {
  /** As patterns want it; what stands in title marks is masked. */
  readonly text: string;
  readonly lines: readonly Placed[];
}

/** For each character of a passage's text: its line, and its offset in that line's text. */
interface Origins {
  readonly lineOf: readonly number[];
  readonly offsetOf: readonly number[];
}

/** A clause: between commas. */
export interface Clause {
  readonly text: string;
  /** Its span in the passage's text, the end not included. */
  readonly from: number;
  readonly to: number;
}

/** A line shorter than this is a heading or a scrap: it does not go on in the next. */
const shortestWrapped = 15;
/** A passage longer than this is cut: it is no paragraph. */
const longestPassage = 20_000;
/** What masks a quoted title: in no pattern. */
const mask = '\u25a1';

/** The lines as passages. Lines that end inside a sentence (PDF, text with fixed width) are joined with the next. */
export function passagesOf(lines: readonly Placed[]): Passage[] {
  const passages: Passage[] = [];
  let open: Placed[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) passages.push(passageOf(open));
    open = [];
    length = 0;
  };
  for (const line of lines) {
    // A short line is a passage of its own: most of a page's are navigation, and state nothing.
    if (open.length === 0 && line.text.length < shortestWrapped && !claimSigns.test(line.text)) continue;
    const trimmed = halfWidth(line.text.trim().slice(0, longestPassage));
    if (open.length > 0 && (itemOpening.test(trimmed) || length + trimmed.length > longestPassage)) close();
    open.push(line);
    length += trimmed.length;
    if (trimmed.length < shortestWrapped || lineEnd.test(trimmed)) close();
  }
  close();
  return passages;
}

function passageOf(lines: readonly Placed[]): Passage {
  const text = lines.map((line) => compact(line.text.slice(0, longestPassage))).join('');
  return { text: text.replace(quotedTitles, (title) => mask.repeat(title.length)), lines };
}

/** Where the characters of a passage come from: asked for statements only, which are few. */
function originsOf({ lines }: Passage): Origins {
  const lineOf: number[] = [];
  const offsetOf: number[] = [];
  for (const [index, { text }] of lines.entries()) {
    for (let offset = 0; offset < Math.min(text.length, longestPassage); offset++) {
      if (isSpace(text.charCodeAt(offset))) continue;
      lineOf.push(index);
      offsetOf.push(offset);
    }
  }
  return { lineOf, offsetOf };
}

/** The sentences of a passage, each as its clauses. Commas in brackets and in numbers (1,724) do not cut. */
export function sentencesOf(passage: Passage): Clause[][] {
  const { text } = passage;
  const sentences: Clause[][] = [];
  let sentence: Clause[] = [];
  let from = 0;
  let depth = 0;
  const cut = (to: number): void => {
    if (to > from) sentence.push({ text: text.slice(from, to), from, to });
    from = to + 1;
  };
  for (const { 0: c, index: i } of text.matchAll(clauseSigns)) {
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (sentenceEnd.test(c)) {
      cut(i);
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
      depth = 0;
    } else if (depth === 0 && isComma(text, i)) cut(i);
  }
  cut(text.length);
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

function isComma(text: string, i: number): boolean {
  const c = text.charAt(i);
  if (c === ';') return true;
  if (c === ',') return !(/\d/.test(text.charAt(i - 1)) && /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5)));
  if (c === ':') return !/\d/.test(text.charAt(i + 1));
  return c === '\u3001' && countEnd.test(text.charAt(i - 1));
}

/** What is printed in pieces of a passage: the source's characters, lines put together without a sign. */
export function printed(passage: Passage, all: readonly Piece[]): string {
  let out = '';
  for (const { line, start, end } of all) out += passage.lines[line]?.text.slice(start, end) ?? '';
  return out;
}

/** Where pieces of a passage stand: in plain text, if they are on one line, the very characters; else the first line. */
export function placeOf(passage: Passage, all: readonly Piece[]): Place {
  const first = all[0];
  const line = passage.lines[first?.line ?? 0];
  if (first === undefined || line === undefined)
    throw new RangeError('a clause without characters has no place');
  const { at, text } = line;
  if (all.length > 1 || !('line' in at)) return at;
  const start = at.from + Array.from(text.slice(0, first.start)).length;
  return {
    line: at.line,
    from: start,
    to: start + Array.from(text.slice(first.start, first.end)).length - 1,
  };
}

/** Characters of a passage that stand on one line: its index, and the span in that line's text. */
export interface Piece {
  readonly line: number;
  readonly start: number;
  end: number;
}

/** The pieces that a span of a passage's text comes from. */
export function piecesOf(passage: Passage, from: number, to: number): Piece[] {
  const { lineOf, offsetOf } = originsOf(passage);
  const found: Piece[] = [];
  for (let i = from; i < to; i++) {
    const line = lineOf[i] ?? 0;
    const offset = offsetOf[i] ?? 0;
    const last = found.at(-1);
    if (last?.line === line) last.end = offset + 1;
    else found.push({ line, start: offset, end: offset + 1 });
  }
  return found;
}
