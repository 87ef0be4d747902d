/** Pages and pictures with marked cells → pieces: pages of PDFs and pictures as PNGs without marks, pages of OFDs as drawings. */
import { createHash } from 'node:crypto';
import { encode } from 'fast-png';
import { decodePictures, defaultLimits, ofdPages, type DecodedPicture } from '../documents/index.ts';
import type { Place } from '../record/index.ts';
import { drawnPage } from './drawn-page.ts';
import type { EvidencePiece } from './evidence-shape.ts';
import { renderPages, type PagePicture } from './render-evidence.ts';

/** A cell in question, and where it stands. */
export interface Marked {
  readonly code: string;
  readonly at: Place;
}

/** Pieces, the pictures that they name by their digests, and how many pages with marked cells were left out. */
export interface Pieces {
  readonly pieces: EvidencePiece[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly leftOut: number;
}

/** At most so many pages and bytes of pictures of a document: a report's tables lie on two or three pages. */
export const mostShown = { pages: 8, pictureBytes: 8 * 1024 * 1024 };

/** Pixels of the longer side of a picture that is kept: legible when enlarged twice. */
const longestSide = 2000;

type Marks = Extract<EvidencePiece, { readonly kind: 'picture' }>['marks'];

/** The marks by page; a picture that is not one of several is page 1. */
function marksByPage(marked: readonly Marked[]): ReadonlyMap<number, Marks> {
  const pages = new Map<number, Marks>();
  for (const { code, at } of marked) {
    if (!('box' in at)) continue;
    const page = 'page' in at ? at.page : 1;
    const marks = pages.get(page) ?? [];
    pages.set(page, marks);
    const [left, top, right, bottom] = at.box;
    marks.push({ code, box: [left, top, right, bottom] });
  }
  return new Map([...pages].sort(([a], [b]) => a - b));
}

/** PNGs as pieces, as many as there is room for. */
function pictured(drawn: readonly PagePicture[], pages: ReadonlyMap<number, Marks>): Pieces {
  const pieces: EvidencePiece[] = [];
  const pictures = new Map<string, Uint8Array>();
  let size = 0;
  for (const { page, png, width, height, scale } of drawn) {
    size += png.length;
    if (size > mostShown.pictureBytes) break;
    const sha256 = createHash('sha256').update(png).digest('hex');
    pictures.set(sha256, png);
    pieces.push({ kind: 'picture', page, sha256, width, height, scale, marks: pages.get(page) ?? [] });
  }
  return { pieces, pictures, leftOut: pages.size - pieces.length };
}

/** The pages of a PDF. Throws EvidenceError where it cannot be drawn. */
export async function pdfPieces(bytes: Uint8Array, marked: readonly Marked[], file: string): Promise<Pieces> {
  const pages = marksByPage(marked);
  return pictured(await renderPages(bytes, [...pages.keys()].slice(0, mostShown.pages), file), pages);
}

/** Points of the longer side of a picture: it counts as a page of A4, as it does when it is read. */
const longestPoints = 842;

/** A picture as it is kept: at most so large that it is legible when enlarged twice. Points a pixel of the picture as it was: `points`. */
function keptPicture(
  { width, height, data, reduction }: DecodedPicture,
  page: number,
): PagePicture & { readonly points: number } {
  const scale = Math.max(width, height) / longestPoints;
  const png = encode({ width, height, data, channels: 3 });
  return { page, png, width, height, scale, points: 1 / (reduction * scale) };
}

/** The pictures of a picture's file, smaller where they are large; none where the packages for it are not installed. */
export async function imagePieces(bytes: Uint8Array, marked: readonly Marked[]): Promise<Pieces> {
  const pages = marksByPage(marked);
  const wanted = [...pages.keys()].slice(0, mostShown.pages);
  const decoded = await decodePictures(bytes, {
    pixels: defaultLimits.imagePixels,
    pages: Math.max(0, ...wanted),
    side: longestSide,
  });
  const drawn: PagePicture[] = [];
  const inPoints = new Map<number, Marks>();
  for (const page of wanted) {
    const picture = decoded?.[page - 1];
    if (picture === undefined) continue;
    const { points, ...kept } = keptPicture(picture, page);
    inPoints.set(
      page,
      (pages.get(page) ?? []).map(({ code, box: [left, top, right, bottom] }) => ({
        code,
        box: [left * points, top * points, right * points, bottom * points],
      })),
    );
    drawn.push(kept);
  }
  const found = pictured(drawn, inPoints);
  return { ...found, leftOut: pages.size - found.pieces.length };
}

/**
 * The pictures that stand in a page, each as a page of its own. The place of a number read from one is that of the picture: all of it is the mark.
 * A picture that cannot be decoded any more is left out, and none is there where the packages for it are not installed.
 */
export async function pagePicturePieces(
  pictures: readonly { readonly bytes: Uint8Array; readonly codes: readonly string[] }[],
): Promise<Pieces> {
  const drawn: PagePicture[] = [];
  const marks = new Map<number, Marks>();
  for (const [index, { bytes, codes }] of pictures.slice(0, mostShown.pages).entries()) {
    const how = { pixels: defaultLimits.imagePixels, pages: 1, side: longestSide };
    const [picture] = (await decodePictures(bytes, how)) ?? [];
    if (picture === undefined) continue;
    const kept = keptPicture(picture, index + 1);
    const { width, height, scale } = kept;
    marks.set(
      kept.page,
      codes.map((code) => ({ code, box: [0, 0, width / scale, height / scale] })),
    );
    drawn.push(kept);
  }
  const found = pictured(drawn, marks);
  return { ...found, leftOut: pictures.length - found.pieces.length };
}

/** The pages of an OFD. Throws DocumentError where it cannot be opened. */
export function ofdPieces(bytes: Uint8Array, marked: readonly Marked[], file: string): Pieces {
  const marks = marksByPage(marked);
  const pages = ofdPages(bytes, file, defaultLimits);
  const pieces = [...marks].slice(0, mostShown.pages).flatMap(([number, of]) => {
    const page = pages[number - 1];
    const drawn = page === undefined ? null : drawnPage(page, of);
    return drawn === null ? [] : [drawn];
  });
  return { pieces, pictures: new Map(), leftOut: marks.size - pieces.length };
}
