/** Which rows of the form a document prints: runs that are mere mentions, or labels over other rows, are left out. */
import type { Section, SectionId } from '../forms/index.ts';
import type { FormRow } from './labels.ts';
import { isFull, type RowRun } from './runs.ts';

/** Sections with a table or its flattened text; by whether it stands in a table of the source. */
export type SectionsFound = Map<SectionId, 'table' | 'text'>;

/** Leaves out （六）其他处理 over its three rows: there it is a group, although the form also has it as a row. */
export function withoutGroupLabels(rows: readonly RowRun[]): RowRun[] {
  const partOf = ({ at }: RowRun): string | null =>
    at.row.alternative?.side === 'part' ? at.row.alternative.group : null;
  const groups = new Set(rows.map(partOf));
  return rows.filter((run, i) => {
    const { alternative } = run.at.row;
    if (alternative?.side !== 'whole' || run.tokens.some(isFull)) return true;
    const next = rows[i + 1];
    const isOverNext = next !== undefined && partOf(next) === alternative.group;
    return !(isOverNext || (run.tokens.length === 0 && groups.has(alternative.group)));
  });
}

/** Finds the sections that are there: in tables, or in text with numbers or most of a section's labels. */
export function sectionsOf(rows: readonly RowRun[]): SectionsFound {
  const sections: SectionsFound = new Map();
  const labels = new Map<Section, Set<FormRow>>();
  for (const { at, labelEnd } of rows) {
    if (labelEnd.table > 0) sections.set(at.section.id, 'table');
    const seen = labels.get(at.section) ?? new Set<FormRow>();
    labels.set(at.section, seen.add(at));
  }
  for (const { at, tokens } of rows) {
    const { section } = at;
    if (sections.has(section.id)) continue;
    // A label alone may be a mention; numbers, or most of a section's labels, are its table.
    const all = section.blocks.reduce((n, b) => n + b.rows.length, 0);
    const isMostThere = (labels.get(section)?.size ?? 0) * 2 > all;
    if (isMostThere || tokens.some(isFull)) sections.set(section.id, 'text');
  }
  return sections;
}

/** Runs of each row that count: those in tables where its section has a table, and not mere mentions. */
export function runsOfRows(rows: readonly RowRun[], sections: SectionsFound): Map<FormRow, RowRun[]> {
  const byRow = new Map<FormRow, RowRun[]>();
  for (const run of rows) {
    const kind = sections.get(run.at.section.id);
    if (kind === undefined || (kind === 'table') !== run.labelEnd.table > 0) continue;
    const list = byRow.get(run.at) ?? [];
    list.push(run);
    byRow.set(run.at, list);
  }
  for (const [row, list] of byRow) {
    const full = list.filter((run) => run.tokens.some(isFull));
    if (full.length > 0 && full.length < list.length) byRow.set(row, full);
  }
  return byRow;
}
