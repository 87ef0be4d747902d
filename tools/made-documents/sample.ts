/** What a sample is: a file under samples/, and what is printed in it. */
import type { TestReport } from '../../test/layouts/report.ts';

export interface Sample {
  /** Under `samples/`. */
  readonly path: string;
  /** What it shows, one line for docs/samples.md. */
  readonly about: string;
  readonly bytes: Uint8Array;
  /** What is printed in its tables; null where it holds no report, or none that has tables. */
  readonly report: TestReport | null;
  /** Codes of tables that the file does not hold whole (cut off, an image). */
  readonly lost?: (code: string) => boolean;
}

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** The number that a report prints for a code, for sentences that state it. Throws where it prints none. */
export function numberIn(report: Pick<TestReport, 'printed'>, code: string): number {
  const value = report.printed.get(code)?.value;
  if (value === null || value === undefined) throw new Error(`no number is printed for ${code}`);
  return value;
}
