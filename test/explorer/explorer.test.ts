/** The site in a real browser, from its folder and from a server: what journalists do with it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveSite, type Serving } from '../../src/explorer/index.ts';
import { en } from '../../src/explorer/messages.en.ts';
import { zh } from '../../src/explorer/messages.zh.ts';
import { openBrowser } from './browser.ts';
import { flagged, opened, type Opened } from './opened.ts';
import { changedReport, hostile, openSites, type Sites } from './sites.ts';

// A browser on a busy machine: nothing here is about time, so nothing ends for want of it.
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

const base = (from: string): string => (from === 'a folder' ? sites.samples : serving.address);

type Options = Parameters<typeof opened>[3];
const open = (address: string, options: Options = {}): Promise<Opened> =>
  opened(browser, address, patienceMs, options);

const { report, code } = flagged;

it('is what npm start ends with: an address of a file that is there', () => {
  const address = /file:\/\/\S+/.exec(sites.printed)?.[0];
  expect(address).toBe(sites.samples);
});

describe.each(['a folder', 'a server'])('from %s', (from) => {
  it('finds an agency by pinyin, opens its report, and leads from a number to its source', async () => {
    const { page, complaints, requests, context } = await open(base(from));
    await page.getByRole('searchbox').fill('yysz');
    await page.getByRole('link', { name: /余姚市综合行政执法局/ }).click();
    await page.waitForSelector('article.agency');
    await page.waitForSelector('.chart svg');
    await page.locator('.cards.reports a').first().click();
    await page.locator(`[data-code="${code}"]`).click();
    const panel = page.locator('aside.panel');
    await panel.getByText('does not hold', { exact: true }).first().waitFor();
    // Both sides of the sum, the suspects, the raw text and its place.
    const words = await panel.innerText();
    for (const part of [
      'Reported side',
      'Expected side',
      'As printed',
      'table 3, row 4, column 15',
      'would be 3',
    ]) {
      expect(words).toContain(part);
    }
    const marked = panel.locator('.frame .chosen');
    await marked.first().waitFor();
    expect(await marked.innerText()).toMatch(/^2/);
    expect(page.url()).toContain(`cell=${code}`);
    expect(complaints).toEqual([]);
    const home = base(from).replace(/index\.html$/, '');
    expect(requests.filter((url) => !url.startsWith(home))).toEqual([]);
    await context.close();
  });

  it('opens a report with at most three files of data, and first shows itself with less than 300 KB', async () => {
    const { page, requests, context } = await open(`${base(from)}#/report/${report}`);
    await page.waitForSelector('.frame .chosen');
    expect(requests.filter((url) => url.includes('/data/'))).toHaveLength(3);
    const first = await open(base(from));
    await first.page.waitForSelector('table.coverage');
    const home = base(from).replace(/index\.html$/, '');
    let bytes = 0;
    for (const url of new Set(first.requests)) {
      const path = url.slice(home.length).split('#')[0]!;
      bytes += (await readFile(join(sites.folder, 'site', path === '' ? 'index.html' : path))).length;
    }
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(300_000);
    await context.close();
    await first.context.close();
  });

  it('compares, filters findings, and gives what is shown as files', async () => {
    const { page, complaints, context } = await open(
      `${base(from)}#/compare?of=${report},320813-zf-2023&view=rates`,
      { acceptDownloads: true },
    );
    await page.waitForSelector('table.compare');
    expect(await page.locator('table.compare').innerText()).toMatch(/too few for a rate|none|\d%/);
    await page.goto(`${base(from)}#/findings?severity=error&year=2023`);
    await page.waitForSelector('table.list');
    const shown = await page.locator('table.list tbody tr').count();
    const fileOf = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    const csv = await fileOf('CSV');
    expect(csv.trim().split('\n')).toHaveLength(shown + 1);
    const json = JSON.parse(await fileOf('JSON')) as {
      rows: object[];
      metadata: { view: string; release: string };
    };
    expect(json.rows).toHaveLength(shown);
    expect(json.metadata.view).toBe('#/findings?severity=error&year=2023');
    expect(json.metadata.release).toMatch(/^[0-9a-f]{12}$/);
    expect(JSON.parse(await fileOf('Metadata'))).toMatchObject({ rows: shown, licence: 'CC0-1.0' });
    await page.locator('table.list tbody a[href*="#/finding/"]').first().click();
    await page.waitForSelector('#cite');
    expect(await page.locator('#cite').inputValue()).toContain('release');
    const link = page.getByRole('link', { name: /Download the proof/ });
    if (from === 'a folder') {
      // Chromium downloads no file of a folder: it opens the page, from where it can be saved.
      await link.click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(page.url()).toContain('/proof/');
    } else {
      const [proof] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(await readFile(await proof.path(), 'utf8')).toContain('Content-Security-Policy');
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('changes its language and its theme, and keeps both from the first paint', async () => {
  const { page, context } = await open(`${serving.address}#/findings`);
  await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: '问题' }).waitFor();
  expect(page.url()).toContain('lang=zh');
  await page.getByRole('combobox', { name: '主题' }).selectOption('dark');
  const again = await context.newPage();
  // Before any script of the app: what boot.js set.
  await again.route('**/app.js', (route) => route.abort());
  await again.goto(serving.address);
  expect(
    await again.evaluate('[document.documentElement.lang, document.documentElement.dataset.theme].join()'),
  ).toBe('zh,dark');
  await context.close();
});

