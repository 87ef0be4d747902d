/** Reports that were crawled twice and changed in between: what the agency's, the report's and the list's pages say of it, in both languages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { en } from '../../src/explorer/messages.en.ts';
import { zh } from '../../src/explorer/messages.zh.ts';
import { openBrowser } from './browser.ts';
import { opened } from './opened.ts';
import {
  agency,
  agencyId,
  attacked,
  changed,
  vanishedYear,
  writeRepublishedSite,
  type RepublishedSite,
} from './republished-site.ts';

const patienceMs = 300_000;
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs });

let site: RepublishedSite;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-republished-'));
beforeAll(async () => {
  [site, browser] = await Promise.all([writeRepublishedSite(folder), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const day = '2026-05-30';
/** The row of every number that changed with the first, of the attack, and of the report that is gone. */
const rowsInAll = 6 + 6 + 1;

describe.each([
  ['zh-CN', zh],
  ['en-GB', en],
] as const)('%s', (locale, t) => {
  it('shows what was changed: on the page of the agency, of every version of the report, in the list, and without JavaScript', async () => {
    const { page, context, complaints } = await opened(
      browser,
      `${site.address}#/agency/${agencyId}`,
      patienceMs,
      {
        locale,
      },
    );
    const words = t.republished;
    const table = page.locator('section', { hasText: words.title }).locator('table.list tbody tr');
    await table.first().waitFor();
    expect(await table.count()).toBe(rowsInAll);
    const gone = await table.filter({ hasText: words.kinds.vanished }).innerText();
    expect(gone).toContain(String(vanishedYear));
    expect(await table.filter({ hasText: attacked.text }).count()).toBe(1);
    // The version that counts is the first; the other stands at the same address, and says the same.
    const numbers: string[] = [];
    for (const version of ['', '-2']) {
      await page.goto(
        `${site.address}#/report/${agencyId}-${String(changed.year)}${version}?cell=${changed.code}`,
      );
      const panel = page.locator('aside.panel');
      await panel.getByText(words.title).waitFor();
      expect(await panel.innerText()).toContain(`${changed.before} → ${changed.after} ${words.seenOn(day)}`);
      numbers.push(await panel.locator('.big').innerText());
      await page.getByRole('link', { name: words.compare }).waitFor();
    }
    expect(numbers.sort()).toEqual([changed.before, changed.after].sort());
    // Both versions side by side, told apart.
    await page.getByRole('link', { name: words.compare }).click();
    const heads = page.locator('table.compare thead th.n');
    await heads.nth(1).waitFor();
    expect((await heads.allInnerTexts()).join(' ')).toContain(`${agencyId}-${String(changed.year)}-2`);
    const granted = page.locator('table.compare tbody tr').filter({ hasText: t.compare.differs });
    expect(await granted.first().innerText()).toMatch(/\b3\b.*\b41\b|\b41\b.*\b3\b/su);
    await page.goto(`${site.address}#/corrections`);
    await table.first().waitFor();
    expect(await table.count()).toBe(rowsInAll);
    expect(await table.first().innerText()).toContain(agency);
    await page.goto(site.address.replace('index.html', `agency/35/${agencyId}.html`));
    const plain = await page.locator('section', { hasText: words.title }).locator('table').last().innerText();
    for (const part of [words.kinds.vanished, attacked.text, changed.after, day])
      expect(plain).toContain(part);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
