/** A page's text → glyphs on the page as shown. */
import type { Glyph } from '../grid/page.ts';
import { characterOf, countIn, isGarbled, newSample, type FontSample } from './characters.ts';
import type { Engine } from './engine.ts';
import { shownSize, shownTurns, shownX, shownY, type PageSpace } from './page-space.ts';

/** What a page's text is. */
export interface PageText {
  readonly glyphs: Glyph[];
  /** Those over the page's edge: they are part of what a cell or a number says that reaches over it. */
  readonly offPage: Glyph[];
  /** Text set askew, such as a watermark, in the order of the source. */
  readonly askew: string;
  /** Characters that stand for something else than they say, or for nothing known. */
  readonly garbled: number;
  /** Characters of an invisible layer. */
  readonly hidden: number;
}

/** What the characters of one text object share. */
interface ObjectStyle {
  size: number;
  isUpright: boolean;
  isAskew: boolean;
  isHidden: boolean;
  font: number;
  rank: number;
}

/** Text render modes that show nothing: neither filled nor stroked. */
const invisibleModes: ReadonlySet<number> = new Set([3, 7]);
/** A loose box this many times the size is PDFium's slip with vertical writing under a scaled matrix. */
const absurd = 2.6;
/** How much of the size stands over the baseline in fonts of ideographs. */
const ascent = 0.86;
/** More characters than a page may have: the order of two objects is never mixed. */
const rankStep = 2 ** 20;
/** More than any position on a page: the order of two pages is never mixed. */
export const pageStep = 2 ** 40;

/** Reads the text of a loaded text page. `count` is how many characters it has. */
export function readGlyphs(
  engine: Engine,
  textPage: number,
  count: number,
  space: PageSpace,
  ranks: ReadonlyMap<number, number>,
  firstOrder: number,
): PageText {
  return new GlyphReader(engine, textPage, space, ranks, firstOrder).read(count);
}

class GlyphReader {
  private readonly glyphs: Glyph[] = [];
  private readonly fonts: number[] = [];
  private readonly samples = new Map<number, FontSample>();
  private askew = '';
  private hidden = 0;
  private hasUnknown = false;
  private hasOffPage = false;
  private object = 0;
  private style: ObjectStyle = {
    size: 0,
    isUpright: true,
    isAskew: false,
    isHidden: false,
    font: 0,
    rank: 0,
  };
  private readonly width: number;
  private readonly height: number;

  constructor(
    private readonly engine: Engine,
    private readonly textPage: number,
    private readonly space: PageSpace,
    private readonly ranks: ReadonlyMap<number, number>,
    private readonly firstOrder: number,
  ) {
    ({ width: this.width, height: this.height } = shownSize(space));
  }

  read(count: number): PageText {
    for (let index = 0; index < count; index += 1) this.character(index);
    const { glyphs: all, garbled } = this.withoutGarbled();
    const isSeen = ({ isOffPage }: Glyph): boolean => isOffPage === undefined;
    const glyphs = this.hasOffPage ? all.filter(isSeen) : all;
    const offPage = this.hasOffPage ? all.filter((glyph) => !isSeen(glyph)) : [];
    return { glyphs, offPage, askew: this.askew, garbled, hidden: this.hidden };
  }

  private character(index: number): void {
    const { raw } = this.engine;
    let code = raw._FPDFText_GetUnicode(this.textPage, index);
    // A dash at the end of a line, which PDFium takes for a hyphen.
    if (code === 2 && raw._FPDFText_IsHyphen(this.textPage, index) === 1) code = 0x2d;
    let text = characterOf(code);
    if (text === null) return;
    if (raw._FPDFText_HasUnicodeMapError(this.textPage, index) === 1) text = '\uFFFD';
    const object = raw._FPDFText_GetTextObject(this.textPage, index);
    if (object !== this.object) {
      this.object = object;
      this.style = this.styleOf(object, index);
    }
    const { style } = this;
    if (style.isAskew) {
      if (this.askew.length < 400) this.askew += text;
      return;
    }
    const glyph = this.placed(index, text, style);
    if (glyph === null) return;
    if (style.isHidden) this.hidden += 1;
    if (glyph.text === '\uFFFD') this.hasUnknown = true;
    const sample = this.samples.get(style.font) ?? newSample();
    this.samples.set(style.font, sample);
    countIn(sample, code, text);
    this.glyphs.push(glyph);
    this.fonts.push(style.font);
  }

  private styleOf(object: number, index: number): ObjectStyle {
    const { raw, memory, scratch } = this.engine;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (raw._FPDFText_GetMatrix(this.textPage, index, scratch)) {
      const at = scratch >> 2;
      a = memory.HEAPF32[at] ?? 1;
      b = memory.HEAPF32[at + 1] ?? 0;
      c = memory.HEAPF32[at + 2] ?? 0;
      d = memory.HEAPF32[at + 3] ?? 1;
    }
    const size = Math.abs(raw._FPDFText_GetFontSize(this.textPage, index)) * Math.hypot(c, d);
    const turns = shownTurns(this.space, a, b);
    return {
      size: size > 0.5 && Number.isFinite(size) ? size : 0,
      isUpright: turns === 0,
      isAskew: turns === null,
      isHidden: object !== 0 && invisibleModes.has(raw._FPDFTextObj_GetTextRenderMode(object)),
      font: object === 0 ? 0 : raw._FPDFTextObj_GetFont(object),
      rank: this.ranks.get(object) ?? this.ranks.size,
    };
  }

