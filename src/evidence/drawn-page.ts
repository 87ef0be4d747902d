/** A page of an OFD → a drawing as plain data: its characters where they stand, and its rules. No font and no part of the file is needed for it. */
import type { Glyph, GridPage } from '../documents/index.ts';
import type { DrawnPage } from './evidence-shape.ts';

/** A page with more is a drawing, and no page of tables. */
const most = { glyphs: 20_000, rules: 10_000, pictures: 200, run: 200 };

/** Tenths of a point: finer than a screen. */
const tenth = (length: number): number => Math.round(10 * length) / 10 + 0;

type Run = DrawnPage['texts'][number];

/** Characters that follow one another on a line. */
function runsOf(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = [];
  let last: Glyph | null = null;
  for (const glyph of [...glyphs].sort((a, b) => a.order - b.order)) {
    const run = runs.at(-1);
    const goesOn =
      run !== undefined &&
      last !== null &&
      // SVG counts places by UTF-16 units: a character of two ends its run.
      last.text.length === 1 &&
      run.x.length < most.run &&
      tenth(glyph.baseline) === run.y &&
      tenth(glyph.size) === run.size &&
      glyph.left >= last.left &&
      glyph.left - last.right < glyph.size;
    if (goesOn) {
      run.text += glyph.text;
      run.x.push(tenth(glyph.left));
    } else {
      const [size, y] = [tenth(glyph.size), tenth(glyph.baseline)];
      runs.push({ text: glyph.text, size, y, x: [tenth(glyph.left)] });
    }
    last = glyph;
  }
  return runs;
}

/** The drawing, with these marks; null for a page that holds more than any page of tables. */
export function drawnPage(page: GridPage, marks: DrawnPage['marks']): DrawnPage | null {
  const { glyphs, horizontal, vertical, images } = page;
  if (glyphs.length > most.glyphs || horizontal.length + vertical.length > most.rules) return null;
  return {
    kind: 'drawing',
    page: page.page,
    width: tenth(page.width),
    height: tenth(page.height),
    texts: runsOf(glyphs.filter(({ isHidden }) => !isHidden)),
    rules: [
      ...horizontal.map(({ at, from, to }) => [from, at, to, at]),
      ...vertical.map(({ at, from, to }) => [at, from, at, to]),
    ].map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]): [number, number, number, number] => [
      tenth(x1),
      tenth(y1),
      tenth(x2),
      tenth(y2),
    ]),
    pictures: images
      .slice(0, most.pictures)
      .map(([left, top, right, bottom]) => [tenth(left), tenth(top), tenth(right), tenth(bottom)]),
    marks,
  };
}
