/** A row that stands for its parts on the form, and the text of a PDF that prints the parts, some of them blank. */
import { expect, it } from 'vitest';
import { layoutNamed } from '../layouts/layouts.ts';
import { codesPrinted } from '../layouts/report.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { read, valueOf } from './read.ts';

/** The codes that the form has under this one. */
const codesUnder = (row: string): string[] =>
  codesPrinted(reportOf('ogi-2021')).filter((code) => code.startsWith(`${row}.`));

it('does not give the whole the number of its one part that has numbers', async () => {
  const row = 'requests.outcome.other';
  const blank = (part: string): [string, string][] => codesUnder(`${row}.${part}`).map((code) => [code, '']);
  const report = reportOf('ogi-2021', {
    ...Object.fromEntries([...blank('fee_unpaid'), ...blank('other')]),
    [`${row}.no_correction.natural_person`]: 39,
    [`${row}.no_correction.total`]: 39,
    // As many lines of numbers as the form has rows where it prints the whole.
  });
  const text = new TextDecoder().decode(layoutNamed('text of a PDF, layout').render(report, noTraps));
  const record = await read(text);
  expect(valueOf(record, `${row}.all.natural_person`)).toBeNull();
  expect(valueOf(record, `${row}.all.total`)).toBeNull();
  expect(record.findings.some((one) => one.codes.includes(`${row}.no_correction.total`))).toBe(true);
});