it('is led by the keyboard alone, from the search to the source and back', async () => {
  const { page, context } = await open(sites.samples);
  const tabTo = async (selector: string): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) === true)
        return;
    }
    throw new Error(`the tab key does not lead to ${selector}`);
  };
  await page.waitForSelector('input[name=q]');
  await tabTo('input[name=q]');
  await page.keyboard.type('330281');
  await page.waitForSelector('.hits a');
  await tabTo('.hits a');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article.agency');
  await tabTo('.cards.reports a');
  await page.keyboard.press('Enter');
  await page.waitForSelector('table.strip');
  await tabTo('table.matrix td button');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel-head');
  expect(await page.evaluate('document.activeElement.closest(".panel-head") !== null')).toBe(true);
  const chosen = /cell=([a-z_.]+)/.exec(page.url())?.[1];
  expect(chosen).toBeDefined();
  await page.keyboard.press('Escape');
  await page.waitForSelector('.panel-head', { state: 'detached' });
  expect(await page.evaluate('document.activeElement.dataset.code')).toBe(chosen);
  await context.close();
});

it('shows its tables without JavaScript', async () => {
  const { page, context } = await open(sites.samples, { javaScriptEnabled: false });
  await page.getByRole('link', { name: '浙江省' }).click();
  await page.getByRole('link', { name: '余姚市综合行政执法局' }).click();
  const flagged = page.locator('table.form td.flag');
  expect(await flagged.innerText()).toMatch(/2\s*存疑/);
  expect(await page.locator('table.form').count()).toBeGreaterThan(3);
  expect(await page.locator('.finding.error').innerText()).toContain('a difference of −1');
  await context.close();
});

it('shows what was changed in a report after its publication: with the agency, the report, its number, and in the list of all', async () => {
  const { page, context } = await open(`${sites.made}#/agency/${changedReport.agency}`);
  const table = page.locator('section', { hasText: en.republished.title }).locator('table.list');
  await table.waitFor();
  const rows = await table.locator('tbody tr').allInnerTexts();
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain(en.republished.kinds.vanished);
  expect(rows[1]).toContain(hostile[0]);
  expect(rows[2]).toContain(`${en.state.absent}\t${en.state.blank}`);
  await page.goto(`${sites.made}#/report/${changedReport.report}?cell=${changedReport.code}`);
  await page.getByText(en.republished.aboutReport('2023-02-01')).waitFor();
  const words = await page.locator('aside.panel').innerText();
  expect(words).toContain(`${hostile[0]!} → 7 ${en.republished.seenOn('2025-03-01')}`);
  await page.goto(`${sites.made}#/corrections`);
  const all = page.locator('section', { hasText: en.republished.title }).locator('table.list tbody tr');
  await all.first().waitFor();
  expect(await all.count()).toBe(4);
  expect(await all.last().innerText()).toContain('350200-czj');
  await page.goto(sites.made.replace('index.html', `agency/11/${changedReport.agency}.html`));
  expect(await page.locator('section', { hasText: zh.republished.title }).innerText()).toContain(hostile[0]);
  await context.close();
});

it('prints the words of a sum beside its numbers, and the source as a note', async () => {
  const { page, context } = await open(`${sites.samples}#/report/${report}?cell=${code}`);
  await page.locator('aside.panel .sum').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const terms = page.locator('aside.panel .sum.fails tbody tr:not(.side) th');
  const words = await terms.allInnerTexts();
  expect(words.length).toBeGreaterThan(4);
  for (const one of words) expect(one).toMatch(/After reconsideration/);
  expect(await page.locator('.for-print').innerText()).toMatch(/SHA-256 [0-9a-f]{16}/);
  expect(await page.locator('nav').first().isVisible()).toBe(false);
  await context.close();
});

it('prints an agency and year on two pages', async () => {
  for (const address of [
    `${sites.samples}#/report/${report}`,
    `${sites.samples}#/report/${report}?lang=zh`,
    `${sites.made}#/report/110000-zf-2022`,
  ]) {
    const { page, context } = await open(address);
    await page.waitForSelector('table.form');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, address).toBeLessThanOrEqual(2);
    await context.close();
  }
});
