/** A page of a PDF drawn as a picture, for pages that have no text to read. */
import { pdfEngine, type Engine } from './engine.ts';

/** A drawn page: red, green and blue of each pixel. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** `FPDFBitmap_BGRx`: four bytes a pixel, the fourth unused. */
const formatBgrx = 3;
/** `FPDF_ANNOT`: filled-in fields and notes are part of what the page shows. */
const withAnnotations = 1;
const white = 0xffffffff;
/** Characters on paper are read well from here; more only takes longer. */
const dotsPerInch = 200;

/**
 * Draws page `index` (from 0), at 200 dots an inch or so that its longer side has `side` pixels at most. Null where the engine
 * cannot. The document is opened for each page: between them others use the engine.
 */
export async function drawPage(
  bytes: Uint8Array,
  file: string,
  index: number,
  side: number,
): Promise<DrawnPage | null> {
  const engine = await pdfEngine(file);
  try {
    return drawWith(engine, bytes, index, side);
  } catch {
    engine.isBroken = true;
    return null;
  }
}

function drawWith(engine: Engine, bytes: Uint8Array, index: number, side: number): DrawnPage | null {
  const { api, memory } = engine;
  const pointer = memory._malloc(Math.max(bytes.length, 1));
  if (pointer === 0) return null;
  memory.HEAPU8.set(bytes, pointer);
  const document = api.FPDF_LoadMemDocument(pointer, bytes.length, '');
  try {
    const page = document === 0 ? 0 : api.FPDF_LoadPage(document, index);
    if (page === 0) return null;
    try {
      return drawLoaded(engine, page, side);
    } finally {
      api.FPDF_ClosePage(page);
    }
  } finally {
    if (document !== 0) api.FPDF_CloseDocument(document);
    memory._free(pointer);
  }
}

function drawLoaded({ api, memory }: Engine, page: number, side: number): DrawnPage | null {
  const points = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)] as const;
  const scale = Math.min(dotsPerInch / 72, side / Math.max(...points, 1));
  const width = Math.max(1, Math.round(points[0] * scale));
  const height = Math.max(1, Math.round(points[1] * scale));
  const bitmap = api.FPDFBitmap_CreateEx(width, height, formatBgrx, 0, 0);
  if (bitmap === 0) return null;
  try {
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations);
    const from = api.FPDFBitmap_GetBuffer(bitmap);
    const stride = api.FPDFBitmap_GetStride(bitmap);
    const heap = memory.HEAPU8;
    const data = new Uint8Array(3 * width * height);
    for (let y = 0, to = 0; y < height; y += 1) {
      // PDFium keeps blue first.
      for (let x = 0, at = from + y * stride; x < width; x += 1, at += 4, to += 3) {
        data[to] = heap[at + 2] ?? 0;
        data[to + 1] = heap[at + 1] ?? 0;
        data[to + 2] = heap[at] ?? 0;
      }
    }
    return { width, height, data };
  } finally {
    api.FPDFBitmap_Destroy(bitmap);
  }
}
