/** What holds for every page of the site: axe, widths, hostile addresses. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { flagged, type Opened } from './opened.ts';
import type { Sites } from './sites.ts';

type Open = (address: string, options?: object) => Promise<Opened>;

/** Every page, from the samples and from the made agencies. */
const views = [
  ['samples', ''],
  ['samples', '#/?q=zf'],
  ['samples', `#/report/${flagged.report}?cell=${flagged.code}`],
  ['samples', `#/finding/${flagged.report}/${flagged.finding}`],
  ['samples', '#/findings?severity=all'],
  ['samples', '#/rules/requests.balance'],
  ['samples', '#/about'],
  ['made', '#/agency/110101-zf'],
  ['made', '#/compare?of=110101-zf-2021,110101-zf-2022'],
  ['made', '#/compare?of=110101-zf-2021&view=ranks'],
  ['made', '#/corrections'],
] as const;

export function everyPage(sites: () => Sites, open: Open): void {
  describe('every page', () => {
    it('has nothing that axe finds wrong, in both languages and both themes', async () => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const found: string[] = [];
      for (const [locale, colorScheme] of [
        ['zh-CN', 'light'],
        ['en-GB', 'dark'],
      ] as const) {
        const { page, context } = await open('about:blank', { locale, colorScheme });
        for (const [site, hash] of views) {
          await page.goto('about:blank');
          await page.goto(`${sites()[site]}${hash}`);
          await page.waitForSelector('main h1');
          if (hash.includes('agency')) await page.waitForSelector('.chart svg');
          await page.evaluate(axe);
          const violations = await page.evaluate<string[]>(
            `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary).join(' | ')))`,
          );
          found.push(...violations.map((one) => `${locale} ${site}${hash} ${one}`));
        }
        await context.close();
      }
      expect(found).toEqual([]);
    });

    it.each([
      ['a phone', 360],
      ['a desk', 1400],
    ])('fits the width of %s', async (_, width) => {
      const { page, context } = await open('about:blank', { viewport: { width, height: 800 } });
      for (const [site, hash] of views) {
        await page.goto('about:blank');
        await page.goto(`${sites()[site]}${hash}`);
        await page.waitForSelector('main h1');
        expect(
          await page.evaluate('document.documentElement.scrollWidth'),
          `${site}${hash}`,
        ).toBeLessThanOrEqual(width);
      }
      await context.close();
    });
  });
}
