/** The pages of a PDF that have no text: drawn, and recognised. */
import type { Block, DocumentNote } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { rounded, type GridPage } from '../grid/page.ts';
import { Patience } from '../image/patience.ts';
import { givenUp } from '../image/given-up.ts';
import { readPage, type ScannedPage } from '../image/read-page.ts';
import { missingSentence, type Recogniser, type RecogniserSource } from '../image/recogniser.ts';
import { settle } from '../image/settle.ts';
import type { DocumentLimits } from '../limits.ts';
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

/** The pages, those without text recognised. */
export interface RecognisedPages {
  readonly pages: readonly GridPage[];
  /** By the number of the page. */
  readonly scanned: ReadonlyMap<number, ScannedPage>;
  readonly notes: readonly DocumentNote[];
}

/** What recognising the pages of a PDF needs. */
export interface ScanOptions {
  readonly file: string;
  readonly limits: DocumentLimits;
  readonly recogniser: RecogniserSource;
}

/**
 * Recognises the pages that have no text. Throws `engine.missing` where no page has any and the packages that recognise are
 * not installed; where some have, a note says which are not read.
 */
export async function recognised(
  bytes: Uint8Array,
  pages: readonly GridPage[],
  { file, limits, recogniser: source }: ScanOptions,
): Promise<RecognisedPages> {
  const scans = pages.filter(isScan);
  if (scans.length === 0) return { pages, scanned: new Map(), notes: [] };
  const recogniser = await source(scans.length);
  if (recogniser === null) {
    if (scans.length === pages.length) throw new DocumentError('engine.missing', file, missingSentence);
    const numbers = scans.slice(0, 20).map(({ page }) => page);
    const note: DocumentNote = { code: 'scan.unread', detail: `no text on page ${numbers.join(', ')}` };
    return { pages, scanned: new Map(), notes: [note] };
  }
  const scanned = await readScans(bytes, file, scans, limits.imageSide, recogniser);
  const late = scans.filter(({ page }) => !scanned.has(page)).map(({ page }) => page);
  return {
    pages: pages.map((page) => withScan(page, scanned.get(page.page))),
    scanned,
    notes: givenUp([...scanned.values()], late),
  };
}

/** Recognises these pages, one after the other; a page that cannot be drawn, or has no time left, stays as it is. */
async function readScans(
  bytes: Uint8Array,
  file: string,
  pages: readonly GridPage[],
  side: number,
  recogniser: Recogniser,
): Promise<Map<number, ScannedPage>> {
  const patience = new Patience(recogniser, pages.length);
  const scanned = new Map<number, ScannedPage>();
  for (const { page, width, height } of pages) {
    const isOver = patience.forPage();
    const picture = isOver() ? null : await drawPage(bytes, file, page - 1, side);
    if (picture !== null)
      scanned.set(page, await readPage(picture, { page, width, height }, recogniser, isOver));
  }
  return scanned;
}

/** A recognised page in the place of the one without text; the invisible text that it may have stays. */
function withScan(page: GridPage, scan: ScannedPage | undefined): GridPage {
  if (scan === undefined) return page;
  const hidden = page.glyphs.filter((glyph) => glyph.isHidden);
  return { ...scan.page, glyphs: [...scan.page.glyphs, ...hidden] };
}

/** The blocks of recognised pages where they stand on the page as it is, which may lie askew. */
export function inSource(
  blocks: readonly Block[],
  scanned: ReadonlyMap<number, ScannedPage>,
): readonly Block[] {
  if (scanned.size === 0) return blocks;
  return settle(blocks, scanned, (page, box) => {
    const scan = scanned.get(page);
    const [left, top, right, bottom] = scan?.toPicture(box) ?? box;
    const scale = scan?.pixelsPerPoint ?? 1;
    return { page, box: rounded([left / scale, top / scale, right / scale, bottom / scale]) };
  });
}
