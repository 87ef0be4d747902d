/** A form's sections as tables: the head with its spans, the stubs of rows, and which field stands in each cell. */
import { codeOf, type Block, type Form, type Label, type Section } from '../forms/index.ts';

export interface HeadCell {
  readonly label: Label | null;
  readonly colspan: number;
  readonly rowspan: number;
  /** Whether columns of numbers stand right under it. */
  readonly isLeaf: boolean;
  /** Whether it stands over the labels of rows. */
  readonly isStub: boolean;
}

export interface StubCell {
  readonly label: Label;
  readonly rowspan: number;
  readonly colspan: number;
  readonly isLeaf: boolean;
}

export interface TableRow {
  readonly stubs: readonly StubCell[];
  /** Indexes in the form's fields; null = the form has no such cell. */
  readonly fields: readonly (number | null)[];
}

export interface FormTable {
  readonly section: Section;
  readonly block: Block;
  readonly heading: Label | null;
  readonly head: readonly (readonly HeadCell[])[];
  readonly stubColumns: number;
  readonly rows: readonly TableRow[];
}

function headOf(block: Block, stubColumns: number): HeadCell[][] {
  const depth = Math.max(1, ...block.columns.map(({ path }) => path.length));
  const head: HeadCell[][] = Array.from({ length: depth }, () => []);
  if (stubColumns > 0)
    head[0]?.push({ label: block.stub, colspan: stubColumns, rowspan: depth, isLeaf: true, isStub: true });
  for (let level = 0; level < depth; level++) {
    let at = 0;
    while (at < block.columns.length) {
      const path = block.columns[at]?.path ?? [];
      const label = path[level] ?? null;
      const isLeaf = level === Math.max(0, path.length - 1);
      let end = at + 1;
      if (!isLeaf) {
        // Neighbours under the same label share its cell.
        while (end < block.columns.length) {
          const other = block.columns[end]?.path ?? [];
          if (other.length <= level + 1 || other[level] !== label) break;
          end++;
        }
      }
      if (level < Math.max(1, path.length)) {
        head[level]?.push({
          label,
          colspan: end - at,
          rowspan: isLeaf ? depth - level : 1,
          isLeaf,
          isStub: false,
        });
      }
      at = end;
    }
  }
  return head;
}

function stubsOf(block: Block, stubColumns: number): StubCell[][] {
  const stubs: StubCell[][] = block.rows.map(() => []);
  for (let level = 0; level < stubColumns; level++) {
    let at = 0;
    while (at < block.rows.length) {
      const path = block.rows[at]?.path ?? [];
      const label = path[level];
      let end = at + 1;
      if (label !== undefined) {
        const isLeaf = level === path.length - 1;
        while (!isLeaf && end < block.rows.length) {
          const other = block.rows[end]?.path ?? [];
          const isSame =
            other.length > level + 1 && path.slice(0, level + 1).every((one, i) => one === other[i]);
          if (!isSame) break;
          end++;
        }
        stubs[at]?.push({ label, rowspan: end - at, colspan: isLeaf ? stubColumns - level : 1, isLeaf });
      }
      at = end;
    }
  }
  return stubs;
}

/** Of rows printed in place of one another, which side a report has: the other is not shown. */
export type ShownSide = 'whole' | 'part';

/** The side that a report prints; `part`, as the newest form has it, where it prints neither. */
export function shownSide(form: Form, isPrinted: (fieldIndex: number) => boolean): ShownSide {
  const has = (side: ShownSide): boolean =>
    form.fields.some(({ alternative }, index) => alternative?.side === side && isPrinted(index));
  if (has('part')) return 'part';
  return has('whole') || !form.fields.some(({ alternative }) => alternative?.side === 'part')
    ? 'whole'
    : 'part';
}

/** The tables of a form, in its order. */
export function tablesOf(form: Form, side: ShownSide): readonly FormTable[] {
  const indexes = new Map(form.fields.map(({ code }, index) => [code, index]));
  return form.sections.flatMap((section) =>
    section.blocks.map((whole) => {
      const rows = whole.rows.filter(
        ({ alternative }) => alternative === undefined || alternative.side === side,
      );
      const block = { ...whole, rows };
      const stubColumns = Math.max(0, ...block.rows.map(({ path }) => path.length));
      const stubs = stubsOf(block, stubColumns);
      return {
        section,
        block,
        heading: block.heading,
        head: headOf(block, stubColumns),
        stubColumns,
        rows: block.rows.map((row, at) => ({
          stubs: stubs[at] ?? [],
          fields: block.columns.map((column) =>
            row.without?.includes(column.id) === true ? null : (indexes.get(codeOf(row, column)) ?? null),
          ),
        })),
      };
    }),
  );
}
