/** The table of indicators: one row a rate of an agency and year, with its counts. */
import { formIds, indicators } from '../../forms/index.ts';
import type { Report } from '../../record/index.ts';
import { guards, ratesOf, type Rate } from '../rates.ts';
import { column, table } from '../table.ts';
import { reportColumn } from './reports.ts';

interface RateRow {
  readonly report: Report;
  readonly rate: Rate;
}

const required = { isRequired: true };

export const indicatorsTable = table<RateRow>('indicators', {
  primaryKey: ['report', 'indicator'],
  references: [
    { columns: ['report'], table: 'reports', referred: ['report'] },
    { columns: ['indicator'], table: 'formulas', referred: ['indicator'] },
  ],
  columns: [
    column('agency', 'string', (row) => row.report.agency.id, required),
    column('year', 'integer', (row) => row.report.year, required),
    column('region', 'string', (row) => row.report.agency.region),
    column('form', 'string', (row) => row.report.form, { ...required, values: formIds }),
    column('indicator', 'string', (row) => row.rate.indicator.id, {
      ...required,
      values: indicators.map(({ id }) => id),
    }),
    column('numerator', 'integer', (row) => row.rate.numerator, { minimum: 0 }),
    column('denominator', 'integer', (row) => row.rate.denominator, { minimum: 0 }),
    column('rate', 'number', (row) => row.rate.rate, { minimum: 0 }),
    column('guard', 'string', (row) => row.rate.guard, { ...required, values: guards }),
    column('approximate', 'boolean', (row) => row.rate.isApproximate, required),
    reportColumn((row) => row.report.id),
  ],
});

/** The rows of a preferred report; none where agency, year or form is not known. */
export function* rateRows(report: Report): Generator<RateRow> {
  if (report.agency.id === null || report.year === null || report.form === null) return;
  for (const rate of ratesOf(report)) yield { report, rate };
}
