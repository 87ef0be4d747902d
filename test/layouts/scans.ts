/** Paper, and what a scanner or a telephone makes of it: pages of a PDF as pictures, with known faults. */
import sharp from 'sharp';
import { PdfPages } from '../../src/evidence/pdf-pages.ts';
import type { Chooser } from './random.ts';

export interface ScanStyle {
  readonly dpi: number;
  /** Clockwise degrees. */
  readonly skew: number;
  /** Sigma of the blur in pixels; 0 for none. */
  readonly blur: number;
  /** What white paper is left at, 0..1. */
  readonly light: number;
  /** How much darker one corner is than the opposite one, 0..1. */
  readonly shade: number;
  /** Quality of the JPEG; null for PNG. */
  readonly jpeg: number | null;
  /** How far, as a share of the page's width, the corners are drawn in by perspective. */
  readonly perspective: number;
  readonly seed: number;
}

export const cleanScan: ScanStyle = {
  dpi: 200,
  skew: 0,
  blur: 0,
  light: 1,
  shade: 0,
  jpeg: null,
  perspective: 0,
  seed: 1,
};

/** A style at random within what offices and telephones produce. */
export function scanStyleOf(c: Chooser): ScanStyle {
  const isPhoto = c.chance(0.3);
  const dpi = c.pick([150, 200, 300] as const);
  return {
    dpi,
    skew: (c.next() * 2 - 1) * 2,
    blur: c.pick([0, 0.6, 0.8, 1] as const) * (dpi / 200),
    light: 0.6 + 0.4 * c.next(),
    shade: isPhoto ? 0.25 * c.next() : 0.05,
    jpeg: 50 + c.below(31),
    perspective: isPhoto ? 0.01 + 0.03 * c.next() : 0,
    seed: c.below(1_000_000),
  };
}

export function nameOfScan(style: ScanStyle): string {
  const { dpi, skew, blur, light, shade, jpeg, perspective } = style;
  return `${String(dpi)} dpi, ${skew.toFixed(2)}°, blur ${blur.toFixed(1)}, light ${light.toFixed(2)}, shade ${shade.toFixed(2)}, JPEG ${String(jpeg)}, perspective ${perspective.toFixed(3)}`;
}

/** A picture with three channels. */
export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The pages of a PDF as they are printed. */
export async function rasterise(pdf: Uint8Array, dpi: number): Promise<Rgb[]> {
  const pages = await PdfPages.open(pdf, 'print.pdf');
  try {
    return Array.from({ length: pages.count }, (_, i) =>
      pages.draw(i + 1, dpi / 72, (right, bottom) => ({ left: 0, top: 0, right, bottom })),
    );
  } finally {
    pages.close();
  }
}

type Point = readonly [number, number];

/** The projective map that takes the corners of a page to these four points, as a 3 by 3 matrix. */
function mapOfCorners(width: number, height: number, [a, b, c, d]: readonly [Point, Point, Point, Point]) {
  // Heckbert, Fundamentals of Texture Mapping (1989): unit square to quadrilateral.
  const [dx1, dx2, dx3] = [b[0] - c[0], d[0] - c[0], a[0] - b[0] + c[0] - d[0]];
  const [dy1, dy2, dy3] = [b[1] - c[1], d[1] - c[1], a[1] - b[1] + c[1] - d[1]];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / det;
  const h = (dx1 * dy3 - dx3 * dy1) / det;
  return [
    (b[0] - a[0] + g * b[0]) / width,
    (d[0] - a[0] + h * d[0]) / height,
    a[0],
    (b[1] - a[1] + g * b[1]) / width,
    (d[1] - a[1] + h * d[1]) / height,
    a[1],
    g / width,
    h / height,
  ] as const;
}

