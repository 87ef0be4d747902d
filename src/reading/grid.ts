/**
 * The reading by grid: a table's resolved rows and columns, its header's columns and its row labels. For each code it
 * names the cell that stands there; it does not count tokens.
 */
import type { Table, TableCell } from '../documents/index.ts';
import { codeOf, normaliseLabel, type Block, type Column, type SectionId } from '../forms/index.ts';
import type { FormRow, LabelIndex, Meaning } from './labels.ts';
import { looksLikeValue } from './value.ts';

/** A cell that the grid puts at a code; null = the row is there, but no cell reaches the place. */
export interface GridPlace {
  readonly code: string;
  readonly table: number;
  /** Index in the table's cells. */
  readonly cell: number;
}

export interface GridRow {
  readonly at: FormRow | null;
  readonly section: SectionId;
  readonly places: readonly GridPlace[];
}

/** What a cell is, worked out once. */
interface Seen {
  readonly isValue: boolean;
  readonly norm: string;
  readonly meanings: readonly Meaning[];
}

/** A cell as it stands in one row of the grid. */
interface InRow {
  readonly index: number;
  readonly cell: TableCell;
  readonly seen: Seen;
  /** First and last column of the grid it covers, from 0. */
  readonly from: number;
  readonly to: number;
}

/** The head that holds for the rows under it. */
interface Head {
  readonly section: SectionId;
  /** Rows of the grid, top down, each as its cells. */
  readonly rows: readonly (readonly InRow[])[];
  readonly columnCount: number;
  /** What `spansOf` gave for a block, since many rows ask. */
  readonly spans: Map<Block, Span[] | null>;
}

const nothing: readonly Meaning[] = [];

const blankSeen: Seen = { isValue: true, norm: '', meanings: nothing };

function see(cell: TableCell, labels: LabelIndex): Seen {
  if (cell.text === '') return blankSeen;
  const isValue = looksLikeValue(cell.text);
  if (isValue || cell.text.length > 200) return { isValue, norm: '', meanings: nothing };
  return {
    isValue,
    norm: labels.normOf(cell.text),
    meanings: labels.meaningsOf(cell.text),
  };
}

function rowOf(table: Table, r: number, seen: readonly Seen[]): InRow[] {
  const line = table.grid[r] ?? [];
  const cells: InRow[] = [];
  for (let c = 0; c < line.length; c++) {
    const index = line[c] ?? -1;
    const cell = table.cells[index];
    const what = seen[index];
    if (cell === undefined || what === undefined) continue;
    let to = c;
    while (line[to + 1] === index) to++;
    cells.push({ index, cell, seen: what, from: c, to });
    c = to;
  }
  return cells;
}

const leafLabels = (row: readonly InRow[]): { section: SectionId; leaf: string }[] =>
  row.flatMap(({ seen }) =>
    seen.meanings.flatMap((m) =>
      m.kind === 'column' && m.isLeaf ? [{ section: m.section, leaf: m.leaf }] : [],
    ),
  );

/** A row of a head: column labels, and no row label but one that is also a column's (其他, 总计). */
function headSection(row: readonly InRow[]): SectionId | null {
  let hasColumn = false;
  for (const { seen, cell } of row) {
    if (seen.isValue && cell.text !== '') return null;
    hasColumn ||= seen.meanings.some((m) => m.kind === 'column');
  }
  if (!hasColumn) return null;
  const words = row.filter(({ seen }) => !seen.isValue);
  const columns = words.flatMap(({ seen }) => seen.meanings.filter((m) => m.kind === 'column'));
  const first = columns[0];
  if (first === undefined) return null;
  const isRow = words.some(
    ({ seen }) =>
      seen.meanings.some((m) => m.kind === 'row') && !seen.meanings.some((m) => m.kind === 'column'),
  );
  if (isRow) return null;
  const labels = words.filter(({ seen }) => seen.meanings.some((m) => m.kind === 'column'));
  const isOneLabel = new Set(labels.map(({ seen }) => seen.norm)).size === 1;
  if (isOneLabel && labels.every(({ seen }) => seen.meanings.some((m) => m.kind === 'row'))) return null;
  // 总计 stands in several sections: the section that most labels speak of.
  const counts = new Map<SectionId, number>();
  for (const m of columns) counts.set(m.section, (counts.get(m.section) ?? 0) + 1);
  let best = first.section;
  let most = 0;
  for (const [section, n] of counts) {
    if (n > most) {
      most = n;
      best = section;
    }
  }
  return best;
}

