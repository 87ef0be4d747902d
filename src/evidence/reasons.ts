/** Whose error a finding is, and why: which readings agreed on each number, by which engines, from which places. */
import { cellLabel, isCertainCell } from '../checks/index.ts';
import { formById, type Bilingual } from '../forms/index.ts';
import type { Cell, Finding, Place, Reading, Record, State } from '../record/index.ts';

/** Why a cell is held for certain, or is not. */
export type CellReason =
  /** Every reading that its kind of document allows gave the same. */
  | 'readings_agree'
  /** A second, independent engine gave the same. */
  | 'second_engine_agrees'
  /** Fewer readings gave it than its kind of document allows. */
  | 'read_once'
  /** It was recognised in an image. */
  | 'recognised'
  /** The place of the number is not certain. */
  | 'ambiguous'
  /** Nothing, or no number, stands there. */
  | 'no_number'
  /** The document has no such place. */
  | 'no_place';

/** One cell that a finding rests on. */
export interface CellEvidence {
  /** The id of its report. */
  readonly report: string;
  readonly code: string;
  readonly label: Bilingual;
  /** As printed; null where the document has no such place. */
  readonly raw: string | null;
  readonly state: State;
  readonly number: number | null;
  readonly readings: readonly Reading[];
  readonly confidence: number | null;
  readonly at: Place | null;
  readonly isCertain: boolean;
  readonly reasons: readonly CellReason[];
}

function reasonsOf(cell: Cell, isCertain: boolean): CellReason[] {
  const reasons: CellReason[] = [];
  if (cell.state === 'ambiguous') reasons.push('ambiguous');
  else if (cell.number === null) reasons.push('no_number');
  if (cell.confidence < 1) reasons.push('recognised');
  if (cell.readings.includes('engine2')) reasons.push('second_engine_agrees');
  reasons.push(isCertain ? 'readings_agree' : 'read_once');
  return reasons;
}

/** The cells of a finding in the reports that it speaks of, with why each is certain or not. */
export function cellsOf(finding: Finding, records: ReadonlyMap<string, Record>): CellEvidence[] {
  const found: CellEvidence[] = [];
  for (const id of finding.reports) {
    const report = records.get(id)?.report ?? null;
    if (report === null) continue;
    const form = formById(report.form);
    const shapes = new Map(form?.sections.map(({ id: section, shape }) => [section, shape]));
    for (const code of finding.codes) {
      const field = form?.byCode.get(code);
      const shape = field === undefined ? undefined : shapes.get(field.section);
      if (field === undefined || shape === undefined) continue;
      const cell = report.cells[code];
      const isCertain =
        cell !== undefined &&
        cell.state !== 'ambiguous' &&
        isCertainCell(cell, shape, report.source.media_type);
      found.push({
        report: id,
        code,
        label: cellLabel(form, code),
        raw: cell?.raw ?? null,
        state: cell?.state ?? 'absent',
        number: cell?.number ?? null,
        readings: cell?.readings ?? [],
        confidence: cell?.confidence ?? null,
        at: cell?.at ?? null,
        isCertain,
        reasons: cell === undefined ? ['no_place'] : reasonsOf(cell, isCertain),
      });
    }
  }
  return found;
}
