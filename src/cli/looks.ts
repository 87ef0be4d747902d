/** What the crawl's ledger says of the reports that were looked for: for the dataset's table of coverage. */
import { existsSync } from 'node:fs';
import { resolveAgency } from '../agencies/index.ts';
import type { Source } from '../crawl/index.ts';
import type { SourceCheck } from '../dataset/index.ts';
import { Store, type Check, type Outcome } from '../store/index.ts';

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

/**
 * The last look for each report of an agency and year that the ledger in `storeFile` knows: where several addresses were
 * asked for one, one that was found counts. Empty where there is no ledger. Throws StoreError where it cannot be read.
 */
export function looksIn(storeFile: string, sources: readonly Source[]): readonly SourceCheck[] {
  if (!existsSync(storeFile)) return [];
  const store = Store.open(storeFile);
  try {
    return looksOf(store.lastLooks(), sources);
  } finally {
    store.close();
  }
}

/** The last look for each report of an agency and year, of the last checks of every address. */
export function looksOf(
  checks: readonly Pick<Check, 'source' | 'year' | 'outcome' | 'at'>[],
  sources: readonly Source[],
): readonly SourceCheck[] {
  const agencies = new Map(sources.map((source) => [source.id, agencyOf(source)]));
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
