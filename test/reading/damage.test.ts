/** Damaged pages and texts: whatever is lost, doubled or moved, no number is read in the place of another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { filled, hostile, realistic, reports, type Profile } from '../layouts/random-report.ts';
import type { TestReport } from '../layouts/report.ts';
import { noTraps } from '../layouts/variation.ts';
import { untruths } from './breaches.ts';
import { damage, htmlMutations, textMutations, type Mutation } from './mutations.ts';

const runs = 6;
const seed = 20240612;

/** Every number its own: one in another's place shows. */
const distinct: Profile = { ...filled, zero: 0, digits: 6 };

const pages = [
  'html with spans',
  'html section 2 in pieces',
  'html one big table',
  'html merged cells empty',
  'html cut tables, heads once',
];
const texts = [
  'text P1',
  'text P3',
  'text P3 with glued blanks',
  'text P4',
  'text P5',
  'text L1',
  'text L2',
  'text tabs',
  'text spaces',
  'text of a PDF, raw',
];

/** Damage after which a row with an empty place may print the number in that place: only full rows can tell. */
const mayFillBlanks = /doubled|too many/;

/** What a damaged document says wrongly. A number that the damage cut (its beginning is left) is printed so. */
async function wrongIn(report: TestReport, source: string): Promise<string[]> {
  const record = await examine(new TextEncoder().encode(source), { file: 'damaged' });
  return untruths(record, report.printed).filter((breach) => {
    const [, printed, read] = /^WRONG .*: printed "(.*)", read (.*)$/u.exec(breach) ?? [];
    if (printed === undefined || read === undefined) return false;
    return !(source.endsWith(read) && printed.normalize('NFKC').startsWith(read));
  });
}

function tellsNothingWrong(layoutName: string, name: string, mutation: Mutation): Promise<void> {
  const layout = layoutNamed(layoutName);
  const profiles = mayFillBlanks.test(name) ? [distinct] : [distinct, realistic, hostile];
  const property = fc.asyncProperty(
    fc.oneof(...profiles.map((profile) => reports({ profile, wrongTotals: 1 }))),
    fc.nat(),
    async (report, by) => {
      const source = new TextDecoder().decode(layout.render(report, { ...noTraps, seed: by }));
      expect(await wrongIn(report, damage(source, mutation, by))).toEqual([]);
    },
  );
  return Promise.resolve(fc.assert(property, { numRuns: runs, seed, endOnFailure: true }));
}

describe.each(Object.entries(htmlMutations))('%s', (name, mutation) => {
  it.each(pages)('gives no wrong number in %s', (layout) => tellsNothingWrong(layout, name, mutation));
});

describe.each(Object.entries(textMutations))('in a text, %s', (name, mutation) => {
  it.each(texts)('gives no wrong number in %s', (layout) => tellsNothingWrong(layout, name, mutation));
});
