/** What holds for every page of the site: nothing that axe finds wrong, nothing wider than the screen. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { openKeptSite } from './kept-site.ts';
import { opened } from './opened.ts';
import { openSites } from './sites.ts';
import { addressOf, views, type SiteName } from './views.ts';

const patienceMs = 300_000;
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs });

let browser: Browser;
let sites: Readonly<{ [site in SiteName]?: string }>;
beforeAll(async () => {
  const [made, kept] = await Promise.all([openSites(), openKeptSite()]);
  sites = { samples: made.samples, made: made.made, kept: kept.address };
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Only what is wrong is asked for: the rest would take as long again. */
const axeRun = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  selectors: false,
}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary).join(' | ')))`;

/** Pixels: a phone and a desk. */
const widths = [360, 1400];

/** What a visit of every page found: violations, and pages that are wider than the screen. */
async function visit(locale: string, colorScheme: 'light' | 'dark') {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const [violations, tooWide]: [string[], string[]] = [[], []];
  const { page, context } = await opened(browser, 'about:blank', patienceMs, { locale, colorScheme });
  for (const [site, at] of views) {
    const first = sites[site];
    // What the pages of a ledger look like is in its own file.
    if (first === undefined) continue;
    const address = addressOf(first, at);
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('main h1');
    if (at.includes('#/agency')) await page.waitForSelector('.chart svg');
    if (at.includes('532900')) await page.waitForSelector('.frame svg');
    await page.evaluate(axe);
    const found = await page.evaluate<string[]>(axeRun);
    violations.push(...found.map((one) => `${locale} ${address} ${one}`));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (wide > width) tooWide.push(`${locale} ${address}: ${String(wide)} of ${String(width)}`);
    }
  }
  await context.close();
  return { violations, tooWide };
}

it.each([
  ['zh-CN', 'light'],
  ['en-GB', 'dark'],
] as const)(
  'every page, %s and %s, has nothing that axe finds wrong, and fits the width of a phone and of a desk',
  async (locale, colorScheme) => {
    expect(await visit(locale, colorScheme)).toEqual({ violations: [], tooWide: [] });
  },
);
