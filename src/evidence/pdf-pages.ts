/** Pages of a PDF drawn by PDFium. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { EvidenceError } from './errors.ts';
import type { Area, Raster } from './raster.ts';

/** The memory that PDFium shares; emscripten replaces the view whenever the memory grows. */
interface EngineMemory {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

interface Engine {
  readonly api: WrappedPdfiumModule;
  readonly memory: EngineMemory;
}

/** A picture has at most so many pixels: a page can claim to be metres wide. */
const mostPixels = 12_000_000;
/** `FPDFBitmap_BGRx`: four bytes a pixel, the fourth unused. */
const formatBgrx = 3;
/** `FPDF_ANNOT`: notes and filled-in fields are part of what the page shows. */
const withAnnotations = 1;
const white = 0xffffffff;

/** A PDF whose pages can be drawn. It does one thing at a time; `close` it. */
export class PdfPages {
  readonly #engine: Engine;
  readonly #file: string;
  readonly #bytes: number;
  readonly #document: number;

  private constructor(engine: Engine, file: string, bytes: number, document: number) {
    this.#engine = engine;
    this.#file = file;
    this.#bytes = bytes;
    this.#document = document;
  }

  /** Throws `EvidenceError`. */
  static async open(bytes: Uint8Array, file: string): Promise<PdfPages> {
    // An instance for this file alone: a damaged one can spoil no other.
    const engine = await startEngine(file);
    const pointer = engine.memory._malloc(Math.max(bytes.length, 1));
    if (pointer === 0) throw unreadable(file);
    engine.memory.HEAPU8.set(bytes, pointer);
    const document = guarded(file, () => engine.api.FPDF_LoadMemDocument(pointer, bytes.length, ''));
    if (document === 0) throw unreadable(file);
    return new PdfPages(engine, file, pointer, document);
  }

  get count(): number {
    return this.#engine.api.FPDF_GetPageCount(this.#document);
  }

  /**
   * Draws a part of a page (from 1): `choose` gets the page's width and height in points, as it is shown, and gives the
   * part. Throws `EvidenceError` where the page cannot be drawn.
   */
  draw(page: number, pixelsPerPoint: number, choose: (width: number, height: number) => Area): Raster {
    const { api } = this.#engine;
    return guarded(this.#file, () => {
      const loaded = api.FPDF_LoadPage(this.#document, page - 1);
      if (loaded === 0) throw unreadable(this.#file);
      try {
        const width = api.FPDF_GetPageWidthF(loaded);
        const height = api.FPDF_GetPageHeightF(loaded);
        return this.#drawLoaded(loaded, [width, height], pixelsPerPoint, choose(width, height));
      } finally {
        api.FPDF_ClosePage(loaded);
      }
    });
  }

  close(): void {
    guarded(this.#file, () => {
      this.#engine.api.FPDF_CloseDocument(this.#document);
      this.#engine.memory._free(this.#bytes);
    });
  }

  #drawLoaded(page: number, size: readonly [number, number], pixelsPerPoint: number, area: Area): Raster {
    const { api, memory } = this.#engine;
    const points = (area.right - area.left) * (area.bottom - area.top);
    const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / Math.max(points, 1)));
    const width = Math.max(1, Math.round((area.right - area.left) * scale));
    const height = Math.max(1, Math.round((area.bottom - area.top) * scale));
    const bitmap = api.FPDFBitmap_CreateEx(width, height, formatBgrx, 0, 0);
    if (bitmap === 0) throw unreadable(this.#file);
    try {
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      // The whole page, laid so that the wanted part falls on the bitmap.
      const left = Math.round(area.left * scale);
      const top = Math.round(area.top * scale);
      const whole = [Math.round(size[0] * scale), Math.round(size[1] * scale)] as const;
      api.FPDF_RenderPageBitmap(bitmap, page, -left, -top, whole[0], whole[1], 0, withAnnotations);
      const from = api.FPDFBitmap_GetBuffer(bitmap);
      const stride = api.FPDFBitmap_GetStride(bitmap);
      const data = redGreenBlue(memory.HEAPU8, from, stride, width, height);
      return { width, height, data, scale, origin: [left / scale, top / scale] };
    } finally {
      api.FPDFBitmap_Destroy(bitmap);
    }
  }
}

/** PDFium keeps blue first, and a fourth byte. */
function redGreenBlue(
  heap: Uint8Array,
  from: number,
  stride: number,
  width: number,
  height: number,
): Uint8Array {
  const data = new Uint8Array(3 * width * height);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    let at = from + y * stride;
    for (let x = 0; x < width; x += 1) {
      data[to] = heap[at + 2] ?? 0;
      data[to + 1] = heap[at + 1] ?? 0;
      data[to + 2] = heap[at] ?? 0;
      to += 3;
      at += 4;
    }
  }
  return data;
}

function unreadable(file: string): EvidenceError {
  return new EvidenceError(
    'evidence.unreadable',
    file,
    'the PDF could not be drawn. Open it in another program, print it to a new PDF and use that.',
  );
}

/** What the engine does with a damaged file is not to be known; whatever it throws is one thing to the caller. */
function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    throw unreadable(file);
  }
}

async function startEngine(file: string): Promise<Engine> {
  try {
    const code = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const overrides = {
      wasmBinary: Uint8Array.from(code).buffer,
      // Complaints about damaged files are not for the terminal.
      print: () => undefined,
      printErr: () => undefined,
    };
    const { init } = await import('@embedpdf/pdfium');
    const api = await init(overrides);
    // The package types its memory by emscripten's own declarations, which it does not ship.
    const memory: EngineMemory = api.pdfium as unknown as EngineMemory;
    api.PDFiumExt_Init();
    return { api, memory };
  } catch {
    throw new EvidenceError('engine.missing', file, 'the PDF engine did not start. Install gongkai again.');
  }
}
