/** Names, titles and texts that mean harm: text on every page, and in every file that is given. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Opened } from './opened.ts';
import { hostile, type Sites } from './sites.ts';

type Open = (address: string, options?: object) => Promise<Opened>;

export function hostileTexts(sites: () => Sites, open: Open): void {
  describe('hostile names, titles and texts', () => {
    it('show as text on every page, run nothing and load nothing', async () => {
      const { page, complaints, requests, context } = await open(sites().made, { acceptDownloads: true });
      const ids = ['110000-zf', '110101-zf', '110102-zf', '110105-zf', '110106-zf', '110107-zf'];
      for (const [at, id] of ids.entries()) {
        const text = hostile[at]!.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
        for (const hash of [`#/agency/${id}`, `#/report/${id}-2022`, `#/compare?of=${id}-2022,${id}-2021`]) {
          await page.goto(`${sites().made}${hash}`);
          await page.locator('main', { hasText: text }).waitFor();
        }
        await page.goto(sites().made.replace('index.html', `agency/11/${id}.html`));
        expect(await page.locator('h1').innerText()).toBe(text);
      }
      await page.goto(`${sites().made}#/corrections`);
      await page.locator('main', { hasText: '<img src=x' }).waitFor();
      await page.goto(`${sites().made}#/?q=11`);
      await page.waitForSelector('.hits li');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV', exact: true }).click(),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv).toContain(`"'=HYPERLINK(""`);
      expect(csv).not.toMatch(/(?:^|,)"?=/m);
      expect(await page.evaluate('window.pwned')).toBeUndefined();
      expect(complaints).toEqual([]);
      const home = sites().made.replace('index.html', '');
      expect(requests.filter((url) => !url.startsWith(home) && !url.startsWith('blob:'))).toEqual([]);
      await context.close();
    });
  });
}
