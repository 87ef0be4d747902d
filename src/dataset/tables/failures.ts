/** The table of documents without a report: those that failed, and those that are no report. */
import type { Record } from '../../record/index.ts';
import { column, table } from '../table.ts';

interface FailureRow {
  readonly position: number;
  readonly record: Record;
}

export const failuresTable = table<FailureRow>('failures', {
  primaryKey: ['position'],
  columns: [
    column('position', 'integer', (row) => row.position, { isRequired: true, minimum: 1 }),
    column('status', 'string', (row) => row.record.status, {
      isRequired: true,
      values: ['not_a_report', 'failed'],
    }),
    column('error', 'string', (row) => row.record.error?.code ?? null),
    column('message', 'string', (row) => row.record.error?.message ?? null),
    column('file', 'string', (row) => row.record.file, { isRequired: true }),
  ],
});
