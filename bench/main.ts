/**
 * `npm run bench`: how fast pages are read against cheerio, and that memory does not grow. Ends with 1 when a bound
 * is broken. `--quick` reads fewer pages; `--html` or `--memory` only that; `--office` and `--damaged-office` only Word,
 * workbooks and OFD; `--scans [reports] [seed]` only scans; `--all` runs the other benchmarks too.
 */
import { bound, measureHtml } from './html-examine.ts';
import { heapBoundMb, measureMemory, residentBoundMb } from './memory.ts';

const flags = new Set(process.argv.slice(2));
const isQuick = flags.has('--quick');
const only = (['html', 'memory', 'scans'] as const).find((part) => flags.has(`--${part}`)) ?? null;
const broken: string[] = [];

const isOffice = flags.has('--office') || flags.has('--damaged-office');
if ((only === null || only === 'html') && !isOffice) {
  for (const { bytes, ratio } of await measureHtml(isQuick ? 60 : 240)) {
    if (ratio > bound) {
      broken.push(
        `${String(Math.round(bytes / 1024))} KB: ratio ${ratio.toFixed(2)} is over ${String(bound)}`,
      );
    }
  }
}
if ((only === null || only === 'memory') && !isOffice) {
  const { heapGrowthMb, residentGrowthMb } = await measureMemory(isQuick ? 3000 : 10_000);
  if (heapGrowthMb > heapBoundMb) broken.push(`the heap grew by ${heapGrowthMb.toFixed(1)} MB`);
  if (residentGrowthMb > residentBoundMb)
    broken.push(`resident memory grew by ${residentGrowthMb.toFixed(1)} MB`);
}
if (only === 'scans') {
  const scans = await import('./scans.ts');
  const [count = isQuick ? 4 : 40, seed = 1000] = process.argv
    .slice(2)
    .filter((word) => /^\d+$/u.test(word))
    .map(Number);
  const { share, silent, secondsAPage } = await scans.measureScans(count, seed);
  if (share < scans.leastRight) broken.push(`${(100 * share).toFixed(2)} % of the digits were read`);
  if (silent > 0) broken.push(`${String(silent)} errors without a finding`);
  if (secondsAPage > scans.mostSecondsAPage) broken.push(`${secondsAPage.toFixed(1)} s a page`);
  const growth = await scans.measureScanMemory(isQuick ? 20 : 200);
  if (growth > scans.memoryBoundMb) broken.push(`resident memory grew by ${growth.toFixed(0)} MB`);
}
if (flags.has('--all')) {
  await import('./html-open.ts');
  await import('./solver.ts');
}
if (flags.has('--office')) {
  const { growthBoundMb, measureOffice } = await import('./office-rate.ts');
  for (const { kind, growthMb, failed } of await measureOffice(isQuick ? 200 : 2000, 2)) {
    if (growthMb > growthBoundMb) broken.push(`${kind}: memory grew by ${growthMb.toFixed(0)} MB`);
    if (failed > 0) broken.push(`${kind}: ${String(failed)} were not read in full`);
  }
}
if (flags.has('--damaged-office')) {
  const { measureDamage } = await import('./damaged-office.ts');
  const count = await measureDamage(isQuick ? 60 : 500, null);
  if (count > 0) broken.push(`${String(count)} damaged office files`);
}
for (const line of broken) console.error(`bound broken: ${line}`);
process.exitCode = broken.length === 0 ? 0 : 1;
