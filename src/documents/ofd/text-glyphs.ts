/** A text object of an OFD → glyphs on the page. */
import type { Glyph } from '../grid/page.ts';
import { characterOf } from '../pdf/characters.ts';
import { deltasOf } from './deltas.ts';
import { at, numberOf, type Matrix } from './matrix.ts';
import { childrenOf, type XmlElement } from './xml-tree.ts';

/** How much of the size stands over the baseline in fonts of ideographs. */
const ascent = 0.86;
/** A direction within this share of its length of an axis is that axis. */
const steep = 0.1;
/** Characters of one text object at most: the order of two objects is never mixed. */
const mostCharacters = 100_000;

/** A text object's glyphs, and the text that is set askew (a watermark). */
export interface ObjectText {
  readonly glyphs: Glyph[];
  readonly askew: string;
  /** The positions of some characters could not be told: they are U+FFFD. */
  readonly isUnsure: boolean;
}

/** What a text object needs to know of where it stands. */
export interface TextSetting {
  /** From the object's space to the page, in points. */
  readonly matrix: Matrix;
  /** The position of its first character in the order of the source. */
  readonly order: number;
}

/** Reads a text object. */
export function glyphsOf(object: XmlElement, setting: TextSetting): ObjectText {
  const reader = new TextReader(object, setting);
  for (const code of childrenOf(object, 'TextCode')) reader.run(code);
  return reader;
}

class TextReader implements ObjectText {
  readonly glyphs: Glyph[] = [];
  askew = '';
  isUnsure = false;
  private readonly size: number;
  private readonly stretch: number;
  private readonly turn: number;
  private count = 0;
  private x = 0;
  private y = 0;

  constructor(
    object: XmlElement,
    private readonly setting: TextSetting,
  ) {
    this.size = Math.abs(numberOf(object.attributes.get('Size'), 0));
    this.stretch = Math.abs(numberOf(object.attributes.get('HScale'), 1)) || 1;
    this.turn = (numberOf(object.attributes.get('CharDirection'), 0) * Math.PI) / 180;
  }

  /** A run of characters. A run without a start goes on where the last one began. */
  run(code: XmlElement): void {
    this.x = numberOf(code.attributes.get('X'), this.x);
    this.y = numberOf(code.attributes.get('Y'), this.y);
    const characters = [...code.text.replace(/[\r\n]/g, '')].slice(0, mostCharacters - this.count);
    this.count += characters.length;
    const across = deltasOf(code.attributes.get('DeltaX'), characters.length);
    const down = deltasOf(code.attributes.get('DeltaY'), characters.length);
    const isUnsure = across === null || down === null;
    if (isUnsure) this.isUnsure = true;
    let { x, y } = this;
    for (const [i, character] of characters.entries()) {
      const room = this.room(character);
      let dx = across?.[i] ?? across?.at(-1);
      const dy = down?.[i] ?? down?.at(-1) ?? 0;
      // Without any distance all would lie on one spot: nobody means that.
      if (dx === undefined) dx = dy === 0 ? room : 0;
      const isLast = i === characters.length - 1;
      const width = !isLast && dx > 0 && dx < room ? dx : room;
      this.place(isUnsure ? '\uFFFD' : character, x, y, width);
      x += dx;
      y += dy;
    }
  }

  /** The room of a character in its line: a square for ideographs, half of one for letters and figures. */
  private room(character: string): number {
    const code = character.codePointAt(0) ?? 0;
    return (code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) ? 1 : 0.5) * this.size * this.stretch;
  }

  private place(character: string, x: number, y: number, width: number): void {
    const text = characterOf(character.codePointAt(0) ?? 0);
    if (text === null) return;
    const { matrix } = this.setting;
    const [cos, sin] = [Math.cos(this.turn), Math.sin(this.turn)];
    const corner = (across: number, down: number): readonly [number, number] =>
      at(matrix, x + across * cos - down * sin, y + across * sin + down * cos);
    const origin = corner(0, 0);
    const end = corner(1, 0);
    const [ahead, aside] = [end[0] - origin[0], end[1] - origin[1]];
    const length = Math.hypot(ahead, aside);
    const under = corner(0, 1);
    const size = this.size * Math.hypot(under[0] - origin[0], under[1] - origin[1]);
    if (!Number.isFinite(length + size) || size === 0 || length === 0) {
      this.isUnsure = true;
      return;
    }
    const isAcross = Math.abs(aside) <= steep * length;
    if (!isAcross && Math.abs(ahead) > steep * length) {
      if (this.askew.length < 400) this.askew += text;
      return;
    }
    const order = this.setting.order + this.glyphs.length;
    if (isAcross && ahead > 0) {
      const [left, baseline] = origin;
      const top = baseline - ascent * size;
      const right = left + width * length;
      this.glyphs.push({
        text,
        left,
        right,
        top,
        bottom: top + size,
        baseline,
        size,
        order,
        isHidden: false,
      });
      return;
    }
    // Turned by a quarter or by half: an upright glyph in the middle of the room that it takes.
    const [middleX, middleY] = corner(width / 2, (0.5 - ascent) * this.size);
    const half = (width * length) / 2;
    const bottom = middleY + size / 2;
    this.glyphs.push({
      text,
      left: middleX - half,
      right: middleX + half,
      top: bottom - size,
      bottom,
      baseline: bottom - (1 - ascent) * size,
      size,
      order,
      isHidden: false,
    });
  }
}
