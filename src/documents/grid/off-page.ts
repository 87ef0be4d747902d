/**
 * What the source writes over the page's edge. Nobody sees it; but a table that is wider than its page has columns there, and a
 * number that the edge cuts would be taken for a whole one.
 */
import { linesOf, narrowRuns, type Line } from './lines.ts';
import { boxOf, type Box, type Glyph, type GridPage } from './page.ts';

/** Whether any of a box is on the page. */
export function isPartlySeen([left, top, right, bottom]: Box, { width, height }: GridPage): boolean {
  return left < width && right > 0 && top < height && bottom > 0;
}

/** Whether the middle of a box is over the page's edge. */
export function isOffPage([left, top, right, bottom]: Box, { width, height }: GridPage): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x < 0 || y < 0 || x > width || y > height;
}

/** Characters on the page, with those over its edge that go on with one of their runs. */
export function withCutRuns(glyphs: readonly Glyph[], offPage: readonly Glyph[]): readonly Glyph[] {
  if (offPage.length === 0) return glyphs;
  const cut = linesOf([...glyphs, ...offPage])
    .flatMap(narrowRuns)
    .filter((run) => run.glyphs.some(isSeen))
    .flatMap((run) => run.glyphs.filter((glyph) => !isSeen(glyph)));
  return cut.length === 0 ? glyphs : [...glyphs, ...cut];
}

/** What is seen of a line; null where nothing is. */
export function seenOf(line: Line): Line | null {
  if (line.glyphs.every(isSeen)) return line;
  const glyphs = line.glyphs.filter(isSeen);
  const box = boxOf(glyphs);
  return box === null ? null : { ...line, glyphs, box };
}

const isSeen = (glyph: Glyph): boolean => glyph.isOffPage === undefined;
