/** What lies beside the paper in a photograph: a darker table top, whose edge would be taken for ink. */
import { lightIn, type Gray } from './raster.ts';

/** Side of the squares that are told apart, in shares of the picture's width. */
const perSide = 160;
/** Darker than this share of the paper is no paper, however the light falls. */
const deskLevel = 0.75;
/** A table top reaches so far into the picture at most, in shares of its side: what reaches further is on the page. */
const deepest = 0.14;
/** Fewer squares of it, in shares of a picture's edge, are marks that touch the edge of the page. */
const fewest = 0.25;

/** 1 for every pixel that lies beside the paper; null where the whole picture is paper. Linear time. */
export function deskOf(gray: Gray): Uint8Array | null {
  const { width } = gray;
  const square = Math.max(4, Math.round(width / perSide));
  const { levels: light, columns, rows } = lightIn(gray, square, 0.35, 1);
  const sorted = Float32Array.from(light).sort();
  const dark = deskLevel * (sorted[Math.floor(sorted.length / 2)] ?? 255);
  const [wide, tall] = [Math.ceil(deepest * columns), Math.ceil(deepest * rows)];
  const isDesk = new Uint8Array(columns * rows);
  const stack: number[] = [];
  const take = (column: number, row: number): void => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const isNearEdge = column < wide || column >= columns - wide || row < tall || row >= rows - tall;
    const at = row * columns + column;
    if (!isNearEdge || isDesk[at] === 1 || (light[at] ?? 255) >= dark) return;
    isDesk[at] = 1;
    stack.push(at);
  };
  for (let column = 0; column < columns; column += 1) for (const row of [0, rows - 1]) take(column, row);
  for (let row = 0; row < rows; row += 1) for (const column of [0, columns - 1]) take(column, row);
  let count = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count += 1;
    const column = at % columns;
    const row = (at - column) / columns;
    for (const [x, y] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const)
      take(column + x, row + y);
  }
  return count < fewest * Math.min(columns, rows) ? null : pixelsOf(isDesk, columns, rows, square, gray);
}

/** The squares as pixels, and a square's width more on all sides: the paper's edge and its shadow. */
function pixelsOf(
  isDesk: Uint8Array,
  columns: number,
  rows: number,
  square: number,
  { width, height }: Gray,
): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isDesk[row * columns + column] !== 1) continue;
      const left = Math.max(0, (column - 1) * square);
      const right = Math.min(width, (column + 2) * square);
      const bottom = Math.min(height, (row + 2) * square);
      for (let y = Math.max(0, (row - 1) * square); y < bottom; y += 1)
        mask.fill(1, y * width + left, y * width + right);
    }
  }
  // A wedge of it that is thinner than a square.
  for (let y = 0; y < height; y += 1) {
    const isEdge = y < square || y >= height - square;
    mask.fill(1, y * width, y * width + (isEdge ? width : square));
    mask.fill(1, (y + 1) * width - square, (y + 1) * width);
  }
  return mask;
}

/** Makes paper of what lies beside it. */
export function withoutDesk(gray: Gray, desk: Uint8Array | null): Gray {
  if (desk === null) return gray;
  return { ...gray, data: gray.data.map((value, at) => (desk[at] === 1 ? 255 : value)) };
}
