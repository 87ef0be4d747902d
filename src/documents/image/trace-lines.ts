/** Long, thin, nearly level lines in a picture that may be askew: what its rules show of how it lies. */
import type { Gray } from './raster.ts';

/** A line `y = offset + slope * x` in pixels, seen from `from` to `to`. */
export interface TracedLine {
  readonly slope: number;
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

/** Columns looked at together: at three degrees a line drifts by little more than a pixel in them. */
const strip = 24;
/** How much darker than what lies four pixels above and below a rule must be, of 255. */
const contrast = 28;
const apart = 4;
/** Strips that a line must run through, and how many may miss it. */
const fewest = 7;
const mostMissed = 2;
/** How steep a page may lie: tangent of 6 degrees. */
const steepest = 0.105;
const mostCandidates = 400;

interface Chain {
  readonly xs: number[];
  readonly ys: number[];
  slope: number;
  missed: number;
}

/** Traces the lines from left to right. Linear time. */
export function traceLines(gray: Gray): TracedLine[] {
  let open: Chain[] = [];
  const done: Chain[] = [];
  const columns = Math.floor(gray.width / strip);
  for (let column = 0; column < columns; column += 1) {
    const x = column * strip + strip / 2;
    const found = candidatesIn(gray, column * strip);
    const taken = new Set<number>();
    const next: Chain[] = [];
    for (const chain of open) {
      const lastX = chain.xs.at(-1) ?? 0;
      const lastY = chain.ys.at(-1) ?? 0;
      const expected = lastY + chain.slope * (x - lastX);
      const room = chain.xs.length > 3 ? 1.8 : 1.5 + steepest * (x - lastX);
      let best = -1;
      for (let i = 0; i < found.length; i += 1) {
        const away = Math.abs((found[i] ?? 0) - expected);
        if (away <= room && (best < 0 || away < Math.abs((found[best] ?? 0) - expected))) best = i;
      }
      if (best >= 0 && !taken.has(best)) {
        taken.add(best);
        chain.xs.push(x);
        chain.ys.push(found[best] ?? 0);
        chain.missed = 0;
        if (chain.xs.length >= 3) chain.slope = fitted(chain).slope;
        next.push(chain);
      } else if (chain.missed < mostMissed) {
        chain.missed += 1;
        next.push(chain);
      } else done.push(chain);
    }
    found.forEach((y, i) => {
      if (!taken.has(i)) next.push({ xs: [x], ys: [y], slope: 0, missed: 0 });
    });
    open = next;
  }
  return [...done, ...open].flatMap((chain) => {
    if (chain.xs.length < fewest) return [];
    const line = fitted(chain);
    if (Math.abs(line.slope) > steepest) return [];
    const worst = chain.xs.reduce(
      (most, x, i) => Math.max(most, Math.abs((chain.ys[i] ?? 0) - line.offset - line.slope * x)),
      0,
    );
    return worst > 3 ? [] : [line];
  });
}

/** Heights at which a strip of columns has a thin dark line right across. */
function candidatesIn({ width, height, data }: Gray, left: number): number[] {
  const dark = new Float32Array(height);
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    const at = y * width + left;
    for (let i = 0; i < strip; i += 1) sum += data[at + i] ?? 255;
    dark[y] = 255 - sum / strip;
  }
  const found: number[] = [];
  for (let y = apart; y < height - apart && found.length < mostCandidates; y += 1) {
    const here = dark[y] ?? 0;
    if (here < contrast || here < (dark[y - 1] ?? 0) || here <= (dark[y + 1] ?? 0)) continue;
    const around = Math.max(dark[y - apart] ?? 0, dark[y + apart] ?? 0);
    if (here - around < contrast) continue;
    // The height between pixels, by the weight of the three rows.
    const [above, below] = [(dark[y - 1] ?? 0) - around, (dark[y + 1] ?? 0) - around];
    const weight = Math.max(0, above) + (here - around) + Math.max(0, below);
    found.push(y + (Math.max(0, below) - Math.max(0, above)) / weight);
  }
  return found;
}

/** The line through a chain by least squares. */
function fitted({ xs, ys }: Chain): TracedLine {
  const n = xs.length;
  const meanX = xs.reduce((sum, x) => sum + x, 0) / n;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / n;
  let over = 0;
  let under = 0;
  xs.forEach((x, i) => {
    over += (x - meanX) * ((ys[i] ?? 0) - meanY);
    under += (x - meanX) ** 2;
  });
  const slope = under === 0 ? 0 : over / under;
  return { slope, offset: meanY - slope * meanX, from: xs[0] ?? 0, to: xs.at(-1) ?? 0 };
}
