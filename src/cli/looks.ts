/** What the crawl's ledger says of reports, for the dataset: the last look for each, and what was changed in them. */
import { existsSync } from 'node:fs';
import { resolveAgency } from '../agencies/index.ts';
import type { Source } from '../crawl/index.ts';
import { changeKinds, type ChangeKind, type SourceChange, type SourceCheck } from '../dataset/index.ts';
import { Store, type Check, type Outcome, type SharedRepublished } from '../store/index.ts';

const found: ReadonlySet<Outcome> = new Set<Outcome>(['found', 'unchanged', 'changed', 'moved', 'duplicate']);
const notFound: ReadonlySet<Outcome> = new Set<Outcome>([
  'missing',
  'vanished',
  'soft_404',
  'not_published',
  'not_a_report',
]);
const refused: ReadonlySet<Outcome> = new Set<Outcome>([
  'robots',
  'robots_unreachable',
  'outside',
  'challenge',
  'login',
  'blocked',
]);

function lookOf(outcome: Outcome): SourceCheck['outcome'] {
  if (found.has(outcome)) return 'found';
  if (notFound.has(outcome)) return 'not_found';
  return refused.has(outcome) ? 'refused' : 'unreachable';
}

/** The one agency whose reports a source has; null for a platform of several, and where the register knows none of that name. */
function agencyOf({ name, region, entries }: Source): string | null {
  const named = entries?.map(({ agency }) => agency) ?? [{ id: null, name, region }];
  const ids = new Set(
    named.map((agency) =>
      agency === null
        ? null
        : (agency.id ?? resolveAgency(agency.name, { region: agency.region ?? region }).id),
    ),
  );
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? id : null;
}

/** Agencies by the ids of their sources. */
const agenciesOf = (sources: readonly Source[]): ReadonlyMap<string, string | null> =>
  new Map(sources.map((source) => [source.id, agencyOf(source)]));

/** The last look for each report of an agency and year, of the last checks of every address. */
export function looksOf(
  checks: readonly Pick<Check, 'source' | 'year' | 'outcome' | 'at'>[],
  sources: readonly Source[],
): readonly SourceCheck[] {
  const agencies = agenciesOf(sources);
  const looks = new Map<string, SourceCheck>();
  for (const { source, year, outcome, at } of checks) {
    const agency = agencies.get(source) ?? null;
    if (agency === null || year === null) continue;
    const key = `${agency}/${String(year)}`;
    const look = { agency, year, outcome: lookOf(outcome), checked: at };
    const known = looks.get(key);
    const isBetter =
      known === undefined ||
      (look.outcome === 'found') > (known.outcome === 'found') ||
      (look.outcome === known.outcome && look.checked > known.checked);
    if (isBetter) looks.set(key, look);
  }
  return [...looks.values()];
}

/** What a check without cells saw; null for one that says nothing of a report. */
function kindOf({ outcome, detail }: Pick<Check, 'outcome' | 'detail'>): ChangeKind | null {
  if (outcome === 'vanished') return 'vanished';
  return changeKinds.find((kind) => kind === detail) ?? null;
}

/** What was changed in reports, of the checks that saw it. */
export function changesIn(
  republished: readonly SharedRepublished[],
  sources: readonly Source[],
): readonly SourceChange[] {
  const agencies = agenciesOf(sources);
  return republished.flatMap(({ check, cells }): SourceChange[] => {
    const { url, year, at: changed } = check;
    const where = { agency: agencies.get(check.source) ?? null, year, url, changed };
    if (cells.length > 0) return cells.map((cell) => ({ ...where, what: 'cell', ...cell }));
    const what = kindOf(check);
    return what === null ? [] : [{ ...where, what, code: null, before: null, after: null }];
  });
}

/** What the ledger of a crawl tells of reports. */
export interface Looks {
  /**
   * The last look for each report of an agency and year: where several addresses were asked for one, one that was found counts.
   */
  readonly checks: readonly SourceCheck[];
  /** What was changed in reports after they were first captured. */
  readonly changes: readonly SourceChange[];
}

/** Reads the ledger in `storeFile`; nothing where there is none. Throws StoreError where it cannot be read. */
export function looksIn(storeFile: string, sources: readonly Source[]): Looks {
  if (!existsSync(storeFile)) return { checks: [], changes: [] };
  const store = Store.open(storeFile);
  try {
    return { checks: looksOf(store.lastLooks(), sources), changes: changesIn(store.republished(), sources) };
  } finally {
    store.close();
  }
}
