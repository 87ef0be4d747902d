/** A frame of rules → the grid it draws: rows and columns, and the cells that reach over several of them. */
import type { Frame } from './components.ts';
import { clustered, nearestIndex, type Rule } from './page.ts';

/** A cell of a ruled grid; rows and columns from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Two or more sides that face the outside of the grid have no rule: a step in the table's outline. */
  readonly isOpen: boolean;
}

export interface Grid {
  /** The edges of the columns, ascending: one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** `owner[row * columns + column]` is an index into `cells`. */
  readonly owner: Int32Array;
}

/** Lines this near are one edge of the grid: no row of text fits between them, and cells drawn apart have such gaps. */
const sameEdge = 5;
/** Where less of a shared edge is ruled, the two places are one cell. */
const ruledShare = 0.8;

/** The grid of a frame; null where it has fewer than two cells, or more than `mostSlots` places. */
export function gridOf(frame: Frame, mostSlots: number): Grid | null {
  const xs = clustered(
    frame.vertical.map((rule) => rule.at),
    sameEdge,
  );
  const ys = clustered(
    frame.horizontal.map((rule) => rule.at),
    sameEdge,
  );
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || rows * columns < 2 || rows * columns > mostSlots) return null;
  // `across[i * columns + c]`: how much of edge ys[i] over column c is ruled; `down[r * xs.length + j]` alike.
  const across = coverage(frame.horizontal, ys, xs);
  const down = coverage(frame.vertical, xs, ys);
  const isRuledAcross = (edge: number, column: number): boolean =>
    (across[edge * columns + column] ?? 0) >= ruledShare;
  const isRuledDown = (edge: number, row: number): boolean => (down[edge * rows + row] ?? 0) >= ruledShare;

  const owner = new Int32Array(rows * columns).fill(-1);
  const boxes = new Boxes(rows, columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (column > 0 && !isRuledDown(column, row)) boxes.join(row, column - 1, row, column);
      if (row > 0 && !isRuledAcross(row, column)) boxes.join(row - 1, column, row, column);
    }
  }
  boxes.makeRectangles();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const slot = row * columns + column;
      if ((owner[slot] ?? -1) >= 0) continue;
      const { bottom, right } = boxes.extent(slot);
      for (let r = row; r <= bottom; r += 1) owner.fill(cells.length, r * columns + column, r * columns + right + 1);
      const openSides = [
        row === 0 && !isRuledAcross(0, column),
        column === 0 && !isRuledDown(0, row),
        bottom === rows - 1 && !isRuledAcross(rows, column),
        right === columns - 1 && !isRuledDown(columns, row),
      ].filter(Boolean).length;
      // One open side is the seam of a page break.
      const isOpen = openSides > 1;
      cells.push({ row, column, rowSpan: bottom - row + 1, columnSpan: right - column + 1, isOpen });
    }
  }
  return { xs, ys, cells, owner };
}

/** The ruled share of each segment between neighbouring `cross` edges, on each of the `along` edges. */
function coverage(rules: readonly Rule[], edges: readonly number[], cross: readonly number[]): Float64Array {
  const segments = cross.length - 1;
  const share = new Float64Array(edges.length * segments);
  for (const rule of rules) {
    const edge = nearestIndex(edges, rule.at);
    const start = snapped(cross, rule.from);
    const end = snapped(cross, rule.to);
    for (let segment = 0; segment < segments; segment += 1) {
      const from = cross[segment] ?? 0;
      const to = cross[segment + 1] ?? 0;
      if (to <= from) continue;
      const covered = Math.min(end, to) - Math.max(start, from);
      if (covered > 0) share[edge * segments + segment] = (share[edge * segments + segment] ?? 0) + covered / (to - from);
    }
  }
  return share;
}

/** The edge that the end of a rule means. */
function snapped(edges: readonly number[], end: number): number {
  const edge = edges[nearestIndex(edges, end)] ?? end;
  return Math.abs(edge - end) <= sameEdge ? edge : end;
}

/** Places of a grid joined into groups, and groups into rectangles. */
class Boxes {
  private readonly parent: Int32Array;
  private readonly top: Int32Array;
  private readonly left: Int32Array;
  private readonly bottomOf: Int32Array;
  private readonly rightOf: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
  ) {
    const size = rows * columns;
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.top = Int32Array.from({ length: size }, (_, i) => Math.floor(i / columns));
    this.bottomOf = Int32Array.from(this.top);
    this.left = Int32Array.from({ length: size }, (_, i) => i % columns);
    this.rightOf = Int32Array.from(this.left);
  }

  join(row: number, column: number, otherRow: number, otherColumn: number): boolean {
    const one = this.find(row * this.columns + column);
    const other = this.find(otherRow * this.columns + otherColumn);
    if (one === other) return false;
    this.parent[other] = one;
    this.top[one] = Math.min(this.top[one] ?? 0, this.top[other] ?? 0);
    this.left[one] = Math.min(this.left[one] ?? 0, this.left[other] ?? 0);
    this.bottomOf[one] = Math.max(this.bottomOf[one] ?? 0, this.bottomOf[other] ?? 0);
    this.rightOf[one] = Math.max(this.rightOf[one] ?? 0, this.rightOf[other] ?? 0);
    return true;
  }

  /** A group that is no rectangle lacks a line: everything in its box is one cell, since nobody can tell the parts. */
  makeRectangles(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (let row = 0; row < this.rows; row += 1) {
        for (let column = 0; column < this.columns; column += 1) {
          const slot = row * this.columns + column;
          if (this.find(slot) !== slot) continue;
          const extent = this.extent(slot);
          for (let r = extent.top; r <= extent.bottom; r += 1) {
            for (let c = extent.left; c <= extent.right; c += 1) {
              if (this.join(row, column, r, c)) changed = true;
            }
          }
        }
      }
    }
  }

  extent(slot: number): { top: number; left: number; bottom: number; right: number } {
    const root = this.find(slot);
    return {
      top: this.top[root] ?? 0,
      left: this.left[root] ?? 0,
      bottom: this.bottomOf[root] ?? 0,
      right: this.rightOf[root] ?? 0,
    };
  }

  private find(slot: number): number {
    let root = slot;
    for (;;) {
      const up = this.parent[root] ?? root;
      if (up === root) return root;
      const above = this.parent[up] ?? up;
      this.parent[root] = above;
      root = above;
    }
  }
}
