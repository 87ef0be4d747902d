/** The table of reports: one row a report. */
import { certainties, resolveAgency, type Certainty } from '../../agencies/index.ts';
import { formIds } from '../../forms/index.ts';
import type { Record, Report, Severity } from '../../record/index.ts';
import { idPattern, recordPath, sha256Pattern } from '../names.ts';
import { column, table, type Column } from '../table.ts';

/** A report with its record, and its place among the versions of its agency and year. */
export interface ReportRow {
  readonly record: Record;
  readonly report: Report;
  /** From 1, by SHA-256. */
  readonly version: number;
  readonly isPreferred: boolean;
}

const required = { isRequired: true };
const pattern = { pattern: idPattern.source };

function countOf(severity: Severity): (row: ReportRow) => number {
  return ({ record }) => record.findings.filter((finding) => finding.severity === severity).length;
}

function knownValues({ report }: ReportRow): number {
  return Object.values(report.values).filter((value) => value !== null).length;
}

/** How certain the register is of the agency's id by its name alone; `hinted` where more than the name decided. */
function certaintyOf({ report: { agency } }: ReportRow): Certainty | null {
  if (agency.id === null || agency.name === null) return null;
  const match = resolveAgency(agency.name);
  return match.id === agency.id ? match.certainty : 'hinted';
}

/** The column by which other tables name a report. */
export function reportColumn<Row>(idOf: (row: Row) => string): Column<Row> {
  return column('report', 'string', idOf, { isRequired: true, ...pattern });
}

/** Who reports on which year: first in the table of reports and in wide files. */
export const identityColumns: readonly Column<ReportRow>[] = [
  column('status', 'string', (row) => row.record.status, { ...required, values: ['parsed', 'partial'] }),
  column('year', 'integer', (row) => row.report.year),
  column('agency', 'string', (row) => row.report.agency.id, pattern),
  column('agency_name', 'string', (row) => row.report.agency.name),
  column('region', 'string', (row) => row.report.agency.region),
  column('scope', 'string', (row) => row.report.scope, { values: ['own', 'aggregate'] }),
  column('preferred', 'boolean', (row) => row.isPreferred, required),
];

export const reportsTable = table<ReportRow>('reports', {
  primaryKey: ['report'],
  columns: [
    reportColumn((row) => row.report.id),
    ...identityColumns,
    column('version', 'integer', (row) => row.version, { ...required, minimum: 1 }),
    column('form', 'string', (row) => row.report.form, { values: formIds }),
    column('agency_basis', 'string', (row) => row.report.agency.basis, { values: ['printed', 'source'] }),
    column('agency_certainty', 'string', certaintyOf, { values: certainties }),
    column('title', 'string', (row) => row.report.title),
    column('published', 'date', (row) => row.report.published),
    column('period_from', 'date', (row) => row.report.period?.[0] ?? null),
    column('period_to', 'date', (row) => row.report.period?.[1] ?? null),
    column('values_total', 'integer', (row) => Object.keys(row.report.values).length, required),
    column('values_known', 'integer', knownValues, required),
    column('findings_error', 'integer', countOf('error'), required),
    column('findings_warning', 'integer', countOf('warning'), required),
    column('findings_info', 'integer', countOf('info'), required),
    column('sha256', 'string', (row) => row.report.source.sha256, {
      ...required,
      pattern: sha256Pattern.source,
    }),
    column('bytes', 'integer', (row) => row.report.source.bytes, { ...required, minimum: 0 }),
    column('media_type', 'string', (row) => row.report.source.media_type, required),
    column('url', 'string', (row) => row.report.source.url),
    column('retrieved', 'datetime', (row) => row.report.source.retrieved),
    column('file', 'string', (row) => row.record.file, required),
    column('record', 'string', (row) => recordPath(row.report), required),
  ],
});
