/** The head that holds for the rows under it: which columns of the grid stand under which columns of the form. */
import type { Block, Column, SectionId } from '../forms/index.ts';
import type { GridCell, GridCells } from './grid-cells.ts';
import { leafLabels } from './head-rows.ts';
import type { LabelIndex } from './labels.ts';

/** A head has four rows at most, and a vertical label of it one letter a row; what is taller is none. */
const mostRows = 60;

/** Columns of the grid, from 0, both inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether the lowest label of a stack, or its lowest pieces joined, is this column's. */
function isLeafOf(stack: GridCells, spellings: ReadonlySet<string>): boolean {
  let longest = 0;
  for (const spelling of spellings) longest = Math.max(longest, spelling.length);
  let norm = '';
  for (let i = stack.length - 1; i >= 0 && norm.length <= longest; i--) {
    norm = (stack[i]?.seen.norm ?? '') + norm;
    if (spellings.has(norm)) return true;
  }
  return false;
}

/** What was worked out for columns of a block, since many rows ask. */
interface Known {
  readonly spans: readonly Span[] | null;
  /** Worked out when first asked for. */
  isNamedInOrder: boolean | null;
}

/** A head, row by row. */
export class Head {
  private readonly rows: GridCells[] = [];
  private stacks: readonly GridCells[] | null = null;
  private readonly known = new Map<readonly Column[], Known>();
  private readonly parts = new Map<Block, readonly Column[]>();

  constructor(
    readonly section: SectionId,
    row: GridCells,
    /** How many columns its table has. */
    readonly columnCount: number,
    private readonly labels: LabelIndex,
  ) {
    this.rows.push(row);
  }

  /** Takes the next row below; false where the head is too tall to be one. */
  add(row: GridCells): boolean {
    if (this.rows.length >= mostRows) return false;
    this.rows.push(row);
    this.stacks = null;
    this.known.clear();
    this.parts.clear();
    return true;
  }

  /**
   * The span of grid columns under each of these columns of a block; null unless all are there, each once, in the
   * form's order from left to right.
   */
  spansOf(block: Block, wanted: readonly Column[]): readonly Span[] | null {
    return this.knownOf(block, wanted).spans;
  }

  /**
   * Whether the head names all these columns, and no row of it in another order than the form's: what lets cells be
   * placed from left to right.
   */
  isNamedInOrder(block: Block, wanted: readonly Column[]): boolean {
    const known = this.knownOf(block, wanted);
    known.isNamedInOrder ??= this.namesAll(wanted) && this.isInOrder(wanted);
    return known.isNamedInOrder;
  }

  /** The columns under the one label over several that this head names (a strip may be printed in pieces); else none. */
  partOf(block: Block): readonly Column[] {
    let part = this.parts.get(block);
    if (part === undefined) {
      part = this.findPart(block);
      this.parts.set(block, part);
    }
    return part;
  }

  private knownOf(block: Block, wanted: readonly Column[]): Known {
    // Rows that have all columns share what is known, whoever made their list of them.
    const key = wanted.length === block.columns.length ? block.columns : wanted;
    let known = this.known.get(key);
    if (known === undefined) {
      known = { spans: this.findSpans(wanted), isNamedInOrder: null };
      this.known.set(key, known);
    }
    return known;
  }

  /** For each column of the grid the distinct header cells over it, top down. */
  private stacksOf(): readonly GridCells[] {
    if (this.stacks !== null) return this.stacks;
    const stacks = Array.from({ length: this.columnCount }, (): GridCell[] => []);
    for (const row of this.rows) {
      for (const cell of row) {
        if (cell.cell.text === '') continue;
        for (let c = cell.from; c <= cell.to; c++) {
          const stack = stacks[c];
          if (stack !== undefined && stack.at(-1)?.index !== cell.index) stack.push(cell);
        }
      }
    }
    this.stacks = stacks;
    return stacks;
  }

  private findSpans(wanted: readonly Column[]): Span[] | null {
    const needsAncestors = new Set(wanted.map((c) => c.path.at(-1)?.zh)).size < wanted.length;
    const stacks = this.stacksOf();
    const spans: Span[] = [];
    let next = 0;
    for (const column of wanted) {
      const leaf = column.path.at(-1);
      if (leaf === undefined) return null;
      const spellings = this.labels.spellings(leaf);
      const isColumn = (stack: GridCells): boolean =>
        isLeafOf(stack, spellings) && (!needsAncestors || this.hasAncestors(stack, column));
      let from = next;
      while (from < stacks.length && !isColumn(stacks[from] ?? [])) from++;
      const to = stacks[from]?.at(-1)?.to;
      if (to === undefined) return null;
      spans.push({ from, to });
      next = to + 1;
    }
    return spans.length === 0 ? null : spans;
  }

  private hasAncestors(stack: GridCells, column: Column): boolean {
    const last = column.path.at(-2);
    return last === undefined || stack.some((x) => this.labels.spellings(last).has(x.seen.norm));
  }

  private namesAll(wanted: readonly Column[]): boolean {
    const need = new Map<string, number>();
    for (const column of wanted) {
      const leaf = column.path.at(-1)?.zh ?? '';
      need.set(leaf, (need.get(leaf) ?? 0) + 1);
    }
    for (const row of this.rows) {
      for (const leaf of leafLabels(row, this.section)) need.set(leaf, (need.get(leaf) ?? 0) - 1);
    }
    return [...need.values()].every((n) => n <= 0);
  }

  /** A head with two of its columns changed over does not name them in the form's order. */
  private isInOrder(wanted: readonly Column[]): boolean {
    const leaves = [...new Set(wanted.map((c) => c.path.at(-1)?.zh ?? ''))];
    const isRepeated = leaves.length < wanted.length;
    return this.rows.every((row) => {
      const named = leafLabels(row, this.section);
      const order = named.map((leaf) => leaves.indexOf(leaf)).filter((i) => i >= 0);
      return order.every((at, i) => at >= (order[i - 1] ?? -1) || (isRepeated && at === 0));
    });
  }

  private findPart(block: Block): readonly Column[] {
    const groups = new Map<string, Column[]>();
    for (const column of block.columns) {
      const above = column.path.at(-2);
      if (above === undefined) continue;
      const spellings = this.labels.spellings(above);
      const isNamed = this.rows.some((row) => row.some(({ seen }) => spellings.has(seen.norm)));
      if (isNamed) groups.set(above.zh, [...(groups.get(above.zh) ?? []), column]);
    }
    const [only] = groups.values();
    return groups.size === 1 && only !== undefined ? only : [];
  }
}
