/** The site in Debian's Firefox, opened as a file: what readers do with it there. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Firefox } from './firefox.ts';
import { openKeptSite, type KeptSite } from './kept-site.ts';
import { flagged } from './opened.ts';
import { hostile, openSites, type Sites } from './sites.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let firefox: Firefox;
let sites: Sites;
let kept: KeptSite;
beforeAll(async () => {
  [firefox, sites, kept] = await Promise.all([Firefox.open(), openSites(), openKeptSite()]);
});
afterAll(() => firefox.close());

/** The text of the first element that a selector finds. */
const textOf = (firefox: Firefox, selector: string): Promise<string> =>
  firefox.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`);

/** How far a mark stands out of the frame that is scrolled to it, in pixels. */
const outOfFrame = `(() => {
  const [frame, mark] = ['.frame', '.frame .chosen'].map((one) => document.querySelector(one).getBoundingClientRect());
  return Math.max(frame.top - mark.top, mark.bottom - frame.bottom);
})()`;

describe('in Firefox, from a folder', () => {
  it('finds an agency by pinyin, and shows its charts and its years', async () => {
    await firefox.goto(`${sites.samples}#/?lang=en`);
    await firefox.click('input[name=q]');
    await firefox.type('yysz');
    await firefox.until(`document.querySelector('.hits a')?.innerText.includes('余姚市综合行政执法局')`);
    await firefox.click('.hits a');
    await firefox.until(`document.querySelector('article.agency .chart svg') !== null`);
    const rows = `document.querySelectorAll('table.years tbody tr').length`;
    expect(await firefox.evaluate(rows)).toBeGreaterThan(10);
  });

  it('opens a report in question, and leads from its number to the source, marked and in view', async () => {
    await firefox.goto(`${sites.samples}#/report/${flagged.report}?lang=en`);
    await firefox.click(`[data-code="${flagged.code}"]`);
    await firefox.until(`document.querySelector('aside.panel .frame .chosen') !== null`);
    // The sums come when their data do, which may be after the source.
    await firefox.until(`document.querySelector('aside.panel').innerText.includes('does not hold')`);
    expect(await textOf(firefox, '.frame .chosen')).toMatch(/^2/);
    expect(await firefox.evaluate(outOfFrame)).toBeLessThanOrEqual(1);
  });

  it('compares, and lists findings', async () => {
    await firefox.goto(`${sites.samples}#/compare?of=${flagged.report},320813-zf-2023&view=rates&lang=en`);
    await firefox.until(`document.querySelector('table.compare') !== null`);
    expect(await textOf(firefox, 'table.compare')).toMatch(/too few for a rate|none|\d%/);
    await firefox.goto(`${sites.samples}#/findings?severity=error&lang=zh`);
    await firefox.until(`document.querySelector('table.list') !== null`);
    expect(await textOf(firefox, 'h1')).toBe('问题');
  });

  it('shows hostile names as text', async () => {
    await firefox.goto(`${sites.made}#/agency/110000-zf?lang=en`);
    await firefox.until(`document.querySelector('article.agency h1') !== null`);
    expect(await textOf(firefox, 'h1')).toContain(hostile[0]);
    expect(await firefox.evaluate('window.pwned')).toBeNull();
  });

  it('shows the page of a PDF, drawn, and scrolled to the mark', async () => {
    await firefox.goto(`${kept.address}#/report/350200-rsj-2023?cell=reconsideration.total&lang=en`);
    await firefox.until(`document.querySelector('.frame .picture .chosen') !== null`);
    const image = `document.querySelector('.picture:has(.chosen) img')`;
    // Rejects where it cannot be shown; its words alone would be there also then.
    const width = await firefox.evaluate<number>(`${image}.decode().then(() => ${image}.naturalWidth)`);
    expect(width).toBeGreaterThan(1000);
    expect(await firefox.evaluate(outOfFrame)).toBeLessThanOrEqual(1);
  });

  it('complained of nothing', () => expect(firefox.complaints).toEqual([]));
});
