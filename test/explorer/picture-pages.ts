/**
 * `npx tsx test/explorer/picture-pages.ts FOLDER [WORD]`: pictures of every page of the site, in both languages, both themes, at the width of a phone and
 * of a desk, and what they print, as PDF. For people to look at: what no test can tell. The sites are made once and kept in FOLDER; WORD
 * a regular expression, chooses pages by their names. Delete FOLDER to make them again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright';
import { z } from 'zod';
import { openBrowser } from './browser.ts';
import { writeKeptSite } from './kept-site.ts';
import { writeRepublishedSite } from './republished-site.ts';
import { writeSites } from './sites.ts';
import { addressOf, views, type SiteName } from './views.ts';

const sitesSchema = z.record(z.string(), z.string());

async function sitesIn(folder: string): Promise<Readonly<{ [site in SiteName]?: string }>> {
  const file = join(folder, 'sites.json');
  if (!existsSync(file)) {
    const own = (name: string): string => {
      const path = join(resolve(folder), name);
      mkdirSync(path);
      return path;
    };
    const { samples, made } = await writeSites(own('sites'));
    const kept = (await writeKeptSite(own('kept'))).address;
    const republished = (await writeRepublishedSite(own('republished'))).address;
    writeFileSync(file, JSON.stringify({ samples, made, kept, republished }));
  }
  return sitesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Until nothing is loading and the charts stand. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  // A page of ours forbids what Playwright itself would wait with.
  const isSettled = `![...document.querySelectorAll('[role=status]')].some((one) => one.textContent.endsWith('…')) && [...document.images].every((one) => one.complete) && [...document.querySelectorAll('.chart')].every((one) => one.querySelector('svg, p'))`;
  while ((await page.evaluate(isSettled)) !== true) await page.waitForTimeout(50);
}

/** A file's name for a view. */
const nameOf = (site: string, at: string): string =>
  `${site}-${at === '' ? 'first' : at.replaceAll(/[^a-z0-9]+/giu, '-').replaceAll(/^-|-$/gu, '')}`.slice(
    0,
    80,
  );

/** All pictures of a view in one language, and what it prints. */
async function pictureView(browser: Browser, address: string, language: string, path: string): Promise<void> {
  const context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
  const page = await context.newPage();
  await page.goto(address);
  await settled(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: `${path}-${language}-${colorScheme}-${String(width)}.png`,
        fullPage: true,
      });
    }
  }
  writeFileSync(
    `${path}-${language}.pdf`,
    await page.pdf({ preferCSSPageSize: true, printBackground: true }),
  );
  await context.close();
}

const [folder = 'pictures', word = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const sites = await sitesIn(folder);
const browser = await openBrowser();
for (const [site, at] of views) {
  const first = sites[site];
  const name = nameOf(site, at);
  if (first === undefined || !new RegExp(word).test(name)) continue;
  for (const language of ['zh', 'en']) {
    await pictureView(browser, addressOf(first, at), language, join(folder, name));
  }
  console.log(name);
}
await browser.close();
