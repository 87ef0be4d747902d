/** The id of a finding: the same while the numbers change, so that a decision about it can be kept (record.md). */
import { createHash } from 'node:crypto';

/** 16 hex digits of the SHA-256 of the rule, the report ids, the codes and the column. */
export function findingId(
  rule: string,
  reports: readonly string[],
  codes: readonly string[],
  column: string | null,
): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, reports, codes, column]))
    .digest('hex')
    .slice(0, 16);
}
