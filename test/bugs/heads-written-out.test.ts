/** Heads whose merged cells are written out: a column's label stands on every line of the head. */
import { expect, it } from 'vitest';
import { layoutNamed } from '../layouts/layouts.ts';
import { codesPrinted } from '../layouts/report.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { read, rulesOn, valueOf } from './read.ts';

/** The codes that the form has under this one. */
const codesUnder = (row: string): string[] =>
  codesPrinted(reportOf('ogi-2021')).filter((code) => code.startsWith(`${row}.`));

it('a total that stands twice in the head is no row, also where the row of totals is blank', async () => {
  const row = 'requests.outcome.not_processed.petition';
  const report = reportOf('ogi-2021', {
    ...Object.fromEntries(codesUnder('requests.outcome.total').map((code) => [code, ''])),
    [`${row}.natural_person`]: '若干',
    [`${row}.total`]: 0,
  });
  const page = layoutNamed('text P5 with labels repeated').render(report, noTraps);
  const record = await read(new TextDecoder().decode(page));
  expect(valueOf(record, `${row}.total`)).toBe(0);
  expect(rulesOn(record, `${row}.total`)).not.toContain('parse.ambiguous');
  expect(record.report?.cells['requests.outcome.total.total']?.state).toBe('blank');
});
