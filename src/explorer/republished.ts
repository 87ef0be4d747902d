/** What agencies changed in reports that were published already: the dataset's table of changes, by agency. */
import { plainOrNull } from './plain-text.ts';
import { tableRows } from './read-dataset.ts';
import { changeKinds, type ListedChange, type SiteChange } from './site-change.ts';
import { agencyKeyOf } from './site-keys.ts';

/** So many are shown of an agency, and in the list of all: the dataset's table has the rest. */
export const mostChanges = { agency: 500, site: 2000 };

const newestFirst = (a: SiteChange, b: SiteChange): number =>
  a.changed === b.changed ? 0 : a.changed > b.changed ? -1 : 1;

/** The changes by the keys of agencies; empty for a dataset without the table. The newest first. */
export async function changesByAgency(dataset: string): Promise<ReadonlyMap<string, readonly SiteChange[]>> {
  const found = new Map<string, SiteChange[]>();
  for await (const row of tableRows(dataset, 'changes')) {
    const field = (name: string): string | null => row.get(name) ?? null;
    const what = changeKinds.find((one) => one === field('what'));
    if (what === undefined) continue;
    const report = field('report');
    const key = report === null ? (field('agency') ?? '') : agencyKeyOf(report);
    const list = found.get(key) ?? [];
    found.set(key, list);
    const year = field('year');
    list.push({
      report,
      year: year === null ? null : Number(year),
      url: plainOrNull(field('url'), 1000) ?? '',
      changed: plainOrNull(field('changed'), 40) ?? '',
      what,
      code: field('code'),
      form: null,
      before: plainOrNull(field('before'), 300),
      after: plainOrNull(field('after'), 300),
    });
  }
  for (const list of found.values()) list.sort(newestFirst);
  return found;
}

/** The changes of agencies with a page, and those that no page has; the newest first. */
export function allChanges(
  byAgency: ReadonlyMap<string, readonly SiteChange[]>,
  listed: readonly ListedChange[],
): readonly ListedChange[] {
  const have = new Set(listed.map(({ agency }) => agency));
  const others = [...byAgency].flatMap(([key, changes]) =>
    have.has(key)
      ? []
      : changes.map((change) => ({ ...change, agency: null, name: key === '' ? null : key })),
  );
  return [...listed, ...others].sort(newestFirst);
}
