/** A page's objects → ruling lines, images, and the order in which its text was written. */
import type { Box, Rule } from '../grid/page.ts';
import type { Engine } from './engine.ts';
import { Extent } from './extent.ts';
import { identity, product, type Matrix } from './matrix.ts';
import { shownX, shownY, type PageSpace } from './page-space.ts';

/** What a page's objects show, apart from text. */
export interface PageMarks {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
  readonly images: Box[];
  /** The rank of each text object in the content stream, by PDFium's pointer to it. */
  readonly ranks: Map<number, number>;
  /** More objects than allowed: some were left out. */
  isCut: boolean;
}

/** Thicker than this it is a background, not a rule: WPS paints a rectangle behind every cell. */
const thickest = 3;
/** A line that leaves the axis by more than this over its length is no rule. */
const crooked = 0.75;
/** A page of a drawing has some thousands. */
const mostObjects = 200_000;
const mostSegments = 400_000;
const mostImages = 2000;
const deepest = 12;

const kinds = { text: 1, path: 2, image: 3, form: 5 } as const;
const segmentKinds = { line: 0, bezier: 1, move: 2 } as const;

/** Reads the marks of a loaded page. */
export function readMarks(engine: Engine, page: number, space: PageSpace): PageMarks {
  return new MarkReader(engine, space).read(page);
}

class MarkReader {
  private readonly marks: PageMarks = {
    horizontal: [],
    vertical: [],
    images: [],
    ranks: new Map(),
    isCut: false,
  };
  private objects = 0;
  private segments = 0;

  constructor(
    private readonly engine: Engine,
    private readonly space: PageSpace,
  ) {}

