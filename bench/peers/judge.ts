/** How many of the statutory places of documents a reader has right. */
import type { TestReport } from '../../test/layouts/report.ts';

export interface Judged {
  /** Numbers that stand in the documents. */
  numbers: number;
  right: number;
  /** Another number than stands there; and a number where none stands. */
  wrong: number;
  missing: number;
  /** Of the wrong ones, those that the reader itself puts in question. */
  flagged: number;
}

export const nothingJudged = (): Judged => ({ numbers: 0, right: 0, wrong: 0, missing: 0, flagged: 0 });

/** Counts one document. `isFlagged`: whether the reader has a finding on the place. */
export function judge(
  judged: Judged,
  { printed }: TestReport,
  valueOf: (code: string) => number | null,
  isFlagged: (code: string) => boolean = () => false,
): void {
  for (const [code, { value, figure }] of printed) {
    const found = valueOf(code);
    const isNumber = value !== null;
    if (isNumber) judged.numbers += 1;
    if (found === null) {
      if (isNumber) judged.missing += 1;
    } else if (isNumber && (found === value || found === figure)) judged.right += 1;
    // A figure that is no count, as printed, is what a reader of tables should give.
    else if (found !== figure) {
      judged.wrong += 1;
      if (isFlagged(code)) judged.flagged += 1;
    }
  }
}
