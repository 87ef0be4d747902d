/** Which nulls the printed layouts forgive: figures on two lines that no identity of the form decides. */
import { describe, expect, it } from 'vitest';
import type { Cell, Record } from '../../src/record/index.ts';
import { reportOf } from './report-of.ts';
import { lackingIn, readingsOf } from './stacked-figures.ts';

const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];
const row = [...columns, 'total'].map((column) => `requests.received.${column}`);

/** A record that has all of a row but the codes in `stacked`, which it has as these figures. */
function lacking(
  printed: readonly string[],
  stacked: { readonly [column: string]: string },
): readonly string[][] {
  const report = reportOf('ogi-2021', Object.fromEntries(row.map((code, i) => [code, printed[i] ?? ''])));
  const isStacked = (code: string): string | undefined => stacked[code.split('.').at(-1) ?? ''];
  const cells = row.map((code, i): [string, Cell] => {
    const raw = isStacked(code);
    return [code, { state: raw === undefined ? 'reported' : 'unreadable', raw: raw ?? printed[i] } as Cell];
  });
  const values = row.map((code, i) => [code, isStacked(code) === undefined ? Number(printed[i]) : null]);
  const record = {
    report: { cells: Object.fromEntries(cells), values: Object.fromEntries(values) as unknown },
  } as Record;
  const { missed, undecided } = lackingIn(record, {
    ...report,
    printed: new Map([...report.printed].filter(([code]) => row.includes(code))),
  });
  return [missed.map(({ code }) => code), [...undecided]];
}

describe('the readings of figures on lines', () => {
  it('are all lines as one, each number, and their sum', () => {
    expect(readingsOf('１２ 3').sort((one, other) => one - other)).toEqual([3, 12, 15, 123]);
  });
});

describe('figures on two lines that a record lacks', () => {
  it('are missed where the sum of the row leaves no other reading', () => {
    expect(lacking(['123', '4', '0', '0', '0', '0', '127'], { natural_person: '12 3' })).toEqual([
      [row[0]],
      [],
    ]);
  });

  it('are owed as null where other readings fit as well, or none does', () => {
    const two = { natural_person: '12 3', total: '12 3' };
    expect(lacking(['123', '0', '0', '0', '0', '0', '123'], two)).toEqual([[], [row[0], row[6]]]);
    expect(lacking(['123', '4', '0', '0', '0', '0', '9'], { natural_person: '12 3' })).toEqual([
      [],
      [row[0]],
    ]);
  });

  it('are missed where the record has something else than what is printed', () => {
    expect(lacking(['123', '4', '0', '0', '0', '0', '9'], { natural_person: '12 4' })).toEqual([
      [row[0]],
      [],
    ]);
  });
});
