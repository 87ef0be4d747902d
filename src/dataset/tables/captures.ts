/** The table of captures: every document that a report was read from, as often as it was captured. */
import { sha256Pattern } from '../names.ts';
import { column, table } from '../table.ts';
import { reportColumn } from './reports.ts';

export interface CaptureRow {
  readonly report: string;
  /** From 1, within its report: the first is the one that was kept. */
  readonly position: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly file: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

const required = { isRequired: true };

export const capturesTable = table<CaptureRow>('captures', {
  primaryKey: ['report', 'position'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    reportColumn((row) => row.report),
    column('position', 'integer', (row) => row.position, { ...required, minimum: 1 }),
    column('sha256', 'string', (row) => row.sha256, { ...required, pattern: sha256Pattern.source }),
    column('bytes', 'integer', (row) => row.bytes, { ...required, minimum: 0 }),
    column('media_type', 'string', (row) => row.mediaType, required),
    column('file', 'string', (row) => row.file, required),
    column('url', 'string', (row) => row.url),
    column('retrieved', 'datetime', (row) => row.retrieved),
  ],
});
