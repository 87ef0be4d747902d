/** The pages of a PDF that have no text: drawn, and recognised. */
import type { DocumentNote } from '../document.ts';
import type { GridPage } from '../grid/page.ts';
import { Patience } from '../image/patience.ts';
import { givenUp } from '../image/given-up.ts';
import { readPage, type ScannedPage } from '../image/read-page.ts';
import type { Recogniser } from '../image/recogniser.ts';
import { drawPage } from './draw-page.ts';

/** Fewer characters than this beside a picture are a stamp of the scanner or a page number. */
const fewCharacters = 12;
/** The part of a page that a picture must cover to be its text. */
const pageLike = 0.25;

/** Whether what a page shows cannot be had as text. */
export function isScan({ glyphs, images, horizontal, vertical, width, height }: GridPage): boolean {
  if (width <= 0 || height <= 0) return false;
  let shown = 0;
  for (const glyph of glyphs) if (!glyph.isHidden && (shown += 1) >= fewCharacters) return false;
  const covered = images.reduce((sum, box) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0);
  if (covered >= pageLike * width * height) return true;
  // Text drawn as shapes.
  return shown === 0 && horizontal.length > 1 && vertical.length > 1;
}

/** What recognising gave. */
export interface Recognised {
  /** By the number of the page. */
  readonly scanned: ReadonlyMap<number, ScannedPage>;
  readonly notes: readonly DocumentNote[];
}

/** Recognises the pages with these numbers, one after the other; a page that cannot be drawn stays as it is. */
export async function readScans(
  bytes: Uint8Array,
  file: string,
  pages: readonly GridPage[],
  side: number,
  recogniser: Recogniser,
): Promise<Recognised> {
  const patience = new Patience(recogniser, pages.length);
  const scanned = new Map<number, ScannedPage>();
  for (const { page, width, height } of pages) {
    const isOver = patience.forPage();
    const picture = isOver() ? null : await drawPage(bytes, file, page - 1, side);
    if (picture !== null)
      scanned.set(page, await readPage(picture, { page, width, height }, recogniser, isOver));
  }
  const late = pages.filter(({ page }) => !scanned.has(page)).map(({ page }) => page);
  return { scanned, notes: givenUp([...scanned.values()], late) };
}

/** A recognised page in the place of the one without text; the invisible text that it may have stays. */
export function withScan(page: GridPage, scan: ScannedPage | undefined): GridPage {
  if (scan === undefined) return page;
  const hidden = page.glyphs.filter((glyph) => glyph.isHidden);
  return { ...scan.page, glyphs: [...scan.page.glyphs, ...hidden] };
}
