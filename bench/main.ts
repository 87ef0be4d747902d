/**
 * `npm run bench`: how fast pages are read against cheerio, and that memory does not grow. Ends with 1 when a bound
 * is broken. `--quick` reads fewer pages; `--html` or `--memory` only that; `--pdf [file.pdf …]` only PDFs, of five pages
 * printed by LibreOffice where none is named; `--warc` only finding reports in a WARC; `--store` only SQLite against DuckDB; `--office` and `--damaged-office` only Word, workbooks and OFD;
 * `--scans [reports] [seed]` only how printed reports are read once they are scanned; `--all` runs the other benchmarks
 * too.
 */
import { bound, measureHtml } from './html-examine.ts';
import { heapBoundMb, measureMemory, residentBoundMb } from './memory.ts';

const flags = new Set(process.argv.slice(2));
const isQuick = flags.has('--quick');
const only =
  (['html', 'memory', 'pdf', 'office', 'damaged-office', 'warc', 'store', 'scans'] as const).find((name) =>
    flags.has(`--${name}`),
  ) ?? null;
const broken: string[] = [];

if (only === null || only === 'html') {
  for (const { bytes, ratio } of await measureHtml(isQuick ? 3 : 10)) {
    if (ratio > bound) {
      broken.push(
        `${String(Math.round(bytes / 1024))} KB: ratio ${ratio.toFixed(2)} is over ${String(bound)}`,
      );
    }
  }
}
if (only === null || only === 'memory') {
  const { heapGrowthMb, residentGrowthMb } = await measureMemory(isQuick ? 3000 : 10_000);
  if (heapGrowthMb > heapBoundMb) broken.push(`the heap grew by ${heapGrowthMb.toFixed(1)} MB`);
  if (residentGrowthMb > residentBoundMb)
    broken.push(`resident memory grew by ${residentGrowthMb.toFixed(1)} MB`);
}
if (only === 'pdf' || flags.has('--all')) {
  const { fivePagePdfs } = await import('./five-pages.ts');
  const { measurePdf, pdfBound } = await import('./pdf-open.ts');
  const { measurePdfRate, pdfGrowthBoundMb, rateBound } = await import('./pdf-rate.ts');
  const files = await fivePagePdfs([...flags].filter((word) => !word.startsWith('--')));
  // First: what pdf.js leaves in memory would be counted as ours. Six lives of a thread: within one, engines only grow.
  const { perSecond, growthMb, failed } = await measurePdfRate(files, isQuick ? 200 : 6000);
  if (perSecond < rateBound)
    broken.push(`${perSecond.toFixed(1)} PDFs a second are fewer than ${String(rateBound)}`);
  if (growthMb > pdfGrowthBoundMb) broken.push(`resident memory grew by ${growthMb.toFixed(0)} MB over PDFs`);
  if (failed > 0) broken.push(`${String(failed)} PDFs gave no report`);
  for (const { name, ratio, isLookedAtTwice } of await measurePdf(files)) {
    if (!isLookedAtTwice && ratio > pdfBound)
      broken.push(`${name}: ratio ${ratio.toFixed(2)} is over ${String(pdfBound)}`);
  }
}

if (only === 'scans' || flags.has('--all')) {
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
if (only === 'warc') await import('./warc.ts');
if (only === 'store') await import('./store.ts');
if (flags.has('--damaged-office')) {
  const { measureDamage } = await import('./damaged-office.ts');
  const count = await measureDamage(isQuick ? 60 : 500, null);
  if (count > 0) broken.push(`${String(count)} damaged office files`);
}
for (const line of broken) console.error(`bound broken: ${line}`);
if (broken.length > 0) process.exitCode = 1;
