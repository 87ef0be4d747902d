/** What the solver sees of a report: for every code of a form its certain number and its state. */
import type { Cell, State, Values } from '../record/index.ts';

export interface CellView {
  /** The certain number of a code; null = none. */
  value(code: string): number | null;
  /** What stands in the place of a code; `absent` where the document has no such place. */
  state(code: string): State;
}

/** The view of a report, or of a reading: its `values` and `cells`. A code without a cell is `absent`. */
export function viewOf(report: {
  readonly values: Values;
  readonly cells: Readonly<{ [code: string]: Pick<Cell, 'state'> }>;
}): CellView {
  return {
    value: (code) => report.values[code] ?? null,
    state: (code) => report.cells[code]?.state ?? 'absent',
  };
}

/**
 * How a cell counts in a sum: with its number; as zero, being `empty` (blank, dash, absent); or not at all, being
 * `unusable`, and then neither do the identities that it stands in (forms.md, Identities).
 */
export type Standing = 'number' | 'empty' | 'unusable';

export function standingOf(cells: CellView, code: string): Standing {
  return standingOfCell(cells.value(code), cells.state(code));
}

/** As `standingOf`, for the number and the state of a code. */
export function standingOfCell(value: number | null, state: State): Standing {
  switch (state) {
    case 'text':
    case 'unreadable':
    case 'ambiguous':
      return 'unusable';
    case 'reported':
      return value !== null && Number.isFinite(value) ? 'number' : 'unusable';
    case 'blank':
    case 'dash':
    case 'absent':
      return value === null ? 'empty' : Number.isFinite(value) ? 'number' : 'unusable';
  }
}
