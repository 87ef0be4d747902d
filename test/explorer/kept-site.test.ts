/** A site of a dataset that keeps its evidence: sources, proofs and charts when the documents are gone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { en } from '../../src/explorer/messages.en.ts';
import { zh } from '../../src/explorer/messages.zh.ts';
import { openBrowser } from './browser.ts';
import { placeOf, wordsIn } from './kept-checks.ts';
import { openKeptSite, type KeptSite } from './kept-site.ts';

const patienceMs = 300_000;
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs });

let kept: KeptSite;
let browser: Browser;
beforeAll(async () => {
  [kept, browser] = await Promise.all([openKeptSite(), openBrowser()]);
});
afterAll(() => browser.close());

async function open(hash: string, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ locale });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(`${kept.address}${hash}`);
  await page.locator('main h1').waitFor();
  return page;
}

const report = '350200-rsj-2023';
describe('the source of a report whose document is gone', () => {
  it.each([
    ['reconsideration.total', '1'],
    ['reconsideration.upheld', '10'],
  ])('is the page of a PDF with the mark on the very number: %s', async (code, printed) => {
    expect(existsSync(kept.documents)).toBe(false);
    const page = await open(`#/report/${report}?cell=${code}`);
    const mark = page.locator('.frame .picture .chosen');
    await mark.waitFor();
    const picture = page.locator('.frame .picture', { has: page.locator('.chosen') }).locator('img');
    const natural = 'document.querySelector(".picture:has(.chosen) img").naturalWidth';
    await expect.poll(() => page.evaluate<number>(natural)).toBeGreaterThan(1000);
    const number = Number(/\d+/.exec((await picture.getAttribute('alt'))!)![0]);
    const box = await placeOf(mark, picture);
    expect(await wordsIn(join(kept.copy, '2023.pdf'), number, box)).toEqual([printed]);
    // The frame is scrolled to it.
    const frame = (await page.locator('.frame').boundingBox())!;
    const chosen = (await mark.boundingBox())!;
    expect(chosen.y).toBeGreaterThanOrEqual(frame.y);
    expect(chosen.y + chosen.height).toBeLessThanOrEqual(frame.y + frame.height);
    await page.context().close();
  });

  it('says of what kind the picture is, and when and what was captured', async () => {
    const page = await open(`#/report/${report}`);
    await page.locator('.frame img').first().waitFor();
    const words = await page.locator('.source-view').innerText();
    expect(words).toContain(en.report.pictureAbout);
    expect(words).toMatch(/SHA-256 [0-9a-f]{16}…/);
    await page.context().close();
  });

  it('is the lines of a text that was in a container, and says that it is rebuilt', async () => {
    const page = await open('#/report/330281-zhzfj-2023', 'zh-CN');
    const marks = page.locator('.frame mark.chosen');
    await marks.first().waitFor();
    expect(await marks.first().innerText()).toBe('1');
    expect(await page.locator('.source-view').innerText()).toContain(zh.report.sourceAbout);
    await page.context().close();
  });
});

describe('a finding between reports', () => {
  it('stands in every report that it names, and counts once', async () => {
    const page = await open('#/report/350200-rsj-2022');
    const items = page.locator('.finding.error', { hasText: 'Carried out to next year' });
    expect(await items.count()).toBe(2);
    const links = await Promise.all((await items.locator('a').all()).map((a) => a.getAttribute('href')));
    expect(links.every((href) => href!.startsWith(`#/finding/${report}/`))).toBe(true);
    await page.goto(`${kept.address}#/findings?severity=error`);
    await page.waitForSelector('table.list');
    expect(await page.locator('table.list tbody tr', { hasText: 'year to year' }).count()).toBe(2);
    await page.context().close();
  });

  it('shows the numbers and the sources of both, and leads to a proof that has both', async () => {
    const page = await open('#/report/350200-rsj-2022');
    await page.locator('.finding.error a').first().click();
    await page.locator('.frame .picture .chosen').first().waitFor();
    await page.locator('.frame table .chosen').first().waitFor();
    const table = page.locator('table.sides');
    expect(await table.locator('thead').innerText()).toMatch(/2023\s+2022/);
    expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/Carried in.*\s2\s+0$/s),
      expect.stringMatching(/Carried out.*\s0\s+3$/s),
    ]);
    // Of the other report the side that is held against it is marked.
    expect(await page.locator('.frame table .chosen').allInnerTexts()).toEqual([expect.stringMatching(/^3/)]);
    const proof = await page.getByRole('link', { name: /Download the proof/ }).getAttribute('href');
    const html = readFileSync(join(kept.folder, 'site', proof!), 'utf8');
    expect(html.match(/<img alt=/g)).toHaveLength(2);
    expect(html).toMatch(/class="mark">3<sup>\[4\]/);
    await page.context().close();
  });
});

describe('findings between agencies', () => {
  it('show a government against its departments: the number of each, and the source of each, marked', async () => {
    const page = await open('#/report/350203-zf-2024');
    const finding = page.locator('.finding.warning', { hasText: 'speaks for its departments' });
    await finding.first().locator('a').first().click();
    const table = page.locator('table.sides');
    await table.locator('thead').waitFor();
    expect(await table.locator('tbody tr').first().locator('td').allInnerTexts()).toEqual(['20', '9', '14']);
    await expect.poll(() => page.locator('.frame table .chosen').count()).toBe(3);
    const marked = await page.locator('.frame table .chosen').allInnerTexts();
    expect(marked.map((text) => Number.parseInt(text, 10)).sort((a, b) => a - b)).toEqual([9, 14, 20]);
    // It stands with the departments too.
    await page.goto(`${kept.address}#/report/350203-czj-2024`);
    await page.locator('.finding.warning', { hasText: 'speaks for its departments' }).first().waitFor();
    await page.context().close();
  });

  it('show two agencies with the same numbers beside one another, every one of them marked in both', async () => {
    const page = await open('#/report/350206-czj-2024');
    const finding = page.locator('.finding.warning', { hasText: 'have the same numbers' });
    await finding.locator('a').first().click();
    const frames = page.locator('.frame', { has: page.locator('.chosen') });
    await expect.poll(() => frames.count()).toBe(2);
    const numbers = await Promise.all([0, 1].map((at) => frames.nth(at).locator('.chosen').allInnerTexts()));
    expect(numbers[0]!.length).toBeGreaterThan(7);
    expect(numbers[1]).toEqual(numbers[0]);
    await page.context().close();
  });
});

describe('a change of edition', () => {
  it('is drawn in every chart between the two years, and stands in the table of years in words', async () => {
    const page = await open('#/agency/350200-rsj');
    await page.locator('.chart svg').first().waitFor();
    const charts = await page.locator('.chart svg.plot').all();
    expect(charts.length).toBeGreaterThanOrEqual(3);
    for (const chart of charts) {
      expect(await chart.getByText(en.agency.breakShort).count()).toBe(1);
      const line = (await chart
        .locator('line[stroke-dasharray], [stroke-dasharray] line')
        .first()
        .boundingBox())!;
      const year = async (name: string): Promise<number> => {
        const box = (await chart.getByText(name, { exact: true }).boundingBox())!;
        return box.x + box.width / 2;
      };
      expect(line.x).toBeGreaterThan(await year('2021'));
      expect(line.x).toBeLessThan(await year('2022'));
    }
    const heads = page.locator('table.years thead th.break');
    expect(await heads.allInnerTexts()).toEqual([expect.stringContaining(en.agency.breakShort)]);
    expect(await heads.innerText()).toContain('2022');
    await page.context().close();
  });
});
