/** Which region had which name under which code, by the revisions of the tables: GB/T 2260 changes every year. */
import { allRevisions, codesOfRevision, currentCodes } from './region-data.ts';
import { fullRegionName, municipality, placeholder, regionByCode, type RegionLevel } from './regions.ts';

/** A name that a code had, and the revisions that print it. */
export interface RegionName {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  /** With the parents of today; null where the code stands in no table that names are looked up in. */
  readonly fullName: string | null;
  readonly level: RegionLevel | null;
  readonly parent: string | null;
  /** The first revision that prints it (`2007-12`); null for one that is there in the oldest revision held. */
  readonly since: string | null;
  /** The last revision that prints it; null = it is in today's table. */
  readonly until: string | null;
}

const monthOf = (revision: string): string => `${revision.slice(0, 4)}-${revision.slice(4)}`;

let history: readonly RegionName[] | null = null;

/** What is known of a pair of code and name while revisions are gone through. */
interface Span {
  readonly first: number;
  last: number;
}

function spansOf(): Map<string, Span> {
  const spans = new Map<string, Span>();
  const tables = [...allRevisions.map(codesOfRevision), currentCodes()];
  for (const [at, table] of tables.entries()) {
    for (const [code, name] of table) {
      if (municipality.test(code) || placeholder.test(name)) continue;
      const key = `${code} ${name}`;
      const span = spans.get(key);
      if (span === undefined) spans.set(key, { first: at, last: at });
      else span.last = at;
    }
  }
  return spans;
}

/**
 * Every pair of code and name, in the order of codes and of time. A name that went and came again is one pair. What changed
 * after the last revision held is dated by the revisions around it only.
 */
export function regionHistory(): readonly RegionName[] {
  if (history !== null) return history;
  const rows = [...spansOf()].map(([key, { first, last }]) => {
    const code = key.slice(0, 6);
    const name = key.slice(7);
    const region = regionByCode(code);
    const firstRevision = allRevisions[first];
    const lastRevision = allRevisions[last];
    const full = region?.name === name ? fullRegionName(code) : null;
    return {
      first,
      row: {
        code,
        name,
        fullName: full,
        level: region?.level ?? null,
        parent: region?.parent ?? null,
        since: first === 0 ? null : firstRevision === undefined ? 'current' : monthOf(firstRevision),
        until: lastRevision === undefined ? null : monthOf(lastRevision),
      },
    };
  });
  rows.sort((a, b) => (a.row.code === b.row.code ? a.first - b.first : a.row.code < b.row.code ? -1 : 1));
  history = rows.map(({ row }) => row);
  return history;
}

let formerNames: ReadonlyMap<string, readonly string[]> | null = null;

/** The names that a code had before its present or last one, oldest first. */
export function formerRegionNames(code: string): readonly string[] {
  if (formerNames === null) {
    const names = new Map<string, string[]>();
    for (const row of regionHistory()) {
      const region = regionByCode(row.code);
      if (region === null || row.name === region.name) continue;
      const list = names.get(row.code);
      if (list === undefined) names.set(row.code, [row.name]);
      else list.push(row.name);
    }
    formerNames = names;
  }
  return formerNames.get(code) ?? [];
}
