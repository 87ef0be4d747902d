/** Pictures as plain bytes, and what is done to every pixel of them. */

/** A picture as it was decoded: red, green and blue of each pixel, row by row from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One value a pixel: 0 is ink, 255 paper. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A page as it is looked at: how dark it is, and where it is coloured. */
export interface Planes {
  readonly gray: Gray;
  /** 255 where the ink is coloured (a stamp, a pen), else 0. */
  readonly colour: Gray;
}

/** Red, green and blue differ by more than this in coloured ink; JPEG and a lamp's tint leave less. */
const colourful = 56;

/**
 * Grey and colour of a picture. Coloured ink is left out of the grey as far as its brightest channel allows: a red
 * stamp over black print leaves the print.
 */
export function planesOf({ width, height, data }: Picture): Planes {
  const gray = new Uint8Array(width * height);
  const colour = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < gray.length; i += 1, at += 3) {
    const r = data[at] ?? 0;
    const g = data[at + 1] ?? 0;
    const b = data[at + 2] ?? 0;
    const most = r > g ? (r > b ? r : b) : g > b ? g : b;
    const least = r < g ? (r < b ? r : b) : g < b ? g : b;
    if (most - least > colourful) {
      colour[i] = 255;
      gray[i] = most;
    } else gray[i] = (77 * r + 150 * g + 29 * b) >> 8;
  }
  return { gray: { width, height, data: gray }, colour: { width, height, data: colour } };
}

/** How light each square of a picture is, row by row. */
export interface SquareLight {
  /** 0 to 255. */
  readonly levels: Float32Array;
  readonly columns: number;
  readonly rows: number;
}

/**
 * How light each square is: the level that this `share` of its pixels reach, so that neither its ink nor a speck of light tells.
 * Looks at every `step`th pixel, across and down.
 */
export function lightIn(
  { width, height, data }: Gray,
  side: number,
  share: number,
  step: number,
): SquareLight {
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const levels = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let n = 0;
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += step) {
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += step) {
          const value = data[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          n += 1;
        }
      }
      let left = n * share;
      let level = 255;
      while (level > 0 && (left -= counts[level] ?? 0) > 0) level -= 1;
      levels[row * columns + column] = level;
    }
  }
  return { levels, columns, rows };
}

/** Side of the squares in which the paper's brightness is measured, in pixels. */
const square = 32;

/** Makes the paper white everywhere: shadows and dim light are divided out by the brightness round each place. */
export function evenLight({ width, height, data }: Gray): Gray {
  const { levels, columns, rows } = lightIn({ width, height, data }, square, 0.15, 2);
  const lit = spread(levels, columns, rows);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const fy = Math.max(0, Math.min(rows - 1.001, y / square - 0.5));
    const r = Math.floor(fy);
    const below = Math.min(rows - 1, r + 1);
    const ty = fy - r;
    for (let x = 0; x < width; x += 1) {
      const fx = Math.max(0, Math.min(columns - 1.001, x / square - 0.5));
      const c = Math.floor(fx);
      const next = Math.min(columns - 1, c + 1);
      const tx = fx - c;
      const top = (lit[r * columns + c] ?? 0) * (1 - tx) + (lit[r * columns + next] ?? 0) * tx;
      const low = (lit[below * columns + c] ?? 0) * (1 - tx) + (lit[below * columns + next] ?? 0) * tx;
      const level = Math.max(40, top * (1 - ty) + low * ty);
      const value = ((data[y * width + x] ?? 0) * 255) / level;
      out[y * width + x] = value > 255 ? 255 : value;
    }
  }
  return { width, height, data: out };
}

/** The brightest of each square and its neighbours: a square full of ink takes the paper's level from beside it. */
function spread(paper: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(paper.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const around: number[] = [];
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1)
          around.push(paper[r * columns + c] ?? 0);
      }
      around.sort((one, other) => other - one);
      out[row * columns + column] = around[Math.floor(around.length / 3)] ?? 255;
    }
  }
  return out;
}

/** The picture made smaller by a whole factor, each pixel the mean of those it covers. */
export function shrunk(gray: Gray, factor: number): Gray {
  if (factor <= 1) return gray;
  const width = Math.floor(gray.width / factor);
  const height = Math.floor(gray.height / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let j = 0; j < factor; j += 1) {
        const at = (y * factor + j) * gray.width + x * factor;
        for (let i = 0; i < factor; i += 1) sum += gray.data[at + i] ?? 0;
      }
      data[y * width + x] = sum / (factor * factor);
    }
  }
  return { width, height, data };
}

/** Rows become columns. */
export function transposed({ width, height, data }: Gray): Gray {
  const out = new Uint8Array(width * height);
  const block = 64;
  for (let y0 = 0; y0 < height; y0 += block) {
    for (let x0 = 0; x0 < width; x0 += block) {
      const yEnd = Math.min(height, y0 + block);
      const xEnd = Math.min(width, x0 + block);
      for (let y = y0; y < yEnd; y += 1)
        for (let x = x0; x < xEnd; x += 1) out[x * height + y] = data[y * width + x] ?? 0;
    }
  }
  return { width: height, height: width, data: out };
}
