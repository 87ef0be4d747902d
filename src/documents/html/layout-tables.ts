/** Which tables only arrange other content. */
import type { LeanElement, LeanNode } from './nodes.ts';
import { LeanElement as Element } from './nodes.ts';
import { isCellElement } from './table-grid.ts';
import { tagKind } from './tags.ts';

/** The tables at or under `outermost` that hold another table of more than one cell. Linear, iterative. */
export function findLayoutTables(outermost: LeanElement): ReadonlySet<LeanElement> {
  const layout = new Set<LeanElement>();
  const open: { table: LeanElement; cells: number; holdsTable: boolean }[] = [];
  let node: LeanNode = outermost;
  for (;;) {
    if (node instanceof Element) {
      if (node.kind === tagKind.table) open.push({ table: node, cells: 0, holdsTable: false });
      else if (node.kind === tagKind.cell && isCellElement(node)) {
        const innermost = open.at(-1);
        if (innermost !== undefined) innermost.cells += 1;
      }
      if (node.first !== null && node.kind !== tagKind.skipped) {
        node = node.first;
        continue;
      }
    }
    for (;;) {
      if (node instanceof Element && node.kind === tagKind.table) close();
      if (node === outermost) return layout;
      if (node.next !== null) {
        node = node.next;
        break;
      }
      const parent: LeanNode | null = node.parent;
      if (parent === null) return layout;
      node = parent;
    }
  }

  function close(): void {
    const done = open.pop();
    if (done === undefined) return;
    if (done.holdsTable) layout.add(done.table);
    const outer = open.at(-1);
    if (outer !== undefined && (done.cells > 1 || done.holdsTable)) outer.holdsTable = true;
  }
}
