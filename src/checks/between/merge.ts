/** Puts what a comparison found into records, and takes it out again: it depends on what else was there. */
import type { Finding, Record } from '../../record/index.ts';
import { betweenRuleIds } from '../catalogue.ts';
import { sortFindings } from '../order.ts';
import type { Comparison } from './compare-reports.ts';

/** A record as `parse` gives it, without findings that need other reports. The same object where there are none. */
export function withoutComparison(record: Record): Record {
  const isBetween = (rule: string): boolean => betweenRuleIds.has(rule);
  if (!record.findings.some(({ rule }) => isBetween(rule)) && !Object.keys(record.assessed).some(isBetween)) {
    return record;
  }
  return {
    ...record,
    findings: record.findings.filter(({ rule }) => !isBetween(rule)),
    assessed: Object.fromEntries(Object.entries(record.assessed).filter(([rule]) => !isBetween(rule))),
  };
}

/** The findings of a comparison by the report that they stand under. */
export function byReport(comparison: Comparison): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of comparison.findings) {
    const [id = ''] = finding.reports;
    const list = found.get(id);
    if (list === undefined) found.set(id, [finding]);
    else list.push(finding);
  }
  return found;
}

/** A record with what a comparison says of its report. The same object where that is nothing. */
export function withComparison(
  record: Record,
  findings: readonly Finding[],
  assessed: Readonly<{ [rule: string]: number }>,
): Record {
  if (findings.length === 0 && Object.keys(assessed).length === 0) return record;
  return {
    ...record,
    findings: sortFindings([...record.findings, ...findings]),
    assessed: { ...record.assessed, ...assessed },
  };
}
