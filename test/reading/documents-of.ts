/** Random reports with a random variation, by layout and profile: what the layout properties run over. */
import fc from 'fast-check';
import type { Layout } from '../layouts/layouts.ts';
import { filled, hostile, realistic, reports, type Profile } from '../layouts/random-report.ts';
import type { TestReport } from '../layouts/report.ts';
import { variations, type Variation } from '../layouts/variation.ts';

const byName: Readonly<Record<'realistic' | 'filled' | 'hostile', Profile>> = { realistic, filled, hostile };

export type ProfileName = keyof typeof byName;

export const profiles: readonly ProfileName[] = ['realistic', 'filled', 'hostile'];

export interface TestDocument {
  readonly report: TestReport;
  readonly variation: Variation;
}

/** Reports of this profile with up to two totals printed wrong, under the traps that the layout can bear. */
export function documentsOf(layout: Layout, profile: ProfileName): fc.Arbitrary<TestDocument> {
  return fc.record({
    report: reports({ profile: byName[profile], wrongTotals: 2 }),
    variation: variations(layout.traps),
  });
}
