/** Glyphs → lines of text, by geometry only: writers set single glyphs, in any order, with stray spaces. */
import { boxOf, type Box, type Glyph } from './page.ts';

/** Glyphs on one baseline, from left to right. */
export interface Line {
  readonly glyphs: readonly Glyph[];
  readonly baseline: number;
  readonly box: Box;
  /** The size that most of its glyphs have. */
  readonly size: number;
}

/** A run of glyphs of a line with no wide gap in it: what could be a cell. */
export interface Run {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

/** Baselines that differ by less than this share of the size are one line: superscripts, and digits of another font. */
const sameLine = 0.45;
/** From this gap, in sizes, letters and digits are apart: a space of most fonts is a quarter wide. */
const wordGap = 0.18;
/** From this gap, in sizes, two runs are apart: justified text stretches its gaps to about one. */
const runGap = 1.2;
/** From this gap, in sizes, two runs may be two cells of a table without rules. */
const narrowGap = 0.5;
/** Digits of one number are of one size, within this ratio. */
export const noteSize = 1.1;
/** A mark of a note stands this much of the number's size above it, at the least; digits of one number do not. */
const noteRise = 0.12;
/** Two glyphs that share more than this part of the narrower one's width are printed over each other. */
const overprinted = 0.6;

/** A figure that a line begins with, or the rest of one. */
export const figureAtStart = /^[,\uff0c.\uff0e]?[\d\uff10-\uff19]/u;

/** Groups glyphs into lines, top down. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const sorted = [...glyphs].sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const groups: { glyphs: Glyph[]; baseline: number; size: number }[] = [];
  for (const glyph of sorted) {
    const group = groups.at(-1);
    if (
      group !== undefined &&
      glyph.baseline - group.baseline <= sameLine * Math.max(glyph.size, group.size)
    ) {
      group.glyphs.push(glyph);
    } else groups.push({ glyphs: [glyph], baseline: glyph.baseline, size: glyph.size });
  }
  return groups.map((group) => lineOf(group.glyphs));
}

function lineOf(glyphs: Glyph[]): Line {
  glyphs.sort((one, other) => one.left - other.left || one.order - other.order);
  const clean = withoutOverprints(glyphs);
  const sizes = clean.map((glyph) => glyph.size).sort((one, other) => one - other);
  const baselines = clean.map((glyph) => glyph.baseline).sort((one, other) => one - other);
  return {
    glyphs: clean,
    baseline: baselines[baselines.length >> 1] ?? 0,
    size: sizes[sizes.length >> 1] ?? 0,
    box: boxOf(clean) ?? [0, 0, 0, 0],
  };
}

/** Bold is often the same glyph twice: one stays. Different ones over each other are not to be read. */
function withoutOverprints(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = kept.at(-1);
    if (last === undefined) {
      kept.push(glyph);
      continue;
    }
    const shared = Math.min(last.right, glyph.right) - Math.max(last.left, glyph.left);
    const narrower = Math.min(last.right - last.left, glyph.right - glyph.left);
    if (shared <= overprinted * narrower || narrower <= 0) kept.push(glyph);
    else if (glyph.text !== last.text) {
      kept[kept.length - 1] = { ...last, text: '\uFFFD', right: Math.max(last.right, glyph.right) };
    }
  }
  return kept;
}

/** Scripts written without spaces between words, and their punctuation. */
const ideographic = /[\u2e80-\u9fff\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef]|[\ud840-\ud88f][\udc00-\udfff]/u;
/** Whether a text begins with a character of such a script. */
export const isIdeographic = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 0x2e80 && ideographic.test(text);
};

/** What stands between two glyphs of a line: nothing, a space, or two where they are set wide apart. */
function between(last: Glyph, next: Glyph, isCell: boolean): string {
  const gap = next.left - last.right;
  const size = Math.max(last.size, next.size);
  const isWide = gap > runGap * size;
  if (isFigureAlone(last) && isFigureAlone(next) && !areOneNumber(last, next)) return ' ';
  if (isIdeographic(last.text) || isIdeographic(next.text)) return isWide && !isCell ? '  ' : '';
  if (gap <= wordGap * size) return '';
  return isWide && !isCell ? '  ' : ' ';
}

/** Every two glyphs of every line are asked; nearly all glyphs are one character. */
function isFigureAlone({ text }: Glyph): boolean {
  const code = text.charCodeAt(0);
  const isDigit = (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
  return isDigit || (text.length > 1 && figureAtStart.test(text));
}

/** Figures of two sizes, or at two heights, are not digits of one number. */
function areOneNumber(one: Glyph, other: Glyph): boolean {
  const size = Math.max(one.size, other.size);
  return (
    !isSmaller(one, other) &&
    !isSmaller(other, one) &&
    Math.abs(one.baseline - other.baseline) <= noteRise * size
  );
}

/** The text of a line. In a cell no gap is more than a space, and none stands beside an ideograph (总 计). */
export function textOf(glyphs: readonly Glyph[], isCell: boolean): string {
  const raised = raisedOf(glyphs);
  let text = '';
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const isRaised = raised.has(glyph);
    const wasRaised = last !== undefined && raised.has(last);
    if (wasRaised && !isRaised) text += ']';
    if (last !== undefined) text += isRaised || wasRaised ? '' : between(last, glyph, isCell);
    if (isRaised && !wasRaised) text += '[';
    text += glyph.text;
    last = glyph;
  }
  return last !== undefined && raised.has(last) ? `${text}]` : text;
}

/** Raised figures beside others: marks of notes, which are written in brackets as those of pages are. */
function raisedOf(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const smallest = Math.min(...glyphs.map(({ size }) => size));
  const raised = new Set<Glyph>();
  // Nearly every line is all of one size.
  if (glyphs.every(({ size }) => size <= smallest * noteSize)) return raised;
  const mark = (ordered: readonly Glyph[]): void => {
    let figure: Glyph | null = null;
    for (const glyph of ordered) {
      if (!figureAtStart.test(glyph.text)) figure = null;
      else if (figure === null || figure.size < glyph.size * noteSize) figure = glyph;
      else if (isSmaller(glyph, figure) && figure.baseline - glyph.baseline > noteRise * figure.size)
        raised.add(glyph);
    }
  };
  mark(glyphs);
  mark([...glyphs].reverse());
  return raised;
}

/** Whether a figure is set so much smaller than another that it is no digit of the same number. */
function isSmaller(glyph: Glyph, than: Glyph): boolean {
  return glyph.size * noteSize < than.size;
}

/** The runs of a line, from left to right: narrower gaps than those of a cell's text set no words apart. */
export function narrowRuns(line: Line): Run[] {
  const runs: Run[] = [];
  let run: Glyph[] = [];
  const end = (): void => {
    if (run.length > 0) runs.push(runOf(run));
    run = [];
  };
  for (const glyph of line.glyphs) {
    const last = run.at(-1);
    if (last !== undefined && glyph.left - last.right > narrowGap * Math.max(last.size, glyph.size)) end();
    run.push(glyph);
  }
  end();
  return runs;
}

/** Whether one stands under the other, or over it: by what they share across. */
export function isUnder(one: Across, other: Across): boolean {
  return one.left < other.right && other.left < one.right;
}

/** How far something reaches across. */
export interface Across {
  readonly left: number;
  readonly right: number;
}

/** A run of glyphs, from left to right. */
export function runOf(glyphs: readonly Glyph[]): Run {
  return { glyphs, left: glyphs[0]?.left ?? 0, right: glyphs.at(-1)?.right ?? 0, text: textOf(glyphs, true) };
}

/** Text without white space: how two ways of reading a cell are compared. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
