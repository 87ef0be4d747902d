/** A picture of a page → the page as the grid core takes it: rules, and the characters that were recognised. */
import type { Box, Glyph, GridPage } from '../grid/page.ts';
import { choicesOf } from './ctc.ts';
import { findRules } from './find-rules.ts';
import {
  decide,
  figureCharacters,
  heldToWidth,
  looksLikeFigure,
  needsSecondLook,
  pitchOf,
  type RunRead,
} from './figures.ts';
import { inkIn, traceLevel } from './ink.ts';
import { opinionsOf, type Opinion } from './own-type.ts';
import { layoutOf, type PageLayout, type Region, type Run } from './page-cells.ts';
import { evenLight, planesOf, type Gray, type Picture } from './raster.ts';
import type { Recogniser } from './recogniser.ts';
import { inPicture, lieOf, straightened, type Lie } from './straighten.ts';
import { otherView, plainView, readStrips, type StripRead } from './strips.ts';

/** What of the picture the page is. */
export interface PageFrame {
  /** From 1. */
  readonly page: number;
  /** Points of the page as shown. */
  readonly width: number;
  readonly height: number;
}

/** A recognised page. */
export interface ScannedPage {
  readonly page: GridPage;
  /** A box in points of the straight page → the box round it in pixels of the picture. */
  readonly toPicture: (box: Box) => Box;
  readonly pixelsPerPoint: number;
  /** Nobody could read it in the time that it had: it has no characters. */
  readonly isGivenUp: boolean;
}

/** Below this a character is not worth showing. */
const unreadable = 0.3;
/** The share of a piece that coloured ink may cover: more is a stamp or a pen over it. */
const mostColour = 0.03;
/** The share of a character's square that ink must fill to count as something in an empty cell. */
const something = 0.02;

interface Item {
  readonly region: Region;
  readonly run: Run;
  read: RunRead | null;
}

/** Reads a page. `isOver` says that its time is up: then it has no characters, and says so. */
export async function readPage(
  picture: Picture,
  frame: PageFrame,
  recogniser: Recogniser,
  isOver: () => boolean,
): Promise<ScannedPage> {
  const scale = picture.width / frame.width;
  const planes = planesOf(picture);
  const light = evenLight(planes.gray);
  const lie = lieOf(light);
  const gray = straightened(light, lie);
  const colour = straightened({ ...planes.colour, data: inverted(planes.colour.data) }, lie);
  const rules = findRules(gray, scale);
  const layout = layoutOf(gray, scale, rules);
  const items = layout.regions.flatMap((region) =>
    region.lines.flatMap((line) => line.map((run): Item => ({ region, run, read: null }))),
  );
  const isRead = await readItems(gray, items, layout, recogniser, isOver);
  if (isRead) {
    for (const item of items) cover(colour, item);
  }
  const { horizontal, vertical } = layout;
  return {
    page: {
      ...frame,
      glyphs: isRead ? glyphsOf(gray, items, layout, scale) : [],
      horizontal: isRead ? horizontal : [],
      vertical: isRead ? vertical : [],
      images: isRead ? [] : [[0, 0, frame.width, frame.height]],
    },
    toPicture: (box) => boxInPicture(lie, box, scale),
    pixelsPerPoint: scale,
    isGivenUp: !isRead,
  };
}

function inverted(data: Uint8Array): Uint8Array {
  return data.map((value) => 255 - value);
}

/** Reads all pieces, those with figures twice; false where the time was up. */
async function readItems(
  gray: Gray,
  items: readonly Item[],
  { em }: PageLayout,
  recogniser: Recogniser,
  isOver: () => boolean,
): Promise<boolean> {
  const classes = choicesOf(figureCharacters, recogniser.alphabet);
  const strips = items.map(({ run }) => ({ box: stripBox(run, em), view: plainView }));
  const first = await readStrips(gray, strips, recogniser, classes, isOver);
  const isDigitCell = digitCells(items, first);
  const take = (i: number, second: StripRead | undefined): void => {
    const [item, read] = [items[i], first[i]];
    if (item === undefined || read === undefined) return;
    item.read = decide(gray, item.run, em, read, second, isDigitCell(item.region));
  };
  items.forEach((_, i) => take(i, undefined));
  const opinions = judgeByOwnType(gray, items);
  const again = items.flatMap((item, i) => {
    const read = first[i];
    const isBorneOut = opinions.get(item) === 'same';
    return read !== undefined && needsSecondLook(read, item.read, isBorneOut) ? [i] : [];
  });
  const second = await readStrips(
    gray,
    again.map((i) => ({ box: stripBox(items[i]?.run, em), view: otherView })),
    recogniser,
    classes,
    isOver,
  );
  again.forEach((i, k) => take(i, second[k]));
  const pitch = pitchOf(items.map(({ read }) => read));
  for (const item of items) if (item.read !== null) item.read = heldToWidth(item.read, item.run, pitch);
  for (const [item, opinion] of judgeByOwnType(gray, items)) {
    const { read } = item;
    if (read === null) continue;
    if (opinion === 'other') item.read = { ...read, confidence: Math.min(read.confidence, 0.4) };
    if (opinion === 'strange') item.read = { ...read, confidence: 0 };
  }
  return !isOver();
}

