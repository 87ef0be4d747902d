/** The head being read: the labels seen of it so far, and the blanks after them. */
import type { Form, SectionId } from '../forms/index.ts';
import type { FormRow, Meaning } from './labels.ts';
import type { StripRun } from './runs.ts';
import type { Token } from './tokens.ts';

/** The head of a table while its labels come in. */
export class OpenHead {
  /** Empty cells after the labels of a strip: fillers of the head, or its first numbers. */
  blanks: Token[] = [];
  private open: SectionId | null = null;
  private leaves: string[] = [];
  private groups: string[] = [];
  private readonly named = new Set<string>();
  private leavesOverRows: readonly string[] = [];
  private lastLine = 0;
  private readonly exponents = new Map<string, number>();
  private readonly strips: ReadonlySet<SectionId>;

  constructor(form: Form) {
    this.strips = new Set(form.sections.flatMap((s) => (s.shape === 'strip' ? [s.id] : [])));
  }

  /** The section of the head being read; null while rows are. */
  get section(): SectionId | null {
    return this.open;
  }

  /** The section, if it is one whose numbers follow its head without a row label; else null. */
  get stripSection(): SectionId | null {
    return this.open !== null && this.strips.has(this.open) ? this.open : null;
  }

  /** How many leaf labels were seen. */
  get leafCount(): number {
    return this.leaves.length;
  }

  /** Whether this leaf label was seen. */
  names(leaf: string): boolean {
    return this.named.has(leaf);
  }

  /** Whether the last of its labels stands on this line of text. */
  isOnLine(line: number): boolean {
    return line > 0 && line === this.lastLine;
  }

  /** A head begins at its block's heading or stub. */
  begin(section: SectionId): void {
    this.open = section;
    this.clear();
    this.exponents.clear();
  }

  /** A column's label and its line (0 in tables), with the power of ten of the unit in it; null where it holds none. */
  add(column: Meaning & { readonly kind: 'column' }, line: number, exponent: number | null): void {
    if (this.open !== column.section) {
      this.open = column.section;
      this.clear();
    }
    (column.isLeaf ? this.leaves : this.groups).push(column.leaf);
    if (column.isLeaf) this.named.add(column.leaf);
    this.lastLine = line;
    if (exponent !== null) this.exponents.set(column.leaf, exponent);
  }

  /** Labels of rows follow, which may yet be a strip's groups: the labels seen are kept. */
  leave(): void {
    this.open = null;
  }

  /** A row follows; gives the leaf labels of the head over it, empty where none was seen. */
  endAtRow(): readonly string[] {
    this.open = null;
    if (this.leaves.length > 0) this.leavesOverRows = this.leaves;
    this.clear();
    return this.leavesOverRows;
  }

  /** Prose or a heading: no head goes on over it. */
  close(): void {
    this.open = null;
    this.clear();
    this.exponents.clear();
  }

  /** The head ends as that of a strip with these first tokens. */
  endAsStrip(section: SectionId, tokens: Token[]): StripRun {
    const { leaves, groups } = this;
    this.clear();
    return { section, leaves, groups, tokens };
  }

  /** The power of ten of the unit over a row; null where its head names none. */
  exponentOver(at: FormRow): number | null {
    for (const column of at.block.columns) {
      const found = this.exponents.get(column.path.at(-1)?.zh ?? '');
      if (found !== undefined) return found;
    }
    return null;
  }

  private clear(): void {
    this.leaves = [];
    this.groups = [];
    this.blanks = [];
    this.lastLine = 0;
    this.named.clear();
  }
}
