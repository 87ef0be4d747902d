/** Tables that a web page shows as pictures: read where the page has the picture in it, or the caller hands it in. */
import type { Block, Document, DocumentNote } from '../document.ts';
import { blocksOf } from '../grid/blocks.ts';
import type { DocumentLimits } from '../limits.ts';
import { givenUp } from './given-up.ts';
import { Patience } from './patience.ts';
import { readPage, type ScannedPage } from './read-page.ts';
import type { DecodedPicture, RecogniserSource } from './recogniser.ts';
import { settle } from './settle.ts';

/** Bytes of a picture by its address as printed (`src`); null where they are not at hand. */
export type PictureSource = (src: string) => Uint8Array | null;

export interface PageImageOptions {
  readonly limits: DocumentLimits;
  readonly recogniser: RecogniserSource;
  /** Pictures that belong to the page; those in `data:` addresses need none. */
  readonly pictures: PictureSource;
}

/** Bytes: emblems, icons and lines are smaller; a table is not. */
const leastBytes = 8_000;
/** Pixels: neither is a table lower or narrower. */
const leastSide = 200;
const mostPictures = 40;
const longSide = 842;

const dataAddress = /^data:image\/[\w.+-]{1,40}(?:;[\w=-]{1,40})*;base64,/iu;

/** The bytes of a picture by the address that a page prints: those in a `data:` address itself, else what `pictures` has; null for none. */
export function pictureBytes(src: string, pictures: PictureSource): Uint8Array | null {
  const [head] = dataAddress.exec(src) ?? [];
  if (head === undefined) return src.startsWith('data:') ? null : pictures(src);
  return Buffer.from(src.slice(head.length), 'base64');
}

/**
 * The document with what its pictures hold right after them, at the place of the picture. As it is where it shows none, and with
 * the note `scan.unread` where the packages that recognise are not installed.
 */
export async function withPageImages(document: Document, options: PageImageOptions): Promise<Document> {
  const found = new Map<Block, Uint8Array>();
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || block.hidden || block.image === undefined) continue;
    const bytes = found.size < mostPictures ? pictureBytes(block.image, options.pictures) : null;
    if (bytes !== null && bytes.length >= leastBytes) found.set(block, bytes);
  }
  if (found.size === 0) return document;
  const recogniser = await options.recogniser(found.size);
  if (recogniser === null) {
    const note: DocumentNote = { code: 'scan.unread', detail: `${found.size} pictures` };
    return { ...document, notes: [...document.notes, note] };
  }
  const { limits } = options;
  const patience = new Patience(recogniser, found.size);
  const blocks: Block[] = [];
  const notes: DocumentNote[] = [];
  let tables = document.blocks.reduce((most, b) => (b.kind === 'table' ? Math.max(most, b.index) : most), 0);
  for (const block of document.blocks) {
    blocks.push(block);
    const bytes = found.get(block);
    if (bytes === undefined) continue;
    const pictures = await recogniser.decode(bytes, {
      pixels: limits.imagePixels,
      pages: 1,
      side: limits.imageSide,
    });
    const [picture] = pictures.filter(({ width, height }) => Math.min(width, height) >= leastSide);
    if (picture === undefined) continue;
    const scan = await readPage(picture, frameOf(picture), recogniser, patience.forPage());
    notes.push(...givenUp([scan]));
    const read = settle(blocksOf([scan.page], limits).blocks, new Map([[1, scan]]), () => block.place);
    for (const part of read) blocks.push(part.kind === 'table' ? { ...part, index: (tables += 1) } : part);
  }
  return { ...document, blocks, notes: [...document.notes, ...notes] };
}

function frameOf({ width, height }: DecodedPicture): Pick<ScannedPage['page'], 'page' | 'width' | 'height'> {
  // A strip of a page is as wide as the page.
  const scale = Math.max(width / 595, height / longSide);
  return { page: 1, width: width / scale, height: height / scale };
}
