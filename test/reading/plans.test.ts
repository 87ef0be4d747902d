/** Reading with the memory of earlier skeletons gives what reading anew gives, whole or damaged, whatever the figures are. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportPage } from '../../bench/report-pages.ts';
import { examine } from '../../src/examine/index.ts';
import { openDocument } from '../../src/documents/index.ts';
import { forgetPlans, planCount } from '../../src/reading/plans.ts';
import { skeletonOf } from '../../src/reading/skeleton.ts';
import { piecesOf } from '../../src/reading/tokens.ts';
import { layouts } from '../layouts/layouts.ts';
import { chooser } from '../layouts/random.ts';
import { noTraps } from '../layouts/variation.ts';
import { documentsOf, profiles } from './documents-of.ts';
import { damage, htmlMutations } from './mutations.ts';

const htmlLayouts = layouts.filter(({ name }) => name.startsWith('html'));
const file = { file: 'page.html' };

/** The same page with other figures, zeros too, and the same years: those decide the edition. */
function withOtherFigures(source: string, seed: number): string {
  const c = chooser(seed);
  return source.replace(/(?<=>\s*)\d{1,6}(?=\s*<)/gu, (digits) =>
    /^20[12]\d$/.test(digits) || c.chance(0.2) ? digits : String(c.below(c.chance(0.5) ? 3 : 100_000)),
  );
}

const read = async (source: string, encoding: BufferEncoding = 'utf8'): Promise<string> =>
  JSON.stringify(await examine(Buffer.from(source, encoding), file));

/** What a page gives read anew, and after a page with its skeleton and other figures; and whether a plan was followed then. */
async function bothWays(
  page: string,
  other: string,
  encoding: BufferEncoding = 'utf8',
): Promise<[string, string, boolean]> {
  forgetPlans();
  const anew = await read(page, encoding);
  forgetPlans();
  await read(other, encoding);
  const known = planCount();
  const again = await read(page, encoding);
  return [anew, again, known === 1 && planCount() === 1];
}

beforeEach(forgetPlans);

/** Layouts in which a plan was followed: where figures stand in the text too, other figures make another skeleton. */
const followed = new Set<string>();

describe.each(htmlLayouts.map((layout) => [layout.name, layout] as const))('%s', (_, layout) => {
  it.each(profiles)('gives the same with and without memory: %s', async (profile) => {
    await fc.assert(
      fc.asyncProperty(documentsOf(layout, profile), fc.nat(), async ({ report, variation }, seed) => {
        fc.pre(layout.supports(report));
        // Byte by byte: pages are in several encodings, and figures are ASCII in all of them.
        const source = Buffer.from(layout.render(report, variation)).toString('latin1');
        const other = withOtherFigures(source, seed);
        const [anew, again, isFollowed] = await bothWays(source, other, 'latin1');
        expect(again).toBe(anew);
        if (isFollowed) followed.add(layout.name);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 6), seed: 23 },
    );
  });
});

it('follows a plan in most layouts', () => {
  expect(followed.size).toBeGreaterThanOrEqual(0.75 * htmlLayouts.length);
});

/** Layouts that a kind of damage is tried in: one in five, others for each kind. */
const damagedLayouts = Object.entries(htmlMutations).map(
  ([name, mutation], kind) =>
    [name, mutation, [...htmlLayouts.entries()].filter(([i]) => i % 5 === kind % 5)] as const,
);

it.each(damagedLayouts)('gives the same where a page is damaged: %s', async (_, mutation, tried) => {
  for (const [i, layout] of tried) {
    const [drawn] = fc.sample(documentsOf(layout, 'filled'), { numRuns: 1, seed: 29 + i });
    if (drawn === undefined || !layout.supports(drawn.report)) continue;
    const whole = new TextDecoder().decode(layout.render(drawn.report, { ...noTraps, seed: i }));
    const damaged = damage(whole, mutation, i);
    const [anew, again] = await bothWays(damaged, withOtherFigures(damaged, i));
    expect(again, layout.name).toBe(anew);
    // A page that is whole leaves nothing behind that a damaged one would follow.
    const [, after] = await bothWays(damaged, whole);
    expect(after, layout.name).toBe(anew);
  }
});

describe('the memory', () => {
  const page = (figure: string, label = '规章'): string =>
    `<html><head></head><body><p>第一条</p><table><tr><td>索引号</td><td>${figure}</td></tr></table><table><tr><td>${label}</td><td>${figure}</td></tr></table></body></html>`;
  const keyOf = async (source: string): Promise<string | undefined> => {
    const document = await openDocument(Buffer.from(source), file);
    return skeletonOf(document, piecesOf(document), 2024)?.key;
  };

  it('knows a page again by all but its figures', async () => {
    expect(await keyOf(page('12'))).toBe(await keyOf(page('7.5')));
    expect(await keyOf(page('12'))).not.toBe(await keyOf(page('')));
    expect(await keyOf(page('12'))).not.toBe(await keyOf(page('—')));
    expect(await keyOf(page('12'))).not.toBe(await keyOf(page('1 2')));
    expect(await keyOf(page('12'))).not.toBe(await keyOf(page('12', '规章 ')).then((key) => `${key ?? ''}x`));
    expect(await keyOf(page('12'))).not.toBe(await keyOf(page('12', '规 章')));
  });

  it('is used, and bounded', async () => {
    const source = new TextDecoder().decode(reportPage(30, 3));
    await read(source);
    expect(planCount()).toBe(1);
    await read(source);
    expect(planCount()).toBe(1);
    for (let i = 0; i < 140; i++) await read(source.replace('<table', `<p>规章第${String(i)}号</p><table`));
    expect(planCount()).toBeLessThanOrEqual(128);
  });
});