/** The distinct header cells over column `c`, top down. */
function stackAt(head: Head, c: number): InRow[] {
  const stack: InRow[] = [];
  for (const row of head.rows) {
    const found = row.find((x) => x.from <= c && c <= x.to);
    if (found !== undefined && found.cell.text !== '' && stack.at(-1)?.index !== found.index)
      stack.push(found);
  }
  return stack;
}

/** Whether the lowest label of a stack, or its lowest pieces joined, is this column's. */
function isLeafOf(stack: readonly InRow[], spellings: ReadonlySet<string>): boolean {
  let norm = '';
  for (let i = stack.length - 1; i >= 0; i--) {
    norm = (stack[i]?.seen.norm ?? '') + norm;
    if (spellings.has(norm)) return true;
  }
  return false;
}

function hasAncestors(stack: readonly InRow[], column: Column, labels: LabelIndex): boolean {
  const above = column.path.slice(0, -1);
  const last = above.at(-1);
  return last === undefined || stack.some((x) => labels.spellings(last).has(x.seen.norm));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The span of grid columns under each of a block's columns; null unless all are there, each once, in the form's
 * order from left to right.
 */
function spansOf(head: Head, block: Block, wanted: readonly Column[], labels: LabelIndex): Span[] | null {
  const needsAncestors = new Set(wanted.map((c) => c.path.at(-1)?.zh)).size < wanted.length;
  const spans: Span[] = [];
  let next = 0;
  const stacks: InRow[][] = [];
  for (let c = 0; c < head.columnCount; c++) stacks.push(stackAt(head, c));
  for (const column of wanted) {
    const leaf = column.path.at(-1);
    if (leaf === undefined) return null;
    const spellings = labels.spellings(leaf);
    let from = -1;
    for (let c = next; c < head.columnCount; c++) {
      const stack = stacks[c] ?? [];
      if (!isLeafOf(stack, spellings)) continue;
      if (needsAncestors && !hasAncestors(stack, column, labels)) continue;
      from = c;
      break;
    }
    if (from < 0) return null;
    const to = stacks[from]?.at(-1)?.to ?? from;
    spans.push({ from, to });
    next = to + 1;
  }
  return block.columns.length === 0 ? null : spans;
}

/** The leaf labels of a head in the form's order, once each: what lets cells be placed from left to right. */
function namesAll(head: Head, wanted: readonly Column[]): boolean {
  const leaves = head.rows.flatMap(leafLabels).filter((l) => l.section === head.section);
  const need = new Map<string, number>();
  for (const column of wanted) {
    const leaf = column.path.at(-1)?.zh ?? '';
    need.set(leaf, (need.get(leaf) ?? 0) + 1);
  }
  for (const { leaf } of leaves) need.set(leaf, (need.get(leaf) ?? 0) - 1);
  return [...need.values()].every((n) => n <= 0);
}

/** Whether each row of a head names the columns in the form's order: a head with two of them changed over does not. */
function isInOrder(head: Head, wanted: readonly Column[]): boolean {
  const leaves = [...new Set(wanted.map((c) => c.path.at(-1)?.zh ?? ''))];
  const isRepeated = leaves.length < wanted.length;
  return head.rows.every((row) => {
    const named = leafLabels(row).filter((l) => l.section === head.section);
    const order = named.map(({ leaf }) => leaves.indexOf(leaf)).filter((i) => i >= 0);
    return order.every((at, i) => {
      const before = order[i - 1] ?? -1;
      return at >= before || (isRepeated && at === 0);
    });
  });
}

/** The cell under a span: the only one, or the only one that holds something. */
function cellUnder(row: readonly InRow[], span: Span): InRow | null {
  const under = row.filter((x) => x.from <= span.to && x.to >= span.from);
  if (under.length === 1) return under[0] ?? null;
  const full = under.filter((x) => x.cell.text !== '' || x.cell.hasImage);
  if (full.length === 1) return full[0] ?? null;
  return full.length === 0 ? (under[0] ?? null) : null;
}

export interface GridReading {
  readonly rows: readonly GridRow[];
}

/** Where the reading of a document's tables stands. */
interface Progress {
  head: Head | null;
  /** Whether the row before was part of the head. */
  wasHead: boolean;
  lastOrder: number;
}

/** A cell whose text is only nearly a row's label, and can be no other's. */
export interface NearLabel {
  readonly at: FormRow;
  readonly labelEnd: { readonly table: number; readonly cell: number };
}

/** Reads all tables of a document against the labels of a form; a head also holds for the pieces after it. */
export function readGrid(
  tables: readonly Table[],
  labels: LabelIndex,
  adopted: readonly NearLabel[] = [],
): GridReading {
  const rows: GridRow[] = [];
  const keyOf = (table: number, cell: number): string => `${String(table)}/${String(cell)}`;
  const near = new Map(adopted.map(({ at, labelEnd }) => [keyOf(labelEnd.table, labelEnd.cell), at]));
  const progress: Progress = { head: null, wasHead: false, lastOrder: -1 };
  for (const table of tables) {
    const seen = table.cells.map((cell, i): Seen => {
      const at = near.size === 0 ? undefined : near.get(keyOf(table.index, i));
      const what = see(cell, labels);
      return at === undefined ? what : { ...what, meanings: [{ kind: 'row', at }] };
    });
    if (progress.head?.columnCount !== table.columnCount) {
      if (!seen.some((s) => s.meanings.length > 0)) continue;
      progress.head = null;
    }
    progress.wasHead = false;
    for (let r = 0; r < table.rowCount; r++) {
      const row = rowOf(table, r, seen);
      const read = row.length === 0 ? null : step(table, row, progress, labels);
      if (read !== null) rows.push(read);
    }
  }
  return { rows };
}

function step(table: Table, row: readonly InRow[], progress: Progress, labels: LabelIndex): GridRow | null {
  const { head, wasHead } = progress;
  const section = headSection(row);
  if (section !== null) {
    const above = wasHead && head?.section === section ? head.rows : [];
    progress.head = { section, rows: [...above, row], columnCount: table.columnCount, spans: new Map() };
    progress.wasHead = true;
    return null;
  }
  const read = dataRow(table, row, head, labels, progress.lastOrder);
  if (read === null && wasHead && head !== null && row.every((x) => !x.seen.isValue || x.cell.text === '')) {
    // A row between the rows of a head (pieces of a cut label, blanks) belongs to it.
    progress.head = { ...head, rows: [...head.rows, row], spans: new Map() };
    return null;
  }
  progress.wasHead = false;
  progress.lastOrder = read?.at?.order ?? progress.lastOrder;
  return read;
}

function nearest(row: readonly InRow[], lastOrder: number): { at: FormRow; label: InRow } | null {
  for (let i = row.length - 1; i >= 0; i--) {
    const label = row[i];
    if (label === undefined) continue;
    if (label.seen.meanings.length === 0) continue;
    const meanings = label.seen.meanings.flatMap((m) => (m.kind === 'row' ? [m.at] : []));
    if (meanings.length === 0) continue;
    // A label that stands in several places of the form: the groups to its left decide, then the order.
    const inGroup = meanings.length === 1 ? meanings : meanings.filter((at) => isUnder(at, row.slice(0, i)));
    const pool = inGroup.length > 0 ? inGroup : meanings;
    const at = pool.find((m) => m.order > lastOrder) ?? pool[0];
    if (at !== undefined) return { at, label };
  }
  return null;
}

function isUnder(at: FormRow, left: readonly InRow[]): boolean {
  const group = at.row.path.at(-2);
  return group !== undefined && left.some((x) => x.seen.norm === normaliseLabel(group.zh));
}

function dataRow(
  table: Table,
  row: readonly InRow[],
  head: Head | null,
  labels: LabelIndex,
  lastOrder: number,
): GridRow | null {
  const found = nearest(row, lastOrder);
  if (found !== null) {
    const { at, label } = found;
    const places = placesOf(table, row, label.to, head, at.block, at.columns, labels, at.codes);
    return { at, section: at.section.id, places };
  }
  if (head === null) return null;
  const strip = labels.form.sections.find((s) => s.id === head.section && s.shape === 'strip');
  const block = strip?.blocks[0];
  const only = block?.rows[0];
  if (block === undefined || only === undefined) return null;
  if (row.some((x) => x.seen.meanings.length > 0) || !row.some((x) => x.seen.isValue)) return null;
  const codesOf = (columns: readonly Column[]): string[] => columns.map((c) => codeOf(only, c));
  const whole = placesOf(table, row, -1, head, block, block.columns, labels, codesOf(block.columns));
  if (whole.length > 0) return { at: null, section: head.section, places: whole };
  const part = columnsNamed(head, block, labels);
  if (part.length === 0) return null;
  const places = placesOf(table, row, -1, head, block, part, labels, codesOf(part));
  return places.length === 0 ? null : { at: null, section: head.section, places };
}

/** The columns that stand together under the one label that a head names: a strip may be printed in pieces. */
function columnsNamed(head: Head, block: Block, labels: LabelIndex): Column[] {
  const groups = new Map<string, Column[]>();
  for (const column of block.columns) {
    const above = column.path.at(-2);
    if (above === undefined) continue;
    const isNamed = head.rows.some((row) => row.some(({ seen }) => labels.spellings(above).has(seen.norm)));
    if (isNamed) groups.set(above.zh, [...(groups.get(above.zh) ?? []), column]);
  }
  const [only] = groups.values();
  return groups.size === 1 && only !== undefined ? only : [];
}

/** Whether a row goes on beyond the last column of its head, where few rows of its table do. */
function isTooLong(table: Table, row: readonly InRow[], end: number): boolean {
  if (!row.some((x) => x.from > end)) return false;
  const long = table.grid.filter((line) => (line[end + 1] ?? -1) >= 0);
  return long.length * 2 <= table.rowCount;
}

function placesOf(
  table: Table,
  row: readonly InRow[],
  labelEnd: number,
  head: Head | null,
  block: Block,
  wanted: readonly Column[],
  labels: LabelIndex,
  codes: readonly string[],
): GridPlace[] {
  /** The cells of the columns, in order; a column without a cell has no place. */
  const places = (cells: readonly (InRow | null)[]): GridPlace[] =>
    codes.flatMap((code, k) => {
      const x = cells[k] ?? null;
      return x === null ? [] : [{ code, table: table.index, cell: x.index }];
    });
  if (head !== null && head.columnCount === table.columnCount) {
    const isAll = wanted.length === block.columns.length;
    let spans = isAll ? head.spans.get(block) : undefined;
    if (spans === undefined) {
      spans = spansOf(head, block, wanted, labels);
      if (isAll) head.spans.set(block, spans);
    }
    if (spans !== null && (spans[0]?.from ?? 0) > labelEnd) {
      // A row that does not reach the last column lacks a cell, and it cannot be told which.
      const last = spans.at(-1);
      if (last !== undefined && !row.some((x) => x.to >= last.from)) return [];
      const cells = spans.map((span) => {
        const x = cellUnder(row, span);
        return x === null || x.from <= labelEnd ? null : x;
      });
      // Beside an empty cell too many, the empty ones may stand in the wrong place.
      const hasBlank = cells.some((x) => x !== null && x.cell.text === '' && !x.cell.hasImage);
      if (hasBlank && last !== undefined && isTooLong(table, row, last.to)) return [];
      return places(cells);
    }
    if (!namesAll(head, wanted) || !isInOrder(head, wanted)) return [];
  } else if (wanted.length > 1) return [];
  // The head names every column but does not stand over them (its merged cells are gone): cells go from left to
  // right after the label, if there is exactly one for each.
  let after = row.filter((x) => x.from > labelEnd);
  if (after.length > wanted.length && wanted.length === 1) {
    // Merged cells that are gone leave empty ones behind the number; before it they would be the number's own place.
    const values = after.filter((x) => x.seen.isValue);
    const full = values.filter((x) => x.cell.text !== '');
    after = full.length === 0 ? values.slice(0, 1) : full[0] === values[0] ? full : [];
  }
  return after.length === wanted.length ? places(after) : [];
}
