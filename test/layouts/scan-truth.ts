/** How much of a scanned report was read: digits right, and what a record must never say. */
import type { Record } from '../../src/record/index.ts';
import { untruths } from '../reading/breaches.ts';
import type { TestReport } from './report.ts';

export interface ScanResult {
  /** Digits printed in the places of the form. */
  readonly digits: number;
  /** Those whose number is in `values` as it is printed. */
  readonly right: number;
  /** Wrong numbers in `values`, whatever is said of them. */
  readonly wrong: readonly string[];
  /** Wrong numbers that no finding speaks of, and printed numbers that are denied or passed over in silence. */
  readonly silent: readonly string[];
  /** Findings that hold the source alone to blame. */
  readonly accusations: readonly string[];
}

/** Compares a record of a scan with the report that was printed. */
export function scanResult(record: Record, { printed }: TestReport): ScanResult {
  let digits = 0;
  let right = 0;
  const wrong: string[] = [];
  for (const [code, cell] of printed) {
    const value = record.report?.values[code] ?? null;
    if (value !== null && value !== cell.value) wrong.push(`${code}: "${cell.raw}" read as ${String(value)}`);
    if (cell.value === null) continue;
    const count = cell.raw.normalize('NFKC').replace(/\D/gu, '').length;
    digits += count;
    if (value === cell.value) right += count;
  }
  return {
    digits,
    right,
    wrong,
    silent: untruths(record, printed),
    accusations: record.findings
      .filter(({ blame, codes, rule }) => blame === 'source' && codes.length > 0 && !rule.startsWith('form.'))
      .map(({ rule, codes }) => `${rule} ${codes[0] ?? ''}`),
  };
}
