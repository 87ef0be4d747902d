/** What changed since an earlier release of the dataset: findings by their ids, reports by their documents. */
import type { Severity } from '../record/index.ts';
import { readFacts, tableRows } from './read-dataset.ts';
import type { ChangedFinding, SiteChanges } from './site-index.ts';
import { severityOrder } from './site-report.ts';

/** As many are listed as people read; the whole is `gongkai diff`'s. */
const mostListed = 500;

async function findingsOf(folder: string): Promise<Map<string, ChangedFinding>> {
  const found = new Map<string, ChangedFinding>();
  for await (const row of tableRows(folder, 'findings')) {
    const id = row.get('finding') ?? '';
    const severity = severityOrder.find((one) => one === row.get('severity')) ?? ('info' satisfies Severity);
    if (severity === 'info' || found.has(id)) continue;
    found.set(id, { id, severity, report: row.get('report') ?? '', rule: row.get('rule') ?? '' });
  }
  return found;
}

async function reportsOf(folder: string): Promise<Map<string, string>> {
  const reports = new Map<string, string>();
  for await (const row of tableRows(folder, 'reports')) {
    const rest = ['sha256', 'status', 'values_known', 'title'].map((column) => row.get(column) ?? '');
    reports.set(row.get('report') ?? '', rest.join('\n'));
  }
  return reports;
}

const missingIn = <T>(all: ReadonlyMap<string, T>, others: ReadonlyMap<string, unknown>): T[] =>
  [...all].filter(([key]) => !others.has(key)).map(([, value]) => value);

/** The differences. Notes are left out: they say what a report lacks, and change with every rule. Throws SiteError. */
export async function changesSince(earlier: string, now: string): Promise<SiteChanges> {
  const { release } = await readFacts(earlier);
  const [findingsBefore, findingsNow] = [await findingsOf(earlier), await findingsOf(now)];
  const [before, after] = [await reportsOf(earlier), await reportsOf(now)];
  const keys = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
    [...one.keys()].filter((id) => !other.has(id));
  const all = {
    added: missingIn(findingsNow, findingsBefore),
    gone: missingIn(findingsBefore, findingsNow),
    reportsAdded: keys(after, before),
    reportsGone: keys(before, after),
    reportsChanged: [...after].filter(([id, text]) => (before.get(id) ?? text) !== text).map(([id]) => id),
  };
  return {
    release,
    added: all.added.slice(0, mostListed),
    gone: all.gone.slice(0, mostListed),
    reportsAdded: all.reportsAdded.slice(0, mostListed),
    reportsGone: all.reportsGone.slice(0, mostListed),
    reportsChanged: all.reportsChanged.slice(0, mostListed),
    isCut: Object.values(all).some((list) => list.length > mostListed),
  };
}
