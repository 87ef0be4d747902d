/** The tidy table: one row a code of the form for every report. */
import { formById, formIds, type Field } from '../../forms/index.ts';
import { states, type Cell, type Report } from '../../record/index.ts';
import { en } from '../messages.en.ts';
import { zh } from '../messages.zh.ts';
import { column, table } from '../table.ts';
import { placeColumns } from './place-columns.ts';
import { reportColumn } from './reports.ts';

interface CellRow {
  readonly report: Report;
  readonly field: Field;
  /** Null where the document has no such place. */
  readonly cell: Cell | null;
}

const missing = (key: keyof typeof en.missing): { zh: string; en: string } => ({
  zh: zh.missing[key],
  en: en.missing[key],
});

export const cellsTable = table<CellRow>('cells', {
  isPartitioned: true,
  primaryKey: ['report', 'code'],
  references: [
    { columns: ['report'], table: 'reports', referred: ['report'] },
    { columns: ['form', 'code'], table: 'codebook', referred: ['form', 'code'] },
  ],
  columns: [
    reportColumn((row) => row.report.id),
    column('form', 'string', (row) => row.report.form, { isRequired: true, values: formIds }),
    column('code', 'string', (row) => row.field.code, { isRequired: true }),
    column('value', 'number', (row) => row.report.values[row.field.code] ?? null, {
      missing: missing('value'),
    }),
    column('state', 'string', (row) => row.cell?.state ?? 'absent', { isRequired: true, values: states }),
    column('number', 'number', (row) => row.cell?.number ?? null, { missing: missing('number') }),
    column('raw', 'string', (row) => row.cell?.raw ?? null),
    column('readings', 'list', (row) => row.cell?.readings ?? null),
    column('confidence', 'number', (row) => row.cell?.confidence ?? null),
    ...placeColumns<CellRow>((row) => row.cell?.at ?? null),
  ],
});

/** The rows of a report, in the form's order; none where no form fits. */
export function* cellRows(report: Report): Generator<CellRow> {
  for (const field of formById(report.form)?.fields ?? []) {
    yield { report, field, cell: report.cells[field.code] ?? null };
  }
}
