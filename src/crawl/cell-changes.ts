/** A report that was changed, cell by cell. */
import type { Record } from '../record/index.ts';
import type { CellChange } from '../store/index.ts';

/** Codes whose printed text differs, in byte order; empty where either is no report. */
export function cellChanges(before: Record, after: Record): CellChange[] {
  if (before.report === null || after.report === null) return [];
  const [old, now] = [before.report.cells, after.report.cells];
  const codes = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return codes
    .map((code) => ({ code, before: old[code]?.raw ?? null, after: now[code]?.raw ?? null }))
    .filter((change) => change.before !== change.after);
}
