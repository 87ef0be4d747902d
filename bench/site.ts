/**
 * `npx tsx bench/site.ts 100000`: a dataset of so many made reports, the site of it, and what readers wait for: the bytes of the first view, the
 * files that a report opens with, the time of a search. Bounds of issue 9: 6 minutes, 1.5 GB, 300 KB, 3 files, 100 ms.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSite } from '../src/explorer/index.ts';
import { siteKnowledge } from '../src/cli/site-knowledge.ts';
import { openBrowser } from '../test/explorer/browser.ts';
import { writeMadeDataset } from '../test/explorer/made-dataset.ts';

const wanted = Number(process.argv[2] ?? 100_000);
const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
const root = process.argv[3] ?? join(tmpdir(), `gongkai-site-${String(wanted)}`);
const dataset = join(root, 'dataset');
if (!existsSync(join(dataset, 'manifest.json'))) {
  mkdirSync(dataset, { recursive: true });
  console.log(
    `reports made: ${String(writeMadeDataset(dataset, { agencies: Math.ceil(wanted / years.length), years }))}`,
  );
}
const out = join(root, 'site');
// A site that is there in a folder given as the second argument is only measured.
if (!existsSync(join(out, 'index.html'))) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const summary = await writeSite(dataset, out, await siteKnowledge(null, []), { since: null });
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify(summary));
  console.log(
    `site: ${((performance.now() - started) / 1000).toFixed(0)} s, CPU ${((user + system) / 1e6).toFixed(0)} s, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
}

const browser = await openBrowser();
const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
let [bytes, data] = [0, 0];
page.on('response', async (response) => {
  const body = await response.body().catch(() => Buffer.alloc(0));
  bytes += body.length;
  if (response.url().includes('/data/')) data += 1;
});
const first = pathToFileURL(join(out, 'index.html')).href;
await page.goto(first);
await page.waitForSelector('table.coverage');
await page.waitForTimeout(500);
console.log(`first view: ${(bytes / 1000).toFixed(0)} KB`);
await page.fill('input[name=q]', 'x');
await page.waitForSelector('.hits li');
await page.waitForTimeout(5000);
// From the key to the list drawn: what the page's own thread works, whatever else the machine does; and the wall's time.
const tools = await page.context().newCDPSession(page);
await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
const worked = async (): Promise<number> => {
  const { metrics } = await tools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
};
const [work, wall]: number[][] = [[], []];
for (const text of [
  '厦门',
  '厦门市教育局',
  'xm',
  'xmjyj',
  'jiaoyuju',
  'nj zf',
  '思明区',
  'b',
  '广东 财政',
  'zhejiang sthjj',
]) {
  const from = await worked();
  const took = await page.evaluate<number>(`(async () => {
    const input = document.querySelector('input[name=q]');
    const from = performance.now();
    input.value = ${JSON.stringify(text)};
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  })()`);
  work?.push((await worked()) - from);
  wall?.push(took);
}
const told = (times: readonly number[] = []): string => {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1]!.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`;
};
console.log(`search, work of the page: ${told(work)}; by the wall: ${told(wall)}`);
const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
data = 0;
other.on('response', (response) => {
  if (response.url().includes('/data/')) data += 1;
});
await other.goto(`${first}#/report/110000-zf-2023`);
await other.waitForSelector('table.form');
console.log(`a report opens with ${String(data)} files of data`);
await browser.close();
if (process.argv[3] === undefined) rmSync(root, { recursive: true, force: true });
