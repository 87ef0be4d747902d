/** The table of roll-ups: governments that speak for their departments, against these, one row a number. */
import type { RollUp } from '../../checks/index.ts';
import { column, table } from '../table.ts';
import { reportColumn } from './reports.ts';

const required = { isRequired: true };
const count = { isRequired: true, minimum: 0 };

export const rollUpsTable = table<RollUp>('roll_ups', {
  primaryKey: ['report', 'code'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    reportColumn((row) => row.report.id),
    column('code', 'string', (row) => row.code, required),
    column('outcome', 'string', (row) => row.outcome, {
      ...required,
      values: ['holds', 'differs', 'not_assessable'],
    }),
    column('reported', 'number', (row) => row.reported, required),
    column('sum_departments', 'number', (row) => row.sum, required),
    column('sum_places', 'number', (row) => row.sumOfPlaces, required),
    column('counted', 'integer', (row) => row.counted.length, count),
    column('panel_known', 'boolean', (row) => row.hasRoster, required),
    column('missing_agencies', 'list', (row) => row.missing.map(({ id }) => id)),
    column('other_scope', 'list', (row) => row.otherScope.map(({ id }) => id)),
  ],
});
