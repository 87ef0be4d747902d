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
  const boxes = new Boxes(rows, columns, isRuledDown, isRuledAcross);
  boxes.joinAll();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const slot = row * columns + column;
      if ((owner[slot] ?? -1) >= 0) continue;
      const { bottom, right } = boxes.extent(slot);
      for (let r = row; r <= bottom; r += 1)
        owner.fill(cells.length, r * columns + column, r * columns + right + 1);
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
      if (covered > 0)
        share[edge * segments + segment] = (share[edge * segments + segment] ?? 0) + covered / (to - from);
    }
  }
  return share;
}

/** The edge that the end of a rule means. */
function snapped(edges: readonly number[], end: number): number {
  const edge = edges[nearestIndex(edges, end)] ?? end;
  return Math.abs(edge - end) <= sameEdge ? edge : end;
}

interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Places of a grid joined where no rule parts them. Every group is a rectangle at all times. */
class Boxes {
  private readonly parent: Int32Array;
  private readonly extents: Rectangle[];
  /** Ruled edges left of (above) each place, summed from the top left, so that any rectangle's can be counted. */
  private readonly down: Int32Array;
  private readonly across: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
    private readonly isRuledDown: (edge: number, row: number) => boolean,
    private readonly isRuledAcross: (edge: number, column: number) => boolean,
  ) {
    const size = rows * columns;
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.extents = Array.from({ length: size }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return { top: row, left: column, bottom: row, right: column };
    });
    this.down = this.summed((row, column) => isRuledDown(column, row));
    this.across = this.summed((row, column) => isRuledAcross(row, column));
  }

  /**
   * Joins neighbours without a rule between them, as long as what they make is a rectangle without a rule in it. Where
   * a line is missing the rest of a table must not run together.
   */
  joinAll(): void {
    for (let isChanged = true, pass = 0; isChanged && pass < 4; pass += 1) {
      isChanged = false;
      for (let row = 0; row < this.rows; row += 1) {
        for (let column = 0; column < this.columns; column += 1) {
          const slot = row * this.columns + column;
          if (column > 0 && !this.isRuledDown(column, row) && this.join(slot - 1, slot)) isChanged = true;
          if (row > 0 && !this.isRuledAcross(row, column) && this.join(slot - this.columns, slot))
            isChanged = true;
        }
      }
    }
  }

  extent(slot: number): Rectangle {
    return this.extents[this.find(slot)] ?? { top: 0, left: 0, bottom: 0, right: 0 };
  }

  private join(one: number, other: number): boolean {
    const root = this.find(one);
    if (root === this.find(other)) return false;
    const whole = this.closure(around(this.extent(one), this.extent(other)));
    if (this.hasRule(whole)) return false;
    for (let row = whole.top; row <= whole.bottom; row += 1) {
      for (let column = whole.left; column <= whole.right; column += 1) {
        this.parent[this.find(row * this.columns + column)] = root;
      }
    }
    this.parent[root] = root;
    this.extents[root] = whole;
    return true;
  }

  /** The smallest rectangle round this one that cuts no group in two. */
  private closure(start: Rectangle): Rectangle {
    let box = start;
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (let row = box.top; row <= box.bottom; row += 1) {
        for (let column = box.left; column <= box.right; column += 1) {
          const inner = row > box.top && row < box.bottom && column > box.left && column < box.right;
          if (inner) continue;
          const wider = around(box, this.extent(row * this.columns + column));
          if (isSame(wider, box)) continue;
          box = wider;
          isChanged = true;
        }
      }
      if (this.hasRule(box)) return box;
    }
    return box;
  }

  /** Whether a ruled edge lies inside a rectangle. */
  private hasRule(box: Rectangle): boolean {
    const { top, left, bottom, right } = box;
    return (
      this.count(this.down, top, left + 1, bottom, right) > 0 ||
      this.count(this.across, top + 1, left, bottom, right) > 0
    );
  }

  private summed(isRuled: (row: number, column: number) => boolean): Int32Array {
    const width = this.columns + 1;
    const sums = new Int32Array((this.rows + 1) * width);
    for (let row = 0; row < this.rows; row += 1) {
      for (let column = 0; column < this.columns; column += 1) {
        sums[(row + 1) * width + column + 1] =
          (sums[row * width + column + 1] ?? 0) +
          (sums[(row + 1) * width + column] ?? 0) -
          (sums[row * width + column] ?? 0) +
          Number(isRuled(row, column));
      }
    }
    return sums;
  }

  private count(sums: Int32Array, top: number, left: number, bottom: number, right: number): number {
    if (top > bottom || left > right) return 0;
    const width = this.columns + 1;
    const at = (row: number, column: number): number => sums[row * width + column] ?? 0;
    return at(bottom + 1, right + 1) - at(top, right + 1) - at(bottom + 1, left) + at(top, left);
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

function around(one: Rectangle, other: Rectangle): Rectangle {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function isSame(one: Rectangle, other: Rectangle): boolean {
  return (
    one.top === other.top &&
    one.left === other.left &&
    one.bottom === other.bottom &&
    one.right === other.right
  );
}
