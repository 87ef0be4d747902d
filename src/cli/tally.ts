/** Counting records and findings while they pass by. */
import type { Record } from '../record/index.ts';
import type { Messages } from './messages.en.ts';

export interface Tally {
  readonly records: { parsed: number; partial: number; not_a_report: number; failed: number };
  readonly findings: { error: number; warning: number; info: number };
}

/** A count of nothing yet. */
export function startTally(): Tally {
  return {
    records: { parsed: 0, partial: 0, not_a_report: 0, failed: 0 },
    findings: { error: 0, warning: 0, info: 0 },
  };
}

/** Adds a record to the count. */
export function countRecord(tally: Tally, record: Record): void {
  tally.records[record.status]++;
  for (const finding of record.findings) tally.findings[finding.severity]++;
}

/** The count as two sentences. */
export function tallyLines(tally: Tally, t: Messages): readonly [string, string] {
  const { records, findings } = tally;
  return [
    t.counts(records.parsed, records.partial, records.not_a_report, records.failed),
    t.findingCounts(findings.error, findings.warning, findings.info),
  ];
}
