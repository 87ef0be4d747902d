/** The table of coverage: which agency's report of which year is there, and what the last look for it said. */
import { agencyById, certainAgencies, mustReport } from '../../agencies/index.ts';
import { byBytes } from '../byte-order.ts';
import { column, table } from '../table.ts';
import type { Seen } from './agencies.ts';

/** What a look for a report came to. */
export const checkOutcomes = ['found', 'not_found', 'unreachable', 'refused'] as const;

/** The last look for the report of an agency and year, as the crawl's ledger has it. */
export interface SourceCheck {
  readonly agency: string;
  readonly year: number;
  readonly outcome: (typeof checkOutcomes)[number];
  /** ISO time. */
  readonly checked: string;
}

/** The preferred report of an agency and year. */
export interface Covered {
  readonly report: string;
  readonly status: string;
}

interface CoverageRow {
  readonly agency: string;
  readonly year: number;
  readonly covered: Covered | null;
  readonly check: SourceCheck | null;
}

const required = { isRequired: true };

export const coverageTable = table<CoverageRow>('coverage', {
  primaryKey: ['agency', 'year'],
  references: [{ columns: ['agency'], table: 'agencies', referred: ['agency'] }],
  columns: [
    column('agency', 'string', (row) => row.agency, required),
    column('year', 'integer', (row) => row.year, required),
    column('must_report', 'boolean', (row) => isDue(row.agency), required),
    column('coverage', 'string', (row) => row.covered?.status ?? 'missing', {
      ...required,
      values: ['parsed', 'partial', 'missing'],
    }),
    column('report', 'string', (row) => row.covered?.report ?? null),
    column('check_outcome', 'string', (row) => row.check?.outcome ?? null, { values: checkOutcomes }),
    column('checked', 'datetime', (row) => row.check?.checked ?? null),
  ],
});

const due = new Map<string, boolean>();
function isDue(id: string): boolean {
  const known = due.get(id);
  if (known !== undefined) return known;
  const agency = agencyById(id);
  const is = agency !== null && mustReport(agency);
  due.set(id, is);
  return is;
}

/**
 * A row for every year from the dataset's first to its last, of every agency that a report is of or that was looked for, and
 * of every body that is there for certain and must report (governments, national bodies). Which departments a place has is
 * known only from what they publish: of those that were never met there is no row.
 */
export function* coverageRows(
  seen: ReadonlyMap<string, Seen>,
  covered: ReadonlyMap<string, Covered>,
  checks: readonly SourceCheck[],
): Generator<CoverageRow> {
  const last = new Map<string, SourceCheck>();
  for (const check of checks) {
    const key = `${check.agency}/${check.year}`;
    const other = last.get(key);
    if (other === undefined || other.checked < check.checked) last.set(key, check);
  }
  let from = Infinity;
  let to = -Infinity;
  const look = (year: number): void => {
    from = Math.min(from, year);
    to = Math.max(to, year);
  };
  for (const { years } of seen.values()) for (const year of years) look(year);
  for (const { year } of checks) look(year);
  const due = certainAgencies()
    .filter(mustReport)
    .map(({ id }) => id);
  const agencies = new Set([...due, ...seen.keys(), ...checks.map(({ agency }) => agency)]);
  for (const agency of [...agencies].sort(byBytes)) {
    for (let year = from; year <= to; year++) {
      const key = `${agency}/${year}`;
      yield { agency, year, covered: covered.get(key) ?? null, check: last.get(key) ?? null };
    }
  }
}
