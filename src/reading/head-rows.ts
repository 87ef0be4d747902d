/** Which rows of a table belong to a head, by the labels in them. */
import type { SectionId } from '../forms/index.ts';
import type { GridCell, GridCells } from './grid-cells.ts';

const isColumn = ({ seen }: GridCell): boolean => seen.meanings.some((m) => m.kind === 'column');
const isRow = ({ seen }: GridCell): boolean => seen.meanings.some((m) => m.kind === 'row');

/** The leaf labels of a section in a row, from left to right. */
export function leafLabels(row: GridCells, section: SectionId): string[] {
  return row.flatMap(({ seen }) =>
    seen.meanings.flatMap((m) => (m.kind === 'column' && m.isLeaf && m.section === section ? [m.leaf] : [])),
  );
}

/**
 * The section whose head a row belongs to; null where it is a row of no head. Such a row has column labels, no
 * numbers, and no row label but one that is also a column's (其他, 总计).
 */
export function headSection(row: GridCells): SectionId | null {
  if (row.some(({ seen, cell }) => seen.isValue && cell.text !== '')) return null;
  const labels = row.filter(isColumn);
  if (labels.length === 0 || row.some((x) => isRow(x) && !isColumn(x))) return null;
  const isOneLabel = new Set(labels.map(({ seen }) => seen.norm)).size === 1;
  if (isOneLabel && labels.every(isRow)) return null;
  // 总计 stands in several sections: the section that most labels speak of.
  const counts = new Map<SectionId, number>();
  for (const { seen } of labels) {
    for (const m of seen.meanings) {
      if (m.kind === 'column') counts.set(m.section, (counts.get(m.section) ?? 0) + 1);
    }
  }
  let best: SectionId | null = null;
  let most = 0;
  for (const [section, n] of counts) {
    if (n > most) {
      most = n;
      best = section;
    }
  }
  return best;
}

/** Whether a row without labels of rows and numbers may be a piece of a head: cut labels, blanks. */
export const isOfWords = (row: GridCells): boolean =>
  row.every(({ seen, cell }) => !seen.isValue || cell.text === '');
