/** Bytes of a picture (PNG, JPEG, TIFF, WebP) → Document. */
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { blocksOf } from '../grid/blocks.ts';
import type { DocumentLimits } from '../limits.ts';
import { givenUp } from './given-up.ts';
import { originalBox, settle } from './settle.ts';
import { readPage, type ScannedPage } from './read-page.ts';
import { missingSentence, type RecogniserSource } from './recogniser.ts';
import { Patience } from './patience.ts';

export interface ImageOptions {
  /** The file's name, for messages. */
  readonly file: string;
  readonly limits: DocumentLimits;
  /** Gives the recogniser when it is needed. */
  readonly recogniser: RecogniserSource;
}

/** Points of the longer side of a page: A4, which nearly all reports are printed on. */
const longSide = 842;

const types: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'image/png'],
  ['\xFF\xD8\xFF', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['RIFF', 'image/webp'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
];

/**
 * Reads a picture. Throws `DocumentError`: `engine.missing` where the packages for it are not installed,
 * `document.damaged` where it cannot be decoded or is larger than allowed.
 */
export async function readImage(bytes: Uint8Array, options: ImageOptions): Promise<Document> {
  const { file, limits } = options;
  const recogniser = await options.recogniser(1);
  if (recogniser === null) throw new DocumentError('engine.missing', file, missingSentence);
  const pictures = await recogniser.decode(bytes, {
    pixels: limits.imagePixels,
    pages: limits.pages,
    side: limits.imageSide,
  });
  if (pictures.length === 0) {
    throw new DocumentError(
      'document.damaged',
      file,
      `the picture cannot be decoded, or has more than ${String(limits.imagePixels)} pixels. Save it as PNG or JPEG in an ordinary size and parse that.`,
    );
  }
  if (pictures.length > 1) await options.recogniser(pictures.length);
  const patience = new Patience(recogniser, pictures.length);
  const scanned = new Map<number, ScannedPage>();
  const reductions = new Map<number, number>();
  for (const [i, picture] of pictures.entries()) {
    const scale = Math.max(picture.width, picture.height) / longSide;
    const frame = { page: i + 1, width: picture.width / scale, height: picture.height / scale };
    scanned.set(i + 1, await readPage(picture, frame, recogniser, patience.forPage()));
    reductions.set(i + 1, picture.reduction);
  }
  const grid = blocksOf(
    [...scanned.values()].map(({ page }) => page),
    limits,
  );
  const blocks = settle(grid.blocks, scanned, (page, box) => {
    const there = originalBox(scanned.get(page)?.toPicture(box) ?? box, reductions.get(page) ?? 1);
    return pictures.length > 1 ? { page, box: there } : { box: there };
  });
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return {
    kind: 'image',
    mediaType: types.find(([magic]) => head.startsWith(magic))?.[1] ?? 'application/octet-stream',
    encoding: null,
    title: null,
    meta: [],
    blocks,
    links: [],
    notes: [...grid.notes, ...givenUp([...scanned.values()])],
  };
}
