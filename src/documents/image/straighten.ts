/** How a page lies in its picture, and the picture laid straight: skew and mild perspective, from its rules or its text. */
import { shrunk, transposed, type Gray } from './raster.ts';
import { traceLines, type TracedLine } from './trace-lines.ts';

/**
 * The map from the straight page to the picture. With `x` and `y` from the middle of the page, and `w = 1 + p x + q y`,
 * a place of the page stands at `((a x + b y) / w, (c x + d y) / w)` from the middle of the picture; in pixels.
 */
export interface Lie {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly p: number;
  readonly q: number;
  readonly middleX: number;
  readonly middleY: number;
}

/** Lines are looked for in a picture of about so many pixels a side. */
const traceSide = 1600;
/** Slopes of one page differ from the model of its lines by less. */
const outlier = 0.006;
/** Less ink than this is no text. */
const fewestPoints = 200;

/** A place of the straight page → the place in the picture. */
export function inPicture(lie: Lie, x: number, y: number): readonly [number, number] {
  const dx = x - lie.middleX;
  const dy = y - lie.middleY;
  const w = 1 + lie.p * dx + lie.q * dy;
  return [lie.middleX + (lie.a * dx + lie.b * dy) / w, lie.middleY + (lie.c * dx + lie.d * dy) / w];
}

/** How the page lies; straight where nothing tells. */
export function lieOf(gray: Gray): Lie {
  const factor = Math.max(1, Math.round(Math.max(gray.width, gray.height) / traceSide));
  const small = shrunk(gray, factor);
  const level = pencilOf(traceLines(small), small.width / 2, small.height / 2);
  const upright = pencilOf(traceLines(transposed(small)), small.height / 2, small.width / 2);
  const slope = level?.slope ?? (upright === null ? textSlope(small) : -upright.slope);
  const lean = upright?.slope ?? -slope;
  const across = 1 / Math.hypot(1, slope);
  const down = 1 / Math.hypot(1, lean);
  return {
    a: across,
    b: down * lean,
    c: across * slope,
    d: down,
    p: (across * (level?.narrowing ?? 0)) / factor,
    q: (down * (upright?.narrowing ?? 0)) / factor,
    middleX: gray.width / 2,
    middleY: gray.height / 2,
  };
}

/** Lines that would be parallel on paper: their slope through the middle, and how fast it changes with their height. */
interface Pencil {
  readonly slope: number;
  readonly narrowing: number;
}

/** The pencil of lines, without those that are none of it; null for too few. Slope = `slope - narrowing * offset`. */
function pencilOf(lines: readonly TracedLine[], middleX: number, middleY: number): Pencil | null {
  let left = lines.map((line) => ({
    slope: line.slope,
    offset: line.offset + line.slope * middleX - middleY,
    weight: (line.to - line.from) ** 2,
  }));
  if (left.length === 0) return null;
  let slope = weightedMedian(left);
  let change = 0;
  for (let pass = 0; pass < 4; pass += 1) {
    left = left.filter(
      (line) => Math.abs(line.slope - slope - change * line.offset) <= outlier * (pass === 0 ? 4 : 1),
    );
    if (left.length === 0) return null;
    const total = left.reduce((sum, line) => sum + line.weight, 0);
    const meanOffset = left.reduce((sum, line) => sum + line.weight * line.offset, 0) / total;
    const meanSlope = left.reduce((sum, line) => sum + line.weight * line.slope, 0) / total;
    let over = 0;
    let under = 0;
    for (const line of left) {
      over += line.weight * (line.offset - meanOffset) * (line.slope - meanSlope);
      under += line.weight * (line.offset - meanOffset) ** 2;
    }
    const reach = Math.max(...left.map((l) => l.offset)) - Math.min(...left.map((l) => l.offset));
    // Few lines near each other show the skew, and nothing of the perspective.
    change = left.length >= 4 && reach > 0.2 * middleY ? over / under : 0;
    slope = meanSlope - change * meanOffset;
  }
  return { slope, narrowing: -change };
}

function weightedMedian(lines: readonly { slope: number; weight: number }[]): number {
  const sorted = [...lines].sort((one, other) => one.slope - other.slope);
  let left = sorted.reduce((sum, line) => sum + line.weight, 0) / 2;
  return sorted.find((line) => (left -= line.weight) <= 0)?.slope ?? 0;
}

/** The slope of lines of text: that at which most of the ink falls on few heights. */
function textSlope({ width, height, data }: Gray): number {
  const points: number[] = [];
  const step = Math.max(1, Math.floor((width * height) / 1_500_000));
  for (let at = 0; at < data.length; at += step) if ((data[at] ?? 255) < 140) points.push(at);
  if (points.length < fewestPoints) return 0;
  const stride = Math.max(1, Math.floor(points.length / 40_000));
  const score = (slope: number): number => {
    const rows = new Float64Array(2 * height);
    for (let i = 0; i < points.length; i += stride) {
      const at = points[i] ?? 0;
      const x = at % width;
      const row = Math.round((at - x) / width - slope * (x - width / 2) + height / 2);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    return rows.reduce((sum, n) => sum + n * n, 0);
  };
  let best = 0;
  for (const [range, fine] of [
    [0.06, 0.006],
    [0.006, 0.001],
  ] as const) {
    const middle = best;
    let most = Number.NEGATIVE_INFINITY;
    for (let slope = middle - range; slope <= middle + range + 1e-9; slope += fine) {
      const value = score(slope);
      if (value <= most) continue;
      most = value;
      best = slope;
    }
  }
  return best;
}

/** The straight page, of the picture's size. What lies outside the picture is paper. */
export function straightened(gray: Gray, lie: Lie): Gray {
  const { width, height, data } = gray;
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const dy = y - lie.middleY;
    for (let x = 0; x < width; x += 1) {
      const dx = x - lie.middleX;
      const w = 1 + lie.p * dx + lie.q * dy;
      const px = lie.middleX + (lie.a * dx + lie.b * dy) / w;
      const py = lie.middleY + (lie.c * dx + lie.d * dy) / w;
      const x0 = px | 0;
      const y0 = py | 0;
      if (px < 0 || py < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const at = y0 * width + x0;
      const fx = px - x0;
      const top = (data[at] ?? 0) + ((data[at + 1] ?? 0) - (data[at] ?? 0)) * fx;
      const low = (data[at + width] ?? 0) + ((data[at + width + 1] ?? 0) - (data[at + width] ?? 0)) * fx;
      out[y * width + x] = top + (low - top) * (py - y0);
    }
  }
  return { width, height, data: out };
}
