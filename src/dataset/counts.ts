/** Counts over a whole dataset, from keys and partitions: also of what was taken over and not read. */
import type { Record } from '../record/index.ts';
import type { PartitionIndex } from './build-index.ts';
import type { DatasetCounts } from './manifest.ts';
import type { ReportKey } from './spool.ts';
import type { Version } from './versions.ts';

/** Counts all that the manifest tells of. */
export function countsOf(
  versions: readonly Version<ReportKey>[],
  failures: readonly { readonly status: Record['status'] }[],
  partitions: readonly PartitionIndex[],
): DatasetCounts {
  const statuses = { parsed: 0, partial: 0, not_a_report: 0, failed: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  let duplicates = 0;
  for (const { entry, duplicates: others } of versions) {
    statuses[entry.status] += 1 + others.length;
    duplicates += others.length;
    findings.error += entry.findings.error;
    findings.warning += entry.findings.warning;
    findings.info += entry.findings.info;
  }
  for (const { compared } of partitions) {
    findings.error += compared.findings.error;
    findings.warning += compared.findings.warning;
    findings.info += compared.findings.info;
  }
  for (const { status } of failures) statuses[status] += 1;
  const records = versions.length + duplicates + failures.length;
  return { records, ...statuses, reports: versions.length, duplicates, findings };
}

/** How many times each rule could be evaluated: within reports, of `texts`, the JSON of their counts, and between them. */
export function assessedIn(
  texts: Iterable<string>,
  partitions: readonly PartitionIndex[],
): Map<string, number> {
  // Most reports of one form are assessed alike: what is equal is parsed once.
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const assessed = new Map<string, number>();
  for (const [text, count] of times) {
    const counts = JSON.parse(text) as { readonly [rule: string]: number };
    for (const [rule, n] of Object.entries(counts)) assessed.set(rule, (assessed.get(rule) ?? 0) + n * count);
  }
  for (const { compared } of partitions) {
    for (const [rule, n] of Object.entries(compared.assessed)) {
      assessed.set(rule, (assessed.get(rule) ?? 0) + n);
    }
  }
  return assessed;
}
