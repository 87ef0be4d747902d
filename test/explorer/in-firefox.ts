/** The site in Debian's Firefox, opened as a file: what readers do with it there. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFirefox } from './browser.ts';
import { flagged } from './opened.ts';
import { hostile, type Sites } from './sites.ts';

export function inFirefox(sites: () => Sites, patienceMs: number): void {
  describe('in Firefox, from a folder', () => {
    let firefox: Browser;
    let page: Page;
    const complaints: string[] = [];
    beforeAll(async () => {
      firefox = await openFirefox();
      const context = await firefox.newContext();
      context.setDefaultTimeout(patienceMs);
      page = await context.newPage();
      page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : 0));
      page.on('pageerror', (error) => complaints.push(error.message));
    });
    afterAll(() => firefox.close());

    it('finds an agency by pinyin, and shows its charts and its years', async () => {
      await page.goto(`${sites().samples}#/?lang=en`);
      await page.getByRole('searchbox').fill('yysz');
      await page.getByRole('link', { name: /余姚市综合行政执法局/ }).click();
      await page.waitForSelector('article.agency');
      await page.waitForSelector('.chart svg');
      expect(await page.locator('table.years tbody tr').count()).toBeGreaterThan(10);
    });

    it('opens a report in question, and leads from its number to the source, marked and in view', async () => {
      await page.goto(`${sites().samples}#/report/${flagged.report}?lang=en`);
      await page.locator(`[data-code="${flagged.code}"]`).click();
      const panel = page.locator('aside.panel');
      await panel.getByText('does not hold', { exact: true }).first().waitFor();
      const chosen = panel.locator('.frame .chosen');
      await chosen.first().waitFor();
      expect(await chosen.first().innerText()).toMatch(/^2/);
      const frame = (await panel.locator('.frame').boundingBox())!;
      const mark = (await chosen.first().boundingBox())!;
      expect(mark.y).toBeGreaterThanOrEqual(frame.y - 1);
      expect(mark.y + mark.height).toBeLessThanOrEqual(frame.y + frame.height + 1);
    });

    it('compares, and lists findings', async () => {
      await page.goto(`${sites().samples}#/compare?of=${flagged.report},320813-zf-2023&view=rates&lang=en`);
      await page.waitForSelector('table.compare');
      expect(await page.locator('table.compare').innerText()).toMatch(/too few for a rate|none|\d%/);
      await page.goto(`${sites().samples}#/findings?severity=error&lang=zh`);
      await page.waitForSelector('table.list');
      expect(await page.locator('h1').innerText()).toBe('问题');
    });

    it('shows hostile names as text', async () => {
      await page.goto(`${sites().made}#/agency/110000-zf?lang=en`);
      await page.locator('h1', { hasText: hostile[0]! }).waitFor();
      expect(await page.evaluate('window.pwned')).toBeUndefined();
    });

    it('complained of nothing', () => expect(complaints).toEqual([]));
  });
}
