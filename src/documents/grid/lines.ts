/** Glyphs → lines of text, by geometry only: writers set single glyphs, in any order, with stray spaces. */
import { isFigures } from './marks.ts';
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
/** Two glyphs that share more than this part of the narrower one's width are printed over each other. */
const overprinted = 0.6;

/** Figures and their separators, in either width. */
const figures = /^[\d\uff10-\uff19,\uff0c.\uff0e]+$/u;

/** Groups glyphs into lines, top down. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const sorted = [...glyphs].sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const groups: { glyphs: Glyph[]; baseline: number; size: number }[] = [];
  for (const glyph of sorted) {
    const group = groups.at(-1);
    if (
      group !== undefined &&
      glyph.baseline - group.baseline <= sameLine * Math.min(glyph.size, group.size)
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
const isIdeographic = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 0x2e80 && ideographic.test(text);
};

/** What stands between two glyphs of a line: nothing, a space, or two where they are set wide apart. */
function between(last: Glyph, next: Glyph, isCell: boolean): string {
  const gap = next.left - last.right;
  const size = Math.max(last.size, next.size);
  const isWide = gap > runGap * size;
  if (isIdeographic(last.text) || isIdeographic(next.text)) return isWide && !isCell ? '  ' : '';
  if (gap <= wordGap * size) return '';
  return isWide && !isCell ? '  ' : ' ';
}

/** The text of a line. In a cell no gap is more than a space, and none stands beside an ideograph (总 计). */
export function textOf(glyphs: readonly Glyph[], isCell: boolean): string {
  let text = '';
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    if (last !== undefined) text += between(last, glyph, isCell);
    text += glyph.text;
    last = glyph;
  }
  return text;
}

/** The runs of a line, from left to right: narrower gaps than those of a cell's text set no words apart. */
export function narrowRuns(line: Line): Run[] {
  const runs: Run[] = [];
  let run: Glyph[] = [];
  const end = (): void => {
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) return;
    runs.push({ glyphs: run, left: first.left, right: last.right, text: textOf(run, true) });
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

/**
 * The text of a cell (its glyphs page by page), and its lines where there are several. Ideographs join over line ends,
 * other words by a space. Figures are one number where their line had no room for one more.
 *
 * @param room how wide the inside of the cell is; null where that is not known
 */
export function cellText(
  parts: readonly (readonly Glyph[])[],
  room: number | null = null,
): { text: string; lines: readonly string[] } {
  const all = parts.flatMap(linesOf);
  const lines = all.map((line) => textOf(line.glyphs, true));
  if (lines.length > 1 && room !== null && isWrappedNumber(all, lines, room))
    return { text: lines.join(''), lines };
  let text = '';
  for (const line of lines) {
    const last = text.slice(-1);
    const needsSpace = text !== '' && (isFigures(text) || (!isIdeographic(last) && !isIdeographic(line)));
    text += needsSpace ? ` ${line}` : line;
  }
  return { text, lines };
}

/** Whether the lines of a cell are one number: figures alone, and each line but the last as long as it could be. */
function isWrappedNumber(all: readonly Line[], lines: readonly string[], room: number): boolean {
  if (!lines.every((line) => figures.test(line))) return false;
  return all.slice(0, -1).every((line, i) => {
    // No line begins with a separator: the figure before it goes down with it.
    const [first, second] = all[i + 1]?.glyphs ?? [];
    if (first === undefined) return false;
    const isSeparated = second !== undefined && !isFigures(second.text);
    const next = (isSeparated ? second.right : first.right) - first.left;
    const width = line.box[2] - line.box[0];
    return width + next > room;
  });
}

/** Text without white space: how two ways of reading a cell are compared. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
