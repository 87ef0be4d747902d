/** The table of rows that are not the form's. */
import type { ExtraRow } from '../../record/index.ts';
import { column, table } from '../table.ts';
import { placeColumns } from './place-columns.ts';
import { reportColumn } from './reports.ts';

interface ExtraTableRow {
  readonly report: string;
  readonly position: number;
  readonly extra: ExtraRow;
}

export const extraTable = table<ExtraTableRow>('extra', {
  primaryKey: ['report', 'position'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    reportColumn((row) => row.report),
    column('position', 'integer', (row) => row.position, { isRequired: true, minimum: 1 }),
    column('label', 'string', (row) => row.extra.label),
    // JSON: texts of cells may hold anything, so no sign could part them.
    column('cells', 'array', (row) => JSON.stringify(row.extra.cells), { isRequired: true }),
    ...placeColumns<ExtraTableRow>((row) => row.extra.at),
  ],
});
