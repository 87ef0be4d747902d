/** Marks on a picture: a tint that leaves the print legible, and an outline that is told apart without colour too. */
import type { PagePlace } from '../record/index.ts';
import type { Raster } from './raster.ts';

/** `finding`: a finding is about it; `related`: the other cells of that identity; `uncertain`: its number is not certain. */
export type MarkKind = 'finding' | 'related' | 'uncertain';

/** A place on a page, and why it is marked. */
export interface Mark extends PagePlace {
  readonly kind: MarkKind;
}

type Rgb = readonly [red: number, green: number, blue: number];

interface MarkStyle {
  readonly line: Rgb;
  readonly tint: Rgb;
  /** Points. */
  readonly width: number;
  /** Points of line and of gap; null for a whole line. */
  readonly dash: number | null;
}

/**
 * Vermilion, blue and yellow of Okabe and Ito's palette, which people who see red and green alike tell apart
 * (M. Okabe, K. Ito, "Color Universal Design", 2008); thick, thin and dashed for those who see none.
 */
const styles: Readonly<{ [kind in MarkKind]: MarkStyle }> = {
  finding: { line: [213, 94, 0], tint: [255, 214, 186], width: 1.5, dash: null },
  related: { line: [0, 114, 178], tint: [214, 236, 250], width: 0.75, dash: null },
  uncertain: { line: [0, 0, 0], tint: [255, 245, 157], width: 1, dash: 3 },
};

/** Weakest first, so that the mark that matters most is drawn last. */
export const drawingOrder: readonly MarkKind[] = ['related', 'uncertain', 'finding'];

/** Points between the text of a cell and its outline: places are boxes of text or of cells, both without room. */
const room = 1;

/** A box in pixels of the picture, whole ones; empty where it lies outside. */
function pixelsOf(mark: Mark, raster: Raster): readonly [number, number, number, number] {
  const { scale, origin } = raster;
  const [left, top, right, bottom] = mark.box;
  return [
    Math.round((Math.min(left, right) - room - origin[0]) * scale),
    Math.round((Math.min(top, bottom) - room - origin[1]) * scale),
    Math.round((Math.max(left, right) + room - origin[0]) * scale),
    Math.round((Math.max(top, bottom) + room - origin[1]) * scale),
  ];
}

/** Draws a mark into the picture; what lies outside the picture is left out. */
export function drawMark(raster: Raster, mark: Mark): void {
  const style = styles[mark.kind];
  const [left, top, right, bottom] = pixelsOf(mark, raster);
  const width = Math.max(1, Math.round(style.width * raster.scale));
  const dash = style.dash === null ? 0 : Math.max(2, Math.round(style.dash * raster.scale));
  for (let y = Math.max(0, top); y < Math.min(raster.height, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(raster.width, right); x += 1) {
      const isSide = x < left + width || x >= right - width;
      const isEnd = y < top + width || y >= bottom - width;
      const along = isEnd ? x - left : y - top;
      const isLine = (isSide || isEnd) && (dash === 0 || along % (2 * dash) < dash);
      paint(raster, x, y, isLine ? style.line : style.tint, isLine);
    }
  }
}

/** Covers a pixel, or colours it as a transparent film would: black print stays black. */
function paint({ data, width }: Raster, x: number, y: number, colour: Rgb, isCover: boolean): void {
  const at = 3 * (y * width + x);
  for (let channel = 0; channel < 3; channel += 1) {
    const value = colour[channel] ?? 0;
    data[at + channel] = isCover ? value : Math.round(((data[at + channel] ?? 255) * value) / 255);
  }
}
