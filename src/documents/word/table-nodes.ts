/** The rows and cells of a Word table, as nodes of a page. */
import { element, type PageElement, type PageNode } from './page-nodes.ts';

/** A row. */
export interface RowElement extends PageElement {
  readonly kind: 'row';
  readonly isHead: boolean;
  children: readonly PageNode[];
}

/** A cell. */
export interface CellElement extends PageElement {
  readonly kind: 'cell';
  readonly columns: number;
  /** Whether it goes on the cell above it. */
  readonly isContinued: boolean;
}

/** A cell of so many columns. */
export function cellOf(columns: number, isContinued: boolean, children: readonly PageNode[]): CellElement {
  const attributes = columns === 1 ? '' : ` colspan="${String(columns)}"`;
  return { kind: 'cell', tag: 'td', attributes, stays: true, joins: false, children, columns, isContinued };
}

/** A row of what stands in it. */
export function rowOf(isHead: boolean, children: readonly PageNode[]): RowElement {
  return { kind: 'row', tag: 'tr', attributes: '', stays: true, joins: false, children, isHead };
}

/**
 * A table of what stands in it. `cells`: every cell that belongs to it and to no table within it, with which of the nodes
 * it is in.
 */
export function tableOf(
  nodes: readonly PageNode[],
  cells: readonly { readonly cell: CellElement; readonly node: number }[],
): PageElement {
  if (nodes.every((node) => isRow(node) && node.children.every(isCell))) mergeDown(nodes.filter(isRow));
  const firstOfBody = nodes.findIndex((node) => !isRow(node) || !node.isHead);
  const heads = firstOfBody === -1 ? nodes.length : firstOfBody;
  for (const { cell, node } of cells) if (node < heads) cell.tag = 'th';
  const children =
    heads === 0
      ? nodes
      : [element('thead', '', nodes.slice(0, heads)), element('tbody', '', nodes.slice(heads))];
  return { ...element('table', '', children), stays: true };
}

/** Cells that go on the one above them are its rows. */
function mergeDown(rows: readonly RowElement[]): void {
  const above = new Map<number, CellElement>();
  const spans = new Map<CellElement, number>();
  for (const row of rows) {
    let column = 0;
    row.children = row.children.filter((cell) => {
      if (!isCell(cell)) return true;
      const first = cell.isContinued ? above.get(column) : undefined;
      if (first === undefined) above.set(column, cell);
      else spans.set(first, (spans.get(first) ?? 1) + 1);
      column += cell.columns;
      return first === undefined;
    });
  }
  for (const [cell, count] of spans) cell.attributes += ` rowspan="${String(count)}"`;
}

function isRow(node: PageNode): node is RowElement {
  return typeof node === 'object' && node.kind === 'row';
}

function isCell(node: PageNode): node is CellElement {
  return typeof node === 'object' && node.kind === 'cell';
}
