/** How a printed form is typed: cells as they stand on the paper, with their spans and the codes of number places. */

export type EditionId = 'ogi-2014' | 'ogi-2019' | 'ogi-2021';
export type SectionName =
  'overview' | 'proactive' | 'requests' | 'appeals' | 'problems' | 'other' | 'indicators';
export type PrintedType = 'count' | 'change' | 'amount';

export interface PrintedCell {
  /** `label`: words; `number`: a place for a number; `unit`: the unit word of the list of 2014. */
  readonly kind: 'label' | 'number' | 'unit';
  /** As printed; empty for a number place. */
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** Of a number place, else null. */
  readonly code: string | null;
  readonly type: PrintedType;
}

export interface PrintedTable {
  /** How many rows at the top hold only heads. */
  readonly headerRows: number;
  readonly width: number;
  readonly rows: readonly (readonly PrintedCell[])[];
}

export interface PrintedSection {
  readonly name: SectionName;
  readonly heading: string;
  /** Pieces of one printed table, in order; empty for prose. */
  readonly tables: readonly PrintedTable[];
}

export interface PrintedForm {
  readonly edition: EditionId;
  /** How （六）其他处理 is printed; null where the edition has one way. */
  readonly variant: 'one-row' | 'parts' | null;
  readonly sections: readonly PrintedSection[];
}

export const label = (text: string, colspan = 1, rowspan = 1): PrintedCell => ({
  kind: 'label',
  text,
  colspan,
  rowspan,
  code: null,
  type: 'count',
});

export const place = (code: string, type: PrintedType = 'count', colspan = 1): PrintedCell => ({
  kind: 'number',
  text: '',
  colspan,
  rowspan: 1,
  code,
  type,
});

export const unitWord = (text: string): PrintedCell => ({
  kind: 'unit',
  text,
  colspan: 1,
  rowspan: 1,
  code: null,
  type: 'count',
});

export const table = (
  headerRows: number,
  width: number,
  rows: readonly (readonly PrintedCell[])[],
): PrintedTable => ({ headerRows, width, rows });

export const prose = (name: SectionName, heading: string): PrintedSection => ({ name, heading, tables: [] });