/** Turns and bends a page; what is outside it is a grey table top. */
function warp(page: Rgb, style: ScanStyle): Rgb {
  const { width, height } = page;
  const angle = (style.skew * Math.PI) / 180;
  const pull = style.perspective * width;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = (x: number, y: number): Point => [
    width / 2 + (x - width / 2) * cos + (y - height / 2) * sin,
    height / 2 - (x - width / 2) * sin + (y - height / 2) * cos,
  ];
  // From a place in the picture to the place on the paper.
  const m = mapOfCorners(width, height, [
    turned(-pull, -pull * 0.4),
    turned(width + pull * 0.7, 0),
    turned(width - pull * 0.2, height + pull * 0.3),
    turned(pull * 0.3, height),
  ]);
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const w = m[6] * x + m[7] * y + 1;
      const px = (m[0] * x + m[1] * y + m[2]) / w;
      const py = (m[3] * x + m[4] * y + m[5]) / w;
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const to = 3 * (y * width + x);
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) {
        data.fill(style.perspective > 0 ? 120 : 255, to, to + 3);
        continue;
      }
      const [fx, fy] = [px - x0, py - y0];
      for (let k = 0; k < 3; k += 1) {
        const at = 3 * (y0 * width + x0) + k;
        const top = page.data[at]! * (1 - fx) + page.data[at + 3]! * fx;
        const low = page.data[at + 3 * width]! * (1 - fx) + page.data[at + 3 * width + 3]! * fx;
        data[to + k] = Math.round(top * (1 - fy) + low * fy);
      }
    }
  }
  return { width, height, data };
}

/** Dims the light, more so towards one corner, and adds the noise of a sensor. */
function dim(page: Rgb, style: ScanStyle): Rgb {
  const { width, height } = page;
  const data = Uint8Array.from(page.data);
  let state = style.seed | 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = style.light * (1 - style.shade * ((x / width + y / height) / 2));
      // xorshift32: the same noise on every machine.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const noise = ((state >>> 0) % 9) - 4;
      const at = 3 * (y * width + x);
      for (let k = 0; k < 3; k += 1)
        data[at + k] = Math.max(0, Math.min(255, Math.round(page.data[at + k]! * light + noise)));
    }
  }
  return { width, height, data };
}

/** The file that a scanner gives of a page. */
export async function scan(page: Rgb, style: ScanStyle): Promise<Uint8Array> {
  const isMoved = style.skew !== 0 || style.perspective !== 0;
  const moved = isMoved ? warp(page, style) : page;
  const isDim = style.light < 1 || style.shade > 0;
  let raw = moved;
  if (style.blur > 0) {
    const data = await sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 3 } })
      .blur(Math.max(0.3, style.blur))
      .raw()
      .toBuffer();
    raw = { ...raw, data: Uint8Array.from(data) };
  }
  if (isDim) raw = dim(raw, style);
  const picture = sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 3 } });
  const file = style.jpeg === null ? picture.png() : picture.jpeg({ quality: style.jpeg });
  return Uint8Array.from(await file.withMetadata({ density: style.dpi }).toBuffer());
}

/** A PDF whose pages are these JPEG pictures, and which has no text. */
export async function pdfOfPictures(pictures: readonly Uint8Array[], dpi: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: Buffer | string): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (id: number, body: string, stream?: Uint8Array): void => {
    offsets[id] = length;
    push(`${String(id)} 0 obj\n${body}\n`);
    if (stream !== undefined) {
      push('stream\n');
      push(Buffer.from(stream));
      push('\nendstream\n');
    }
    push('endobj\n');
  };
  push('%PDF-1.4\n');
  const ids = pictures.map((_, i) => 3 + 3 * i);
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(
    2,
    `<< /Type /Pages /Count ${String(ids.length)} /Kids [${ids.map((id) => `${String(id)} 0 R`).join(' ')}] >>`,
  );
  for (const [i, picture] of pictures.entries()) {
    const id = 3 + 3 * i;
    const { width, height } = await sharp(picture).metadata();
    const [w, h] = [((width * 72) / dpi).toFixed(2), ((height * 72) / dpi).toFixed(2)];
    const content = Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /Im Do Q`);
    object(
      id,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${String(id + 1)} 0 R /Resources << /XObject << /Im ${String(id + 2)} 0 R >> >> >>`,
    );
    object(id + 1, `<< /Length ${String(content.length)} >>`, content);
    object(
      id + 2,
      `<< /Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${String(picture.length)} >>`,
      picture,
    );
  }
  const start = length;
  push(`xref\n0 ${String(offsets.length)}\n0000000000 65535 f \n`);
  for (const offset of offsets.slice(1)) push(`${String(offset).padStart(10, '0')} 00000 n \n`);
  push(`trailer\n<< /Size ${String(offsets.length)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`);
  return Uint8Array.from(Buffer.concat(parts));
}

