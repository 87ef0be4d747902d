/** A picture of a page → the page as the grid core takes it: rules, and the characters that were recognised. */
import type { Box, GridPage } from '../grid/page.ts';
import { deskOf, withoutDesk } from './desk.ts';
import { findRules } from './find-rules.ts';
import { layoutOf } from './page-cells.ts';
import { glyphsOf } from './page-glyphs.ts';
import { evenLight, planesOf, type Picture } from './raster.ts';
import { cover, readItems, type Item } from './read-items.ts';
import type { Recogniser } from './recogniser.ts';
import { inPicture, lieOf, straightened, type Lie } from './straighten.ts';

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

/** Shares of a page's width by which pages that were scanned one by one may be larger, smaller, or to the side. */
const slack = 0.035;

/** Reads a page. `isOver` says that its time is up: then it has no characters, and says so. */
export async function readPage(
  picture: Picture,
  frame: PageFrame,
  recogniser: Recogniser,
  isOver: () => boolean,
): Promise<ScannedPage> {
  const scale = picture.width / frame.width;
  const planes = planesOf(picture);
  const light = withoutDesk(evenLight(planes.gray), deskOf(planes.gray));
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
  const glyphs = isRead ? glyphsOf(gray, items, layout, scale) : [];
  return {
    page: {
      ...frame,
      slack: slack * frame.width,
      glyphs,
      horizontal: isRead ? horizontal : [],
      vertical: isRead ? vertical : [],
      // Where nothing was read it stays a picture.
      images: glyphs.length > 0 ? [] : [[0, 0, frame.width, frame.height]],
    },
    toPicture: (box) => boxInPicture(lie, box, scale),
    pixelsPerPoint: scale,
    isGivenUp: !isRead,
  };
}

function inverted(data: Uint8Array): Uint8Array {
  return data.map((value) => 255 - value);
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