  read(page: number): PageMarks {
    const { raw } = this.engine;
    const count = raw._FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1)
      this.object(raw._FPDFPage_GetObject(page, index), identity, 0);
    return this.marks;
  }

  private object(object: number, matrix: Matrix, depth: number): void {
    this.objects += 1;
    if (this.objects > mostObjects || this.segments > mostSegments) {
      this.marks.isCut = true;
      return;
    }
    const { raw } = this.engine;
    const kind = raw._FPDFPageObj_GetType(object);
    if (kind === kinds.text) this.marks.ranks.set(object, this.marks.ranks.size);
    else if (kind === kinds.path) this.path(object, matrix);
    else if (kind === kinds.image) this.image(object, matrix);
    else if (kind === kinds.form && depth < deepest) {
      const inner = product(this.matrixOf(object), matrix);
      const count = raw._FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index += 1) {
        this.object(raw._FPDFFormObj_GetObject(object, index), inner, depth + 1);
      }
    }
  }

  private matrixOf(object: number): Matrix {
    const { raw, memory, scratch } = this.engine;
    if (raw._FPDFPageObj_GetMatrix(object, scratch) === 0) return identity;
    const at = scratch >> 2;
    const values = memory.HEAPF32;
    return [
      values[at] ?? 1,
      values[at + 1] ?? 0,
      values[at + 2] ?? 0,
      values[at + 3] ?? 1,
      values[at + 4] ?? 0,
      values[at + 5] ?? 0,
    ];
  }

  private image(object: number, outer: Matrix): void {
    const matrix = product(this.matrixOf(object), outer);
    const box = new Extent();
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const px = matrix[0] * x + matrix[2] * y + matrix[4];
      const py = matrix[1] * x + matrix[3] * y + matrix[5];
      box.add(shownX(this.space, px, py), shownY(this.space, px, py));
    }
    if (!box.isFinite()) return;
    // Some writers draw their lines as images of one pixel.
    if (box.width <= thickest || box.height <= thickest) this.bar(box);
    else if (this.marks.images.length >= mostImages) this.marks.isCut = true;
    else this.marks.images.push([box.left, box.top, box.right, box.bottom]);
  }

  private path(object: number, outer: Matrix): void {
    const { raw, memory, scratch } = this.engine;
    if (raw._FPDFPath_GetDrawMode(object, scratch, scratch + 4) === 0) return;
    const at = scratch >> 2;
    const isFilled = (memory.HEAP32[at] ?? 0) !== 0 && this.isSeen(object, true);
    const isStroked = (memory.HEAP32[at + 1] ?? 0) !== 0 && this.isSeen(object, false);
    if (!isFilled && !isStroked) return;
    const count = raw._FPDFPath_CountSegments(object);
    this.segments += count;
    if (this.segments > mostSegments) {
      this.marks.isCut = true;
      return;
    }
    const matrix = product(this.matrixOf(object), outer);
    const isThin = isStroked && this.strokeWidth(object, matrix) <= thickest + 0.5;
    this.segmentsOf(object, count, matrix, isFilled, isThin);
  }

  private segmentsOf(
    object: number,
    count: number,
    matrix: Matrix,
    isFilled: boolean,
    isStroked: boolean,
  ): void {
    const { raw, memory, scratch } = this.engine;
    const parts: Extent[] = [];
    let part: Extent | null = null;
    let startX = 0;
    let startY = 0;
    let lastX = 0;
    let lastY = 0;
    for (let index = 0; index < count; index += 1) {
      const segment = raw._FPDFPath_GetPathSegment(object, index);
      if (raw._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const px = memory.HEAPF32[scratch >> 2] ?? 0;
      const py = memory.HEAPF32[(scratch >> 2) + 1] ?? 0;
      const ux = matrix[0] * px + matrix[2] * py + matrix[4];
      const uy = matrix[1] * px + matrix[3] * py + matrix[5];
      const x = shownX(this.space, ux, uy);
      const y = shownY(this.space, ux, uy);
      const kind = raw._FPDFPathSegment_GetType(segment);
      if (kind === segmentKinds.move || part === null) {
        part = new Extent();
        parts.push(part);
        startX = x;
        startY = y;
      } else if (isStroked && kind === segmentKinds.line) this.stroke(lastX, lastY, x, y);
      part.add(x, y);
      lastX = x;
      lastY = y;
      if (isStroked && raw._FPDFPathSegment_GetClose(segment)) this.stroke(x, y, startX, startY);
    }
    if (!isFilled) return;
    parts.forEach((extent, index) => {
      if (!extent.isFinite()) return;
      if (extent.width <= thickest || extent.height <= thickest) this.bar(extent);
      else this.ring(extent, parts[index + 1]);
    });
  }

  /** A rectangle with a slightly smaller one in it: Chromium fills the border of a cell so. */
  private ring(outer: Extent, inner: Extent | undefined): void {
    if (inner?.isFinite() !== true) return;
    const sides = [
      inner.left - outer.left,
      inner.top - outer.top,
      outer.right - inner.right,
      outer.bottom - inner.bottom,
    ];
    if (sides.some((side) => side < -0.01 || side > thickest) || sides.every((side) => side < 0.01)) return;
    const [left = 0, top = 0, right = 0, bottom = 0] = sides;
    if (top > 0) this.horizontal(outer.top + top / 2, outer.left, outer.right);
    if (bottom > 0) this.horizontal(outer.bottom - bottom / 2, outer.left, outer.right);
    if (left > 0) this.vertical(outer.left + left / 2, outer.top, outer.bottom);
    if (right > 0) this.vertical(outer.right - right / 2, outer.top, outer.bottom);
  }

  private stroke(x0: number, y0: number, x1: number, y1: number): void {
    const width = Math.abs(x1 - x0);
    const height = Math.abs(y1 - y0);
    if (!Number.isFinite(width + height)) return;
    if (height <= crooked && width >= height)
      this.horizontal((y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1));
    if (width <= crooked && height >= width) this.vertical((x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1));
  }

  /** A thin filled shape. A dot may be a piece of a line either way. */
  private bar(extent: Extent): void {
    const isDot = extent.width <= thickest && extent.height <= thickest;
    if (isDot || extent.width > extent.height) {
      this.horizontal((extent.top + extent.bottom) / 2, extent.left, extent.right);
    }
    if (isDot || extent.height > extent.width) {
      this.vertical((extent.left + extent.right) / 2, extent.top, extent.bottom);
    }
  }

  private horizontal(at: number, from: number, to: number): void {
    this.marks.horizontal.push({ at, from, to });
  }

  private vertical(at: number, from: number, to: number): void {
    this.marks.vertical.push({ at, from, to });
  }

  /** Painted in something else than white or nothing. */
  private isSeen(object: number, isFill: boolean): boolean {
    const { raw, memory, scratch } = this.engine;
    const [r, g, b, a] = [scratch + 8, scratch + 12, scratch + 16, scratch + 20];
    const isKnown = isFill
      ? raw._FPDFPageObj_GetFillColor(object, r, g, b, a)
      : raw._FPDFPageObj_GetStrokeColor(object, r, g, b, a);
    if (!isKnown) return true;
    const at = scratch >> 2;
    const values = memory.HEAPU32;
    const darkest = Math.min(values[at + 2] ?? 0, values[at + 3] ?? 0, values[at + 4] ?? 0);
    return darkest < 250 && (values[at + 5] ?? 255) > 8;
  }

  private strokeWidth(object: number, matrix: Matrix): number {
    const { raw, memory, scratch } = this.engine;
    if (raw._FPDFPageObj_GetStrokeWidth(object, scratch + 8) === 0) return 0;
    const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
    return (memory.HEAPF32[(scratch + 8) >> 2] ?? 0) * scale;
  }
}