  /** Null where the glyph has no place, or one over the page's edge and would not be seen on it either. */
  private placed(index: number, text: string, style: ObjectStyle): Glyph | null {
    const glyph = this.glyph(index, text, style);
    if (glyph === null || this.isOnPage(glyph)) return glyph;
    if (glyph.isHidden || !Number.isFinite(glyph.left + glyph.right + glyph.baseline)) return null;
    this.hasOffPage = true;
    return { ...glyph, isOffPage: true };
  }

  /** Null where the glyph has no place. */
  private glyph(index: number, text: string, style: ObjectStyle): Glyph | null {
    const { raw, memory, scratch } = this.engine;
    const { space, textPage } = this;
    const order = this.firstOrder + style.rank * rankStep + index;
    if (raw._FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8) === 0) return null;
    const at = scratch >> 3;
    const ox = memory.HEAPF64[at] ?? 0;
    const oy = memory.HEAPF64[at + 1] ?? 0;
    const originX = shownX(space, ox, oy);
    const originY = shownY(space, ox, oy);
    const { size, isHidden } = style;
    if (style.isUpright && size > 0 && raw._FPDFText_GetLooseCharBox(textPage, index, scratch) !== 0) {
      const f = scratch >> 2;
      const floats = memory.HEAPF32;
      const [l = 0, t = 0, r = 0, b = 0] = [floats[f], floats[f + 1], floats[f + 2], floats[f + 3]];
      const x0 = shownX(space, l, b);
      const x1 = shownX(space, r, t);
      const left = x0 < x1 ? x0 : x1;
      const right = x0 < x1 ? x1 : x0;
      const y0 = shownY(space, l, b);
      const y1 = shownY(space, r, t);
      const isSane =
        right - left <= absurd * size &&
        right - left > 0.05 * size &&
        Math.abs(left - originX) < 0.3 * size &&
        Math.max(y0, y1) > originY - 0.1 * size &&
        Math.min(y0, y1) < originY - 0.2 * size;
      if (isSane) {
        const top = originY - ascent * size;
        return { text, left, top, right, bottom: top + size, baseline: originY, size, order, isHidden };
      }
    }
    return this.glyphByInk(index, text, style, originX, originY, order);
  }

  /** By the box of its ink, where the font's own measures are absurd, or it is set in another direction. */
  private glyphByInk(
    index: number,
    text: string,
    style: ObjectStyle,
    originX: number,
    originY: number,
    order: number,
  ): Glyph | null {
    const { raw, memory, scratch } = this.engine;
    const { space, textPage } = this;
    if (raw._FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0)
      return null;
    const at = scratch >> 3;
    const doubles = memory.HEAPF64;
    const [l = 0, r = 0, b = 0, t = 0] = [doubles[at], doubles[at + 1], doubles[at + 2], doubles[at + 3]];
    const [x0, x1] = ordered(shownX(space, l, b), shownX(space, r, t));
    const [y0, y1] = ordered(shownY(space, l, b), shownY(space, r, t));
    // Ink far wider than the font's size is a damaged font's: where the glyph stands is known, which one it is, is not.
    const isAbsurd = style.size > 0 && x1 - x0 > absurd * style.size;
    if (isAbsurd) text = '\uFFFD';
    const hasInk = x1 > x0 && y1 > y0 && !isAbsurd;
    const size = style.size > 0 ? style.size : Math.max(y1 - y0, 1);
    const x = hasInk ? (x0 + x1) / 2 : originX;
    const y = hasInk ? (y0 + y1) / 2 : originY - 0.35 * size;
    // Vertical writing hangs a glyph under its origin; horizontal writing sets it on it.
    const isHanging = hasInk && y > originY + 0.1 * size;
    if (style.isUpright && !isHanging) {
      const top = originY - ascent * size;
      const [left, right] = hasInk ? [x0, x1] : [originX, originX + size / 2];
      const { isHidden } = style;
      return { text, left, top, right, bottom: top + size, baseline: originY, size, order, isHidden };
    }
    // Punctuation stands in a corner of its square; the square is what lines up.
    const middle = isHanging && style.isUpright ? originY + size / 2 : y;
    const centre = isHanging && style.isUpright ? originX : x;
    const reach = isHanging && style.isUpright ? size / 2 : (x1 - x0) / 2;
    const bottom = middle + size / 2;
    return {
      text,
      left: centre - reach,
      right: centre + reach,
      top: bottom - size,
      bottom,
      baseline: bottom - (1 - ascent) * size,
      size,
      order,
      isHidden: style.isHidden,
    };
  }

  private isOnPage({ left, right, top, bottom }: Glyph): boolean {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
  }

  /** Fonts whose codes mean something else show it in their text: nothing of them is read. */
  private withoutGarbled(): { glyphs: Glyph[]; garbled: number } {
    const bad = new Set<number>();
    for (const [font, sample] of this.samples) if (isGarbled(sample)) bad.add(font);
    let garbled = 0;
    if (bad.size === 0 && !this.hasUnknown) return { glyphs: this.glyphs, garbled };
    const glyphs = this.glyphs.map((glyph, i) => {
      const isBad = glyph.text === '\uFFFD' || bad.has(this.fonts[i] ?? 0);
      if (isBad && glyph.isOffPage === undefined) garbled += 1;
      return isBad && glyph.text !== '\uFFFD' ? { ...glyph, text: '\uFFFD' } : glyph;
    });
    return { glyphs, garbled };
  }
}

function ordered(one: number, other: number): [number, number] {
  return one <= other ? [one, other] : [other, one];
}
