/** Reads the pieces of a page: what is a number twice, and held against the page's own type. */
import type { Box } from '../grid/page.ts';
import { choicesOf } from './ctc.ts';
import { digitCells } from './digit-cells.ts';
import { decide, figureCharacters, needsSecondLook, needsThirdLook } from './figures.ts';
import { heldToWidth, pitchOf, type RunRead } from './figure-shapes.ts';
import { inkIn } from './ink.ts';
import { opinionsOf, type Opinion } from './own-type.ts';
import type { PageLayout, Region, Run } from './page-cells.ts';
import type { Gray } from './raster.ts';
import type { Recogniser } from './recogniser.ts';
import { closeView, otherView, plainView, readStrips, roomyView, tightView, type View } from './strips.ts';

/** The share of a piece that coloured ink may cover: more is a stamp or a pen over it. */
const mostColour = 0.03;
/** A piece of a line, and what it says. */
export interface Item {
  readonly region: Region;
  readonly run: Run;
  read: RunRead | null;
}

/** Reads all pieces, those with figures twice, and a third time where two looks differ; false where the time was up. */
export async function readItems(
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
  const looks = first.map((read) => (read === undefined ? [] : [read]));
  const take = (i: number): void => {
    const [item, seen = []] = [items[i], looks[i]];
    const [plain, ...more] = seen;
    if (item === undefined || plain === undefined) return;
    item.read = decide(gray, item.run, em, [plain, ...more], isDigitCell(item.region));
  };
  const lookAgain = async (at: readonly number[], view: (i: number) => View): Promise<void> => {
    const boxes = at.map((i) => ({ box: stripBox(items[i]?.run, em), view: view(i) }));
    const reads = await readStrips(gray, boxes, recogniser, classes, isOver);
    at.forEach((i, k) => {
      const read = reads[k];
      if (read !== undefined) looks[i]?.push(read);
      take(i);
    });
  };
  const indexes = items.map((_, i) => i);
  for (const i of indexes) take(i);
  const opinions = judgeByOwnType(gray, items);
  const again = indexes.filter((i) => {
    const [item, read] = [items[i], first[i]];
    const isBorneOut = item !== undefined && opinions.get(item) === 'same';
    return read !== undefined && needsSecondLook(read, item?.read ?? null, isBorneOut);
  });
  await lookAgain(again, () => otherView);
  const torn = again.filter((i) => needsThirdLook(looks[i] ?? [], items[i]?.read ?? null));
  const isUnseen = (i: number): boolean =>
    (looks[i] ?? []).every(({ characters }) => characters.length === 0);
  await lookAgain(
    torn.filter((i) => !isUnseen(i)),
    () => closeView,
  );
  for (const view of [roomyView, tightView]) await lookAgain(torn.filter(isUnseen), () => view);
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

/** What coloured ink lies over is nobody's to read: a stamp, a correction by pen. */
export function cover(colour: Gray, item: Item): void {
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
