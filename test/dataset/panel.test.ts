/** The panel over a history of 2014 to 2024, against a table computed by hand. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeDataset } from '../../src/dataset/index.ts';
import { formById, type FormId } from '../../src/forms/index.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder } from './folders.ts';
import { madeRecord } from './made-records.ts';
import { readTable, type CsvRow } from './read-csv.ts';

// Whole datasets are built: on a busy machine one takes many seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const agency = '350200-jyj';

/** A report in which every count is 0 but those that are given; null takes a number away. */
function report(year: number, form: FormId, given: { readonly [code: string]: number | null }): Record {
  const cells: { [code: string]: { value: number | null } } = {};
  for (const { code, alternative } of formById(form)!.fields) {
    if (alternative?.side === 'whole') continue;
    cells[code] = { value: given[code] === undefined ? 0 : given[code] };
  }
  return madeRecord({ agency, year, form, cells });
}

const t = (row: string): string => `requests.${row}.total`;
const since2019 = (received: number, granted: number, secret: number | null, notHeld: number) => ({
  [t('received')]: received,
  [t('carried_in')]: 5,
  [t('outcome.granted')]: granted,
  [t('outcome.refused.state_secret')]: secret,
  [t('outcome.refused.deliberative')]: 2,
  [t('outcome.unable.not_held')]: notHeld,
  [t('outcome.total')]: 40,
  [t('carried_out')]: 9,
  'reconsideration.upheld': 6,
  'reconsideration.rectified': 3,
  'reconsideration.other': 1,
  'reconsideration.pending': 4,
  'reconsideration.total': 14,
  'litigation.direct.total': 2,
  'litigation.after_reconsideration.total': 3,
});

const records: readonly Record[] = [
  report(2014, 'ogi-2014', {
    [t('received')]: 30,
    [t('answered')]: 28,
    'requests.answered.already_public': 4,
    'requests.answered.granted': 16,
    'requests.answered.refused.total': 5,
    'requests.answered.refused.trade_secret': 2,
    'requests.answered.refused.privacy': 1,
    'requests.answered.not_this_agency': 1,
    'requests.answered.not_exist': 2,
    'reconsideration.total': 3,
    'reconsideration.upheld': 2,
    'reconsideration.rectified': 1,
    'litigation.total': 1,
  }),
  // 2015 to 2017 are missing; 2018 has a blank where refusals stand.
  report(2018, 'ogi-2014', {
    [t('received')]: 8,
    [t('answered')]: 8,
    'requests.answered.refused.total': null,
  }),
  report(2019, 'ogi-2019', { ...since2019(50, 20, 1, 3), 'proactive.normative_documents.made': 7 }),
  // The form of 2019, used by mistake in 2021: no break until the edition changes.
  report(2021, 'ogi-2019', since2019(60, 30, null, 0)),
  report(2022, 'ogi-2021', { ...since2019(70, 35, 2, 1), 'proactive.normative_documents.issued': 6 }),
  report(2024, 'ogi-2021', since2019(0, 0, 0, 0)),
];

/** Columns by hand: value, then mark. `~` approximate, `|` break, `-` not collected, `?` unknown. */
const byHand: { readonly [measure: string]: readonly (readonly [value: number | null, mark: string])[] } = {
  received: [
    [30, '~'],
    [8, '~'],
    [50, '|'],
    [60, ''],
    [70, ''],
    [0, ''],
  ],
  granted: [
    [20, '~'],
    [0, '~'],
    [20, '|'],
    [30, ''],
    [35, ''],
    [0, ''],
  ],
  refused: [
    [5, '~'],
    [null, '~?'],
    [3, '|'],
    [null, '?'],
    [4, ''],
    [2, ''],
  ],
  refused_state_secret: [
    [0, '~'],
    [0, '~'],
    [1, '|'],
    [null, '?'],
    [2, ''],
    [0, ''],
  ],
  refused_third_party_rights: [
    [3, '~'],
    [0, '~'],
    [0, '|'],
    [0, ''],
    [0, ''],
    [0, ''],
  ],
  refused_deliberative: [
    [null, '-'],
    [null, '-'],
    [2, ''],
    [2, ''],
    [2, ''],
    [2, ''],
  ],
  unable_not_held: [
    [3, '~'],
    [0, '~'],
    [3, '|'],
    [0, ''],
    [1, ''],
    [0, ''],
  ],
  carried_out: [
    [null, '-'],
    [null, '-'],
    [9, ''],
    [9, ''],
    [9, ''],
    [9, ''],
  ],
  reconsideration_total: [
    [3, '~'],
    [0, '~'],
    [14, '|'],
    [14, ''],
    [14, ''],
    [14, ''],
  ],
  litigation_total: [
    [1, '~'],
    [0, '~'],
    [5, '|'],
    [5, ''],
    [5, ''],
    [5, ''],
  ],
  normative_documents: [
    [0, '~'],
    [0, '~'],
    [7, '|~'],
    [0, '~'],
    [6, '|'],
    [0, ''],
  ],
};
const signs: { readonly [sign: string]: string } = {
  '|': 'break',
  '~': 'approximate',
  '-': 'not_collected',
  '?': 'unknown',
};

let panel: CsvRow[];
let rates: Map<string, CsvRow>;
let folder: string;

