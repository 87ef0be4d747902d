/** What holds for every page of the site: nothing that axe finds wrong, nothing wider than the screen. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { flagged, type Opened } from './opened.ts';
import type { Sites } from './sites.ts';

type Open = (address: string, options?: object) => Promise<Opened>;

/** Every page, from the samples and from the made agencies: a view of the app, or a page that needs no JavaScript. */
const views = [
  ['samples', ''],
  ['samples', '#/?q=zf'],
  ['samples', `#/report/${flagged.report}?cell=${flagged.code}`],
  ['samples', '#/report/532900-czj-2024'],
  ['samples', `#/finding/${flagged.report}/${flagged.finding}`],
  ['samples', '#/findings?severity=all'],
  ['samples', '#/rules/requests.balance'],
  ['samples', '#/about'],
  ['samples', 'agency/33/330281-zhzfj.html'],
  ['samples', 'browse/33.html'],
  ['samples', `proof/${flagged.finding.slice(0, 2)}/${flagged.finding}.html`],
  ['made', '#/agency/110101-zf'],
  ['made', '#/compare?of=110101-zf-2021,110101-zf-2022'],
  ['made', '#/compare?of=110101-zf-2021&view=ranks'],
  ['made', '#/corrections'],
] as const;

/** Only what is wrong is asked for: the rest would take as long again. */
const axeRun = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  selectors: false,
}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary).join(' | ')))`;

/** Pixels: a phone and a desk. */
const widths = [360, 1400];

/** What a visit of every page found: violations, and pages that are wider than the screen. */
async function visit(
  sites: Sites,
  open: Open,
  locale: string,
  colorScheme: string,
): Promise<{ readonly violations: string[]; readonly tooWide: string[] }> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const [violations, tooWide]: string[][] = [[], []];
  const { page, context } = await open('about:blank', { locale, colorScheme });
  for (const [site, at] of views) {
    const address = at === '' || at.startsWith('#') ? `${sites[site]}${at}` : new URL(at, sites[site]).href;
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('main h1');
    if (at.includes('#/agency')) await page.waitForSelector('.chart svg');
    if (at.includes('532900')) await page.waitForSelector('.frame svg');
    await page.evaluate(axe);
    const found = await page.evaluate<string[]>(axeRun);
    violations!.push(...found.map((one) => `${locale} ${address} ${one}`));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (wide > width) tooWide!.push(`${locale} ${address}: ${String(wide)} of ${String(width)}`);
    }
  }
  await context.close();
  return { violations: violations!, tooWide: tooWide! };
}

export function everyPage(sites: () => Sites, open: Open): void {
  describe.each([
    ['zh-CN', 'light'],
    ['en-GB', 'dark'],
  ])('every page, %s and %s', (locale, colorScheme) => {
    it('has nothing that axe finds wrong, and fits the width of a phone and of a desk', async () => {
      expect(await visit(sites(), open, locale, colorScheme)).toEqual({ violations: [], tooWide: [] });
    });
  });
}
