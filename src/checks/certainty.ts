/** Whether what stands in a cell is certain: the readings that its kind of document allows agree (record.md, Readings). */
import type { SectionShape } from '../forms/index.ts';
import type { Cell, Place } from '../record/index.ts';

/** As `Report.source.media_type` has it. */
const ofd = 'application/ofd';

/**
 * Tables of pages and of HTML can be read twice, and must be; flattened text, a spreadsheet and a list of one number a
 * row allow one reading only.
 */
function readingsNeeded(at: Place, shape: SectionShape): number {
  if (shape === 'list') return 1;
  return 'page' in at || ('path' in at && at.table !== undefined) ? 2 : 1;
}

/** Whether a second, independent engine is asked before a figure is held against an agency: PDF has one, OFD none. */
function needsSecondEngine({ at, number }: Cell, mediaType: string): boolean {
  return 'page' in at && number !== null && mediaType !== ofd;
}

/** Whether enough readings gave the cell, and no recogniser doubts it. Says nothing of its number. */
export function isCertainCell(cell: Cell, shape: SectionShape, mediaType: string): boolean {
  if (needsSecondEngine(cell, mediaType) && !cell.readings.includes('engine2')) return false;
  return cell.confidence >= 1 && new Set(cell.readings).size >= readingsNeeded(cell.at, shape);
}