/** What is cut out for a piece: a dash needs the line's height, or it would fill the strip. */
function stripBox(run: Run | undefined, em: number): Box {
  if (run === undefined) return [0, 0, 1, 1];
  const [left, top, right, bottom] = run.box;
  const missing = 0.62 * em - (bottom - top);
  return missing <= 0 ? run.box : [left, top - missing / 2, right, bottom + missing / 2];
}

/** Cells that stand in a column, or in a row, in which most of what can be read are figures. */
function digitCells(
  items: readonly Item[],
  reads: readonly (StripRead | undefined)[],
): (region: Region) => boolean {
  const tallies = new Map<string, { figures: number; words: number }>();
  const keysOf = ({ table, row, column }: Region): string[] => [
    `${String(table)}c${String(column)}`,
    `${String(table)}r${String(row)}`,
  ];
  items.forEach(({ region }, i) => {
    const read = reads[i];
    if (region.table < 0 || read === undefined) return;
    const isFigure = looksLikeFigure(read);
    // Longer text is a label: it says nothing of the column beside it.
    if (!isFigure && read.characters.length < 2) return;
    for (const key of keysOf(region)) {
      const tally = tallies.get(key) ?? { figures: 0, words: 0 };
      if (isFigure) tally.figures += 1;
      else tally.words += 1;
      tallies.set(key, tally);
    }
  });
  return (region) => {
    if (region.table < 0 || region.lines.length !== 1) return false;
    const [column, row] = keysOf(region).map((key) => tallies.get(key) ?? { figures: 0, words: 0 });
    const isIn = (tally: { figures: number; words: number } | undefined): boolean =>
      tally !== undefined && tally.figures > tally.words;
    return isIn(column) || (isIn(row) && (column?.figures ?? 0) > 0);
  };
}

/** What coloured ink lies over is nobody's to read: a stamp, a correction by pen. */
function cover(colour: Gray, item: Item): void {
  const { read } = item;
  if (read === null || !/\d|\ufffd/u.test(read.characters.map((c) => c.text).join(''))) return;
  const [left, top, right, bottom] = item.run.box;
  const tall = bottom - top;
  const box: Box = [left - 0.2 * tall, top - 0.2 * tall, right + 0.2 * tall, bottom + 0.2 * tall];
  const area = (box[2] - box[0]) * (box[3] - box[1]);
  if (inkIn(colour, box, 128) > mostColour * area) item.read = { ...read, confidence: 0 };
}

/** From the worst to the best. */
const opinionsInOrder: readonly Opinion[] = ['strange', 'other', 'none', 'same'];

/** Holds every digit of the tables against the page's other digits: the worst opinion for each piece that has any. */
function judgeByOwnType(gray: Gray, items: readonly Item[]): Map<Item, Opinion> {
  const digits = items.flatMap((item) => {
    const { read } = item;
    if (read?.shapes === null || read === null || item.region.table < 0) return [];
    return read.characters.flatMap(({ text }, i) => {
      const shape = read.shapes?.[i];
      return /^\d$/u.test(text) && shape !== undefined ? [{ item, digit: text, box: shape.box }] : [];
    });
  });
  const worst = new Map<Item, Opinion>();
  opinionsOf(gray, digits).forEach((opinion, i) => {
    const item = digits[i]?.item;
    if (item === undefined) return;
    const known = worst.get(item);
    const isWorse = known === undefined || opinionsInOrder.indexOf(opinion) < opinionsInOrder.indexOf(known);
    if (isWorse) worst.set(item, opinion);
  });
  return worst;
}

/** The characters on the page, in points, in reading order: cell by cell, and the lines between tables by their height. */
function glyphsOf(gray: Gray, items: readonly Item[], { regions, em }: PageLayout, scale: number): Glyph[] {
  const size = em / scale;
  const tops = new Map<number, number>();
  for (const { table, box } of regions)
    tops.set(table, Math.min(tops.get(table) ?? Number.POSITIVE_INFINITY, box[1]));
  const heightOf = ({ region, run }: Item): number =>
    region.table < 0 ? run.line[1] : (tops.get(region.table) ?? 0);
  const sorted = items
    .map((item, i) => ({ item, i }))
    .sort((one, other) => heightOf(one.item) - heightOf(other.item) || one.i - other.i);
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
    const { read, run } = item;
    if (read === null) continue;
    if (read.confidence < unreadable && /\d|\ufffd/u.test(read.characters.map((c) => c.text).join(''))) {
      add('\ufffd', run.box, run.line, 0);
      continue;
    }
    const edges = edgesOf(read, run.box);
    read.characters.forEach(({ text }, i) => {
      const box: Box = [edges[i] ?? run.box[0], run.box[1], edges[i + 1] ?? run.box[2], run.box[3]];
      add(text, box, run.line, read.confidence);
    });
    // Ink in which nothing was recognised is not nothing.
    if (read.characters.length === 0 && item.region.table >= 0) add('\ufffd', run.box, run.line, 0);
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

function boxInPicture(lie: Lie, [left, top, right, bottom]: Box, scale: number): Box {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([x = 0, y = 0]) => inPicture(lie, x * scale, y * scale));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
