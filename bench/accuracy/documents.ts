/** Reports at random, in every layout: pages and texts by rendering, PDFs and Word files by the programs that agencies use. */
import fc from 'fast-check';
import { layouts, type Layout } from '../../test/layouts/layouts.ts';
import { filled, realistic, reports } from '../../test/layouts/random-report.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import { noTraps, variations, type Variation } from '../../test/layouts/variation.ts';

export interface Made {
  readonly report: TestReport;
  readonly variation: Variation;
}

/** `count` reports without an error for a layout, every other one with blanks and dashes. */
export function cleanReports(layout: Layout, count: number, seed: number, withClaims = false): Made[] {
  return fc
    .sample(
      fc.record({
        report: fc.oneof(
          reports({ profile: filled, claims: withClaims }),
          reports({ profile: { ...realistic, blank: 0.05, dash: 0.05 }, claims: withClaims }),
        ),
        variation: variations(layout.traps),
      }),
      { numRuns: count, seed },
    )
    .filter(({ report }) => layout.supports(report));
}

/** Reports in which every place holds a number, without traps: where an error is put in. */
export function wholeReports(layout: Layout, count: number, seed: number): Made[] {
  return fc
    .sample(reports({ profile: filled }), { numRuns: count, seed })
    .filter((report) => layout.supports(report))
    .map((report) => ({ report, variation: { ...noTraps, seed: seed + report.year } }));
}

export { layouts };
