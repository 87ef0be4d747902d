/** Names, titles and texts that mean harm: text on every page, and in every file that is given; and addresses that do, asked of the server. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveSite, type Serving } from '../../src/explorer/index.ts';
import { openBrowser } from './browser.ts';
import { opened } from './opened.ts';
import { hostile, openSites, type Sites } from './sites.ts';

const patienceMs = 300_000;
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs });

let browser: Browser;
let sites: Sites;
let serving: Serving;
beforeAll(async () => {
  [browser, sites] = await Promise.all([openBrowser(), openSites()]);
  serving = await serveSite(join(sites.folder, 'site'), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser.close();
  await serving.close();
});

it('hostile names, titles and texts show as text on every page, run nothing and load nothing', async () => {
  const { page, complaints, requests, context } = await opened(browser, sites.made, patienceMs, {
    acceptDownloads: true,
  });
  const ids = ['110000-zf', '110101-zf', '110102-zf', '110105-zf', '110106-zf', '110107-zf'];
  for (const [at, id] of ids.entries()) {
    const text = hostile[at]!.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
    for (const hash of [`#/agency/${id}`, `#/report/${id}-2022`, `#/compare?of=${id}-2022,${id}-2021`]) {
      await page.goto(`${sites.made}${hash}`);
      await page.locator('main', { hasText: text }).waitFor();
    }
    await page.goto(sites.made.replace('index.html', `agency/11/${id}.html`));
    expect(await page.locator('h1').innerText()).toBe(text);
  }
  await page.goto(`${sites.made}#/corrections`);
  await page.locator('main', { hasText: '<img src=x' }).waitFor();
  await page.goto(`${sites.made}#/?q=11`);
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
  const home = sites.made.replace('index.html', '');
  expect(requests.filter((url) => !url.startsWith(home) && !url.startsWith('blob:'))).toEqual([]);
  await context.close();
});

describe('the server', () => {
  it('gives nothing outside its folder, and takes nothing', async () => {
    for (const path of [
      '../dataset/manifest.json',
      '%2e%2e/dataset/manifest.json',
      '..%2fdataset/manifest.json',
      'data/%00',
      'app',
      'nothing',
    ]) {
      expect((await fetch(`${serving.address}${path}`)).status, path).toBe(404);
    }
    expect((await fetch(serving.address, { method: 'POST' })).status).toBe(405);
    const first = await fetch(serving.address);
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
