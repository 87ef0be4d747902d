/** The table of claims: numbers that the text of a report states. */
import type { Claim } from '../../record/index.ts';
import { column, table } from '../table.ts';
import { placeColumns } from './place-columns.ts';
import { reportColumn } from './reports.ts';

interface ClaimRow {
  readonly report: string;
  readonly position: number;
  readonly claim: Claim;
}

export const claimsTable = table<ClaimRow>('claims', {
  primaryKey: ['report', 'position'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    reportColumn((row) => row.report),
    column('position', 'integer', (row) => row.position, { isRequired: true, minimum: 1 }),
    column('codes', 'list', (row) => row.claim.codes, { isRequired: true }),
    column('operator', 'string', (row) => row.claim.operator, { isRequired: true, values: ['sum', 'share'] }),
    column('of_codes', 'list', (row) => row.claim.of ?? null),
    column('claimed', 'number', (row) => row.claim.value, { isRequired: true }),
    column('text', 'string', (row) => row.claim.text),
    ...placeColumns<ClaimRow>((row) => row.claim.at),
  ],
});