beforeAll(async () => {
  folder = join(emptyFolder(), 'dataset');
  await writeDataset([...records].reverse(), folder, { program: '0.1.0' });
  panel = readTable(join(folder, 'panel.csv'));
  rates = new Map(
    readTable(join(folder, 'indicators.csv')).map((r) => [`${r['year']} ${r['indicator']}`, r]),
  );
});

describe('the panel', () => {
  it('has a row a year, with the year and edition before it', () => {
    expect(
      panel.map((row) => [row['year'], row['form'], row['previous_year'], row['previous_form']]),
    ).toEqual([
      ['2014', 'ogi-2014', null, null],
      ['2018', 'ogi-2014', '2014', 'ogi-2014'],
      ['2019', 'ogi-2019', '2018', 'ogi-2014'],
      ['2021', 'ogi-2019', '2019', 'ogi-2019'],
      ['2022', 'ogi-2021', '2021', 'ogi-2019'],
      ['2024', 'ogi-2021', '2022', 'ogi-2021'],
    ]);
  });

  it.each(Object.entries(byHand))('equals the table by hand: %s', (measure, expected) => {
    const found = panel.map((row) => [row[measure], row[`${measure}_mark`]]);
    expect(found).toEqual(
      expected.map(([value, marks]) => [
        value === null ? null : String(value),
        marks === '' ? null : Array.from(marks, (sign) => signs[sign]).join(' '),
      ]),
    );
  });

  it('takes the preferred report of a year only', async () => {
    const other = join(emptyFolder(), 'dataset');
    const again = madeRecord({ agency, year: 2024, form: 'ogi-2021', sha256: 'f'.repeat(64) });
    await writeDataset([...records, again], other, { program: '0.1.0' });
    expect(readTable(join(other, 'panel.csv'))).toHaveLength(records.length);
  });
});

describe('the indicators', () => {
  const of = (key: string): unknown[] => {
    const row = rates.get(key)!;
    return [row['numerator'], row['denominator'], row['rate'], row['guard'], row['approximate']];
  };

  it('are the counts and their quotient', () => {
    expect(of('2019 disclosure_rate')).toEqual(['20', '40', '0.5', 'ok', 'false']);
    expect(of('2019 refusal_rate')).toEqual(['3', '40', '0.075', 'ok', 'false']);
    expect(of('2019 no_information_rate')).toEqual(['3', '40', '0.075', 'ok', 'false']);
    expect(of('2019 backlog_rate')).toEqual(['9', '55', String(9 / 55), 'ok', 'false']);
    expect(of('2019 reconsideration_reversal_rate')).toEqual(['3', '10', '0.3', 'ok', 'false']);
    expect(of('2019 challenge_rate')).toEqual(['19', '40', '0.475', 'ok', 'false']);
    expect(of('2014 disclosure_rate')).toEqual(['20', '28', String(20 / 28), 'ok', 'true']);
  });

  it('give no rate of small numbers, of nothing, or of what is not known', () => {
    expect(of('2018 disclosure_rate')).toEqual(['0', '8', null, 'small', 'true']);
    expect(of('2024 natural_person_share')).toEqual(['0', '0', null, 'zero', 'false']);
    expect(of('2021 refusal_rate')).toEqual([null, '40', null, 'unknown', 'false']);
    expect(rates.has('2014 backlog_rate')).toBe(false);
  });
});

describe('coverage, agencies, captures', () => {
  it('say which years are there', () => {
    const all = readTable(join(folder, 'coverage.csv'));
    const rows = all.filter((row) => row['agency'] === agency);
    expect(rows.map((row) => [row['year'], row['coverage'], row['must_report']])).toEqual(
      Array.from({ length: 11 }, (_, i) => {
        const isThere = [2014, 2018, 2019, 2021, 2022, 2024].includes(2014 + i);
        return [String(2014 + i), isThere ? 'parsed' : 'missing', 'true'];
      }),
    );
  });

  it('have every government that must report and did not, and none that is no more', () => {
    const rows = readTable(join(folder, 'coverage.csv'));
    const missing = rows.filter((row) => row['agency'] === '350200-zf');
    expect(missing).toHaveLength(11);
    expect(new Set(missing.map((row) => `${row['must_report']} ${row['coverage']}`))).toEqual(
      new Set(['true missing']),
    );
    expect(rows.some((row) => row['agency'] === '320829-zf')).toBe(false);
  });

  it('say what the last look came to', async () => {
    const other = join(emptyFolder(), 'dataset');
    const look = { agency: '350200-czj', year: 2024, outcome: 'not_found' } as const;
    const checks = [
      { ...look, checked: '2025-05-01T00:00:00Z' },
      { ...look, outcome: 'unreachable', checked: '2025-02-01T00:00:00Z' } as const,
    ];
    await writeDataset(records, other, { program: '0.1.0', checks });
    const row = readTable(join(other, 'coverage.csv')).find(
      (r) => r['agency'] === '350200-czj' && r['year'] === '2024',
    );
    expect([row?.['check_outcome'], row?.['checked'], row?.['coverage']]).toEqual([
      'not_found',
      '2025-05-01T00:00:00Z',
      'missing',
    ]);
  });

  it('name the agency, and every document', () => {
    const row = readTable(join(folder, 'agencies.csv')).find((r) => r['agency'] === agency)!;
    expect([row['name'], row['kind'], row['function'], row['reports_count'], row['first_year']]).toEqual([
      '福建省厦门市教育局',
      'department',
      'education',
      '6',
      '2014',
    ]);
    expect(readTable(join(folder, 'captures.csv'))).toHaveLength(records.length);
  });
});
