/** What was read of a page → its characters where they stand, and a sign for ink that nobody could read. */
import type { Box, Glyph } from '../grid/page.ts';
import { pitchOf, type RunRead } from './figure-shapes.ts';
import { inkIn, traceLevel } from './ink.ts';
import type { PageLayout } from './page-cells.ts';
import type { Gray } from './raster.ts';
import type { Item } from './read-items.ts';

/** Below this a character is not worth showing. */
const unreadable = 0.3;
/** The share of a character's square that ink must fill to count as something in an empty cell. */
const something = 0.02;

/** The characters on the page, in points, in reading order: cell by cell, and the lines between tables by their height. */
export function glyphsOf(
  gray: Gray,
  items: readonly Item[],
  { regions, em }: PageLayout,
  scale: number,
): Glyph[] {
  const size = em / scale;
  const tops = new Map<number, number>();
  for (const { table, box } of regions)
    tops.set(table, Math.min(tops.get(table) ?? Number.POSITIVE_INFINITY, box[1]));
  const heightOf = ({ region, run }: Item): number =>
    region.table < 0 ? run.line[1] : (tops.get(region.table) ?? 0);
  const sorted = items
    .map((item, i) => ({ item, i }))
    .sort((one, other) => heightOf(one.item) - heightOf(other.item) || one.i - other.i);
  const pitch = pitchOf(items.map(({ read }) => read));
  const glyphs: Glyph[] = [];
  const add = (text: string, box: Box, line: Box, confidence: number): void => {
    glyphs.push({
      text,
      left: box[0] / scale,
      top: box[1] / scale,
      right: box[2] / scale,
      bottom: box[3] / scale,
      baseline: line[3] / scale,
      size,
      order: glyphs.length,
      isHidden: false,
      confidence,
    });
  };
  for (const { item } of sorted) {
    const { read, run, region } = item;
    if (read === null) continue;
    if (read.confidence < unreadable && /\d|\ufffd/u.test(read.characters.map((c) => c.text).join(''))) {
      add('\ufffd', run.box, run.line, 0);
      continue;
    }
    const edges = edgesOf(read, region.table < 0 ? run.box : withAdvance(read, run.box, region.box, pitch));
    read.characters.forEach(({ text }, i) => {
      const box: Box = [edges[i] ?? run.box[0], run.box[1], edges[i + 1] ?? run.box[2], run.box[3]];
      add(text, box, run.line, read.confidence);
    });
    // Ink in which nothing was recognised is not nothing.
    if (read.characters.length === 0 && region.table >= 0) add('\ufffd', run.box, run.line, 0);
  }
  for (const region of regions) {
    if (region.table < 0 || region.lines.length > 0) continue;
    const [left, top, right, bottom] = region.box;
    if (right - left < 2 || bottom - top < 2) continue;
    if (inkIn(gray, region.box, traceLevel) > something * em * em)
      add('\ufffd', region.box, [left, top, right, (top + bottom) / 2], 0);
  }
  return glyphs;
}

/**
 * A number's box as wide as type sets it: with the room that belongs to its first and last digit. Whether a cell's width
 * wrapped a number is told by what room its line had left.
 */
function withAdvance({ isFigure, shapes }: RunRead, box: Box, cell: Box, pitch: number | null): Box {
  const [first, last] = [shapes?.at(0)?.box, shapes?.at(-1)?.box];
  if (!isFigure || pitch === null || first === undefined || last === undefined) return box;
  return [
    Math.max(cell[0], Math.min(box[0], (first[0] + first[2] - pitch) / 2)),
    box[1],
    Math.min(cell[2], Math.max(box[2], (last[0] + last[2] + pitch) / 2)),
    box[3],
  ];
}

/** Where the characters of a piece meet: their shapes tell, or the middle between them. */
function edgesOf({ characters, shapes }: RunRead, [left, , right]: Box): number[] {
  const edges = [left];
  for (let i = 1; i < characters.length; i += 1) {
    const [before, after] = [shapes?.[i - 1]?.box, shapes?.[i]?.box];
    const middle =
      before !== undefined && after !== undefined
        ? (before[2] + after[0]) / 2
        : left + (right - left) * (((characters[i - 1]?.at ?? 0) + (characters[i]?.at ?? 1)) / 2);
    edges.push(Math.min(right, Math.max(edges.at(-1) ?? left, middle)));
  }
  edges.push(right);
  return edges;
}