/** A rectangle in pixels. */
type Pixels = readonly [left: number, top: number, right: number, bottom: number];

/** A copy of a page on which every pixel of a rectangle is painted by `of`. */
function painted(
  page: Rgb,
  [left, top, right, bottom]: Pixels,
  of: (x: number, y: number, old: readonly number[]) => readonly number[] | null,
): Rgb {
  const data = Uint8Array.from(page.data);
  for (let y = Math.max(0, Math.round(top)); y < Math.min(page.height, bottom); y += 1) {
    for (let x = Math.max(0, Math.round(left)); x < Math.min(page.width, right); x += 1) {
      const at = 3 * (y * page.width + x);
      const colour = of(x, y, [page.data[at]!, page.data[at + 1]!, page.data[at + 2]!]);
      if (colour !== null) data.set(colour, at);
    }
  }
  return { ...page, data };
}

/** A round red seal of translucent ink over a place: its rim and a star of strokes in it. */
export function stamped(page: Rgb, [left, top, right, bottom]: Pixels): Rgb {
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const radius = Math.max(right - left, bottom - top) * 0.62;
  return painted(page, [cx - radius, cy - radius, cx + radius, cy + radius], (x, y, old) => {
    const far = Math.hypot(x - cx, y - cy) / radius;
    const spoke = Math.abs(((Math.atan2(y - cy, x - cx) * 5) / Math.PI) % 1) < 0.35;
    if (far > 1 || (far < 0.85 && !(spoke && far < 0.7))) return null;
    return old.map((value, k) => Math.round((value * [235, 90, 90][k]!) / 255));
  });
}

/** Wipes a place and writes there with a pen: a line through these points, 0..1 of the place. */
export function handwritten(page: Rgb, place: Pixels, points: readonly (readonly [number, number])[]): Rgb {
  const [left, top, right, bottom] = place;
  const blank = painted(page, place, () => [255, 255, 255]);
  const pen = Math.max(2, (bottom - top) / 11);
  const data = Uint8Array.from(blank.data);
  points.slice(1).forEach(([x1, y1], i) => {
    const [x0, y0] = points[i]!;
    for (let t = 0; t <= 1; t += 0.01) {
      // A hand that shakes: no stroke of type is bent like this.
      const wave = 0.03 * Math.sin(9 * t + i * 2);
      const x = left + (x0 + (x1 - x0) * t + wave) * (right - left);
      const y = top + (y0 + (y1 - y0) * t + wave) * (bottom - top);
      for (let dy = -pen / 2; dy <= pen / 2; dy += 1)
        for (let dx = -pen / 2; dx <= pen / 2; dx += 1)
          data.fill(
            45,
            3 * (Math.round(y + dy) * page.width + Math.round(x + dx)),
            3 * (Math.round(y + dy) * page.width + Math.round(x + dx)) + 3,
          );
    }
  });
  return { ...blank, data };
}

/** Wipes a rectangle off: a border that did not print. */
export function erased(page: Rgb, place: Pixels): Rgb {
  return painted(page, place, () => [255, 255, 255]);
}
