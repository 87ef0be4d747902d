/**
 * Random reports in every layout: no wrong number, no number lost without a word, no false accusation; and where the
 * layout shows every place, everything is read. At length: `npx tsx test/reading/long-run.ts N`.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { layoutNamed, layouts, type Layout } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { breachesOf } from './breaches.ts';
import { documentsOf, profiles, type ProfileName, type TestDocument } from './documents-of.ts';

/** Documents of each profile in each layout. */
const runs = 8;
/** Of the pages of a PDF another file asks; here only that nothing wrong is read. */
const seed = 20250109;

/**
 * Where rows end in pipes for merged cells, and as often in pipes for blanks, nobody can tell one from the other: in
 * P2 such places are left open.
 */
const mayBeOpen = (layout: Layout, breach: string): boolean =>
  layout.name === 'text P2' &&
  (/^UNREAD .*\(ambiguous\)$/.test(breach) || /^MISSED .*: not found$/.test(breach));

async function breachesIn(layout: Layout, { report, variation }: TestDocument): Promise<string[]> {
  const record = await examine(layout.render(report, variation), { file: 'report' });
  return breachesOf(record, layout, report, variation).filter((breach) => !mayBeOpen(layout, breach));
}

describe.each(layouts.map((layout) => [layout.name, layout] as const))('%s', (_, layout) => {
  it.each(profiles)('tells the truth of reports that are %s', async (profile: ProfileName) => {
    await fc.assert(
      fc.asyncProperty(documentsOf(layout, profile), async (document) => {
        fc.pre(layout.supports(document.report));
        expect(await breachesIn(layout, document)).toEqual([]);
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
  });
});

describe('the breaches', () => {
  const layout = layoutNamed('html with spans');
  const told = reportOf('ogi-2021', { 'requests.received.total': 5 });

  it('notice a number that is not the printed one, and an identity that is not found', async () => {
    const other = reportOf('ogi-2021', {
      'requests.received.natural_person': 7,
      'reconsideration.upheld': '',
    });
    const record = await examine(layout.render(told, noTraps), { file: 'report' });
    const kinds = breachesOf(record, layout, other, noTraps).map((breach) => breach.split(' ')[0]);
    expect(new Set(kinds)).toEqual(new Set(['WRONG', 'UNREAD', 'FALSE', 'MISSED']));
  });

  it('are none where the record says what is printed', async () => {
    const record = await examine(layout.render(told, noTraps), { file: 'report' });
    expect(breachesOf(record, layout, told, noTraps)).toEqual([]);
  });
});
