/** The register as tables: agencies, and the names that regions had. */
import {
  agencyById,
  agencyFunctions,
  certainAgencies,
  mustReport,
  regionHistory,
  registerKinds,
  type Agency,
  type RegionName,
} from '../../agencies/index.ts';
import { byBytes } from '../byte-order.ts';
import { column, table } from '../table.ts';

/** What the reports of a dataset say of an agency. */
export interface Seen {
  readonly region: string | null;
  /** As printed. */
  readonly names: Set<string>;
  readonly years: Set<number>;
  reports: number;
}

interface AgencyRow {
  readonly id: string;
  /** Null where the id is not of the register: it came from a source's entry. */
  readonly agency: Agency | null;
  /** Null where no report is of it. */
  readonly seen: Seen | null;
}

const levels = ['national', 'province', 'prefecture', 'county', 'township'];
const required = { isRequired: true };
const sorted = (names: Iterable<string>): readonly string[] => [...names].sort(byBytes);
const listed = (names: readonly string[]): string | null =>
  names.length === 0 ? null : JSON.stringify(names);
const functionOf = (row: AgencyRow): (typeof agencyFunctions)[number] | undefined =>
  agencyFunctions.find(({ id }) => id === row.agency?.function);

export const agenciesTable = table<AgencyRow>('agencies', {
  primaryKey: ['agency'],
  columns: [
    column('agency', 'string', (row) => row.id, required),
    column('name', 'string', (row) => row.agency?.name ?? null),
    column('region', 'string', (row) => row.agency?.region ?? row.seen?.region ?? null),
    column('town', 'string', (row) => row.agency?.town ?? null),
    column('level', 'string', (row) => row.agency?.level ?? null, { values: levels }),
    column('kind', 'string', (row) => row.agency?.kind ?? null, { values: registerKinds }),
    column('function', 'string', (row) => row.agency?.function ?? null, {
      values: agencyFunctions.map(({ id }) => id),
    }),
    column('function_zh', 'string', (row) => functionOf(row)?.zh ?? null),
    column('function_en', 'string', (row) => functionOf(row)?.en ?? null),
    column('names_printed', 'array', (row) => listed(sorted(row.seen?.names ?? []))),
    column('former_names', 'array', (row) => listed(row.agency?.formerNames ?? [])),
    column('former', 'boolean', (row) => row.agency?.isFormer ?? false, required),
    column('must_report', 'boolean', (row) => row.agency !== null && mustReport(row.agency), required),
    column('reports_count', 'integer', (row) => row.seen?.reports ?? 0, { ...required, minimum: 0 }),
    column('first_year', 'integer', (row) => (row.seen?.years.size ? Math.min(...row.seen.years) : null)),
    column('last_year', 'integer', (row) => (row.seen?.years.size ? Math.max(...row.seen.years) : null)),
  ],
});

/** The governments and national bodies of the register, and every agency that a report is of, in byte order of ids. */
export function* agencyRows(seen: ReadonlyMap<string, Seen>): Generator<AgencyRow> {
  const certain = new Map(certainAgencies().map((agency) => [agency.id, agency]));
  for (const id of sorted(new Set([...certain.keys(), ...seen.keys()]))) {
    yield { id, agency: certain.get(id) ?? agencyById(id), seen: seen.get(id) ?? null };
  }
}

export const regionsTable = table<RegionName>('regions', {
  primaryKey: ['region', 'name'],
  columns: [
    column('region', 'string', (row) => row.code, { ...required, pattern: '^\\d{6}$' }),
    column('name', 'string', (row) => row.name, required),
    column('full_name', 'string', (row) => row.fullName),
    column('level', 'string', (row) => row.level, { values: levels }),
    column('parent', 'string', (row) => row.parent),
    column('since', 'string', (row) => row.since),
    column('until', 'string', (row) => row.until),
  ],
});

/** Every name of every code, in the order of codes and time. */
export function regionRows(): readonly RegionName[] {
  return regionHistory();
}
