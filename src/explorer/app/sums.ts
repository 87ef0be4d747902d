/** The identities that a number stands in, as the report fills them: both sides of each sum. */
import type { Form, Identity } from '../../forms/index.ts';
import { cellAt, indexOfCode, type SiteCell } from '../cells.ts';
import type { SiteReport } from '../site-report.ts';

export interface Term {
  readonly code: string;
  readonly cell: SiteCell;
}

export interface Sum {
  readonly identity: Identity;
  readonly reported: readonly Term[];
  readonly expected: readonly Term[];
  /** Null where a number of it is not certain. An empty place counts as zero here; the checks say where that matters. */
  readonly sides: readonly [reported: number, expected: number] | null;
}

function termsOf(form: Form, report: SiteReport, codes: readonly string[]): Term[] {
  return codes.map((code) => ({ code, cell: cellAt(report, indexOfCode(form, code)) }));
}

function sumOf(terms: readonly Term[]): number | null {
  let sum = 0;
  for (const { cell } of terms) {
    const isEmpty = cell.state === 'blank' || cell.state === 'dash' || cell.state === 'absent';
    if (cell.value === null && !isEmpty) return null;
    sum += cell.value ?? 0;
  }
  return sum;
}

/** The sums that a code is part of. */
export function sumsOf(form: Form, report: SiteReport, code: string): readonly Sum[] {
  return form.identities
    .filter(({ reported, expected }) => reported.includes(code) || expected.includes(code))
    .map((identity) => {
      // Of rows printed in place of one another only those count that are there.
      const left = new Set<string>();
      for (const { whole, parts } of identity.alternatives) {
        const isPrinted = parts.some((part) => cellAt(report, indexOfCode(form, part)).state !== 'absent');
        for (const one of isPrinted ? [whole] : parts) left.add(one);
      }
      const reported = termsOf(form, report, identity.reported);
      const expected = termsOf(
        form,
        report,
        identity.expected.filter((one) => !left.has(one)),
      );
      const [ours, theirs] = [sumOf(reported), sumOf(expected)];
      return {
        identity,
        reported,
        expected,
        sides: ours === null || theirs === null ? null : [ours, theirs],
      };
    });
}
