/** The table of findings: one row a finding, in the order of the record. */
import { blames, severities, type Finding } from '../../record/index.ts';
import { column, table } from '../table.ts';
import { reportColumn } from './reports.ts';

export interface FindingRow {
  readonly report: string;
  readonly position: number;
  readonly finding: Finding;
}

const required = { isRequired: true };
const numberOr = (value: Finding['expected']): number | null => (typeof value === 'number' ? value : null);
const textOr = (value: Finding['expected']): string | null => (typeof value === 'string' ? value : null);

export const findingsTable = table<FindingRow>('findings', {
  primaryKey: ['report', 'position'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    reportColumn((row) => row.report),
    column('position', 'integer', (row) => row.position, { ...required, minimum: 1 }),
    column('finding', 'string', (row) => row.finding.id, { ...required, pattern: '^[0-9a-f]{16}$' }),
    column('rule', 'string', (row) => row.finding.rule, required),
    column('severity', 'string', (row) => row.finding.severity, { ...required, values: severities }),
    column('blame', 'string', (row) => row.finding.blame, { ...required, values: blames }),
    column('reports', 'list', (row) => row.finding.reports, required),
    column('codes', 'list', (row) => row.finding.codes),
    column('row', 'string', (row) => row.finding.row),
    column('column', 'string', (row) => row.finding.column),
    column('block', 'string', (row) => row.finding.block),
    column('expected', 'number', (row) => numberOr(row.finding.expected)),
    column('reported', 'number', (row) => numberOr(row.finding.reported)),
    column('delta', 'number', (row) => row.finding.delta),
    column('expected_text', 'string', (row) => textOr(row.finding.expected)),
    column('reported_text', 'string', (row) => textOr(row.finding.reported)),
    column('suspects', 'array', (row) =>
      row.finding.suspects === null ? null : JSON.stringify(row.finding.suspects),
    ),
    column('suspects_truncated', 'boolean', (row) => row.finding.truncated ?? false, required),
    column('message_zh', 'string', (row) => row.finding.message.zh),
    column('message_en', 'string', (row) => row.finding.message.en),
  ],
});
