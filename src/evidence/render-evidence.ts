/** Bytes of a document and places in it → PNG pictures, one a page. */
import { decode, encode } from 'fast-png';
import { EvidenceError } from './errors.ts';
import { drawingOrder, drawMark, type Mark } from './marks.ts';
import { PdfPages } from './pdf-pages.ts';
import type { Area, Raster } from './raster.ts';

export interface EvidenceOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** Pixels an inch, at 72 points to the inch; 144 unless told. */
  readonly dotsPerInch?: number;
  /**
   * `around`: the page's whole width, so that labels show, and its height from above the first mark to below the last;
   * `page`: all of it. `around` unless told.
   */
  readonly area?: 'around' | 'page';
}

/** A picture of a page with its marks. */
export interface EvidencePicture {
  /** From 1. */
  readonly page: number;
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Points shown above and below the marks: six rows of a table, or its head. */
const margin = 108;
/** A report's tables lie on fewer pages; marks on more are left out. */
const mostPages = 50;

/**
 * Draws the pages that hold marks, in order, the marks outlined and tinted by their kind. Equal arguments give equal
 * bytes. Marks on pages that the document does not have are left out. Throws `EvidenceError`: a kind of document of which no picture
 * can be made, or one that cannot be opened or drawn.
 */
export async function renderEvidence(
  bytes: Uint8Array,
  mediaType: string,
  marks: readonly Mark[],
  options: EvidenceOptions,
): Promise<EvidencePicture[]> {
  const { file, dotsPerInch = 144, area = 'around' } = options;
  if (mediaType !== 'application/pdf') {
    throw new EvidenceError(
      'evidence.unsupported',
      file,
      `no picture can be made of a document of the type ${mediaType}. Print it to a PDF and use that.`,
    );
  }
  const pages = await PdfPages.open(bytes, file);
  try {
    return [...new Set(marks.map(({ page }) => page))]
      .filter((page) => Number.isInteger(page) && page >= 1 && page <= pages.count)
      .sort((one, other) => one - other)
      .slice(0, mostPages)
      .map((page) => {
        const here = marks.filter((mark) => mark.page === page);
        const raster = pages.draw(page, dotsPerInch / 72, (width, height) =>
          area === 'page'
            ? { left: 0, top: 0, right: width, bottom: height }
            : areaAround(here, width, height),
        );
        for (const kind of drawingOrder) {
          for (const mark of here) if (mark.kind === kind) drawMark(raster, mark);
        }
        const { width, height, data } = raster;
        return { page, png: encode({ width, height, data, channels: 3 }), width, height };
      });
  } finally {
    pages.close();
  }
}

/** A page without marks. */
export interface PagePicture extends EvidencePicture {
  /** Pixels a point: less than asked for where a page claims to be metres wide. */
  readonly scale: number;
}

/** Pixels an inch of pages that are kept: legible when enlarged twice. */
const keptDotsPerInch = 144;

/** Draws whole pages of a PDF (from 1), without marks; pages that it does not have are left out. Throws `EvidenceError`. */
export async function renderPages(
  bytes: Uint8Array,
  wanted: readonly number[],
  file: string,
): Promise<PagePicture[]> {
  const pages = await PdfPages.open(bytes, file);
  try {
    return wanted
      .filter((page) => Number.isInteger(page) && page >= 1 && page <= pages.count)
      .map((page) => {
        const raster = pages.draw(page, keptDotsPerInch / 72, (right, bottom) => ({
          left: 0,
          top: 0,
          right,
          bottom,
        }));
        const { width, height, data, scale } = raster;
        return { page, png: encode({ width, height, data, channels: 3 }), width, height, scale };
      });
  } finally {
    pages.close();
  }
}

/** A kept page with marks drawn into it, cut to the rows round them. Throws the decoder's error for what is no picture of ours. */
export function drawMarks(png: Uint8Array, scale: number, marks: readonly Mark[]): Uint8Array {
  const { width, height, data, channels } = decode(png);
  if (channels !== 3 || !(data instanceof Uint8Array)) throw new Error('not a picture of a page');
  const raster: Raster = { width, height, data, scale, origin: [0, 0] };
  for (const kind of drawingOrder) for (const mark of marks) if (mark.kind === kind) drawMark(raster, mark);
  const { top, bottom } = areaAround(marks, width / scale, height / scale);
  const from = Math.max(0, Math.round(top * scale));
  const to = Math.min(height, Math.round(bottom * scale));
  const rows = data.subarray(3 * width * from, 3 * width * to);
  return encode({ width, height: to - from, data: rows, channels: 3 });
}

/** The part of a page that shows marks with rows above and below; all of its width. Points. */
export function areaAround(marks: readonly Pick<Mark, 'box'>[], width: number, height: number): Area {
  const top = Math.min(...marks.map(({ box }) => Math.min(box[1], box[3])));
  const bottom = Math.max(...marks.map(({ box }) => Math.max(box[1], box[3])));
  // A mark beyond the page shows at least the page's edge.
  const from = Math.min(Math.max(0, top - margin), Math.max(0, height - margin));
  const to = Math.max(Math.min(height, bottom + margin), Math.min(height, from + margin));
  return { left: 0, top: from, right: width, bottom: to };
}
