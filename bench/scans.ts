/**
 * Scans of printed reports: digits right, wrong numbers, time a page, memory. `npm run bench -- --scans [reports] [seed]`:
 * the layouts of test/layouts printed by Chromium and spoiled at random, by the seed. Seeds from 1,000 on were never looked at
 * while thresholds were chosen.
 */
import { loadRecogniser } from '../src/documents/index.ts';
import { htmlOf, jobs } from '../test/layouts/printed-reports.ts';
import { BrowserPrinter, plainPrint } from '../test/layouts/print-pdf.ts';
import { chooser } from '../test/layouts/random.ts';
import { scanResult } from '../test/layouts/scan-truth.ts';
import { nameOfScan, pdfOfPictures, rasterise, scan, scanStyleOf } from '../test/layouts/scans.ts';
import { loadExamine } from './program.ts';

export const leastRight = 0.995;
/** Processor seconds of one thread a page: two threads on two cores give a page in half of it. */
export const mostSecondsAPage = 6;
export const memoryBoundMb = 60;

export interface ScansResult {
  readonly share: number;
  readonly silent: number;
  readonly secondsAPage: number;
}

/** Reads `count` reports and prints what was not read. Throws where the packages are missing. */
export async function measureScans(count: number, seed: number): Promise<ScansResult> {
  const { examine, from } = await loadExamine();
  const recogniser = await loadRecogniser();
  if (recogniser === null) throw new Error('bench/scans.ts: run "npm ci" to install what recognises scans.');
  // A busy machine must not change what is measured as right; how long it takes is measured apart.
  const unhurried = { ...recogniser, elapsedMs: () => 0 };
  const printer = await BrowserPrinter.open();
  const c = chooser(seed * 31 + 7);
  console.log(`scans of ${String(count)} reports, seed ${String(seed)} (${from})`);
  const sum = { digits: 0, right: 0, wrong: 0, silent: 0, accused: 0, pages: 0, seconds: 0 };
  try {
    for (const job of jobs(count, seed)) {
      const isDrawn = job.style.borders === 'solid' || job.style.borders === 'separate';
      const style = {
        ...plainPrint,
        borders: isDrawn ? job.style.borders : ('solid' as const),
        fontPt: Math.max(9, job.style.fontPt),
        align: job.style.align,
      };
      const scanStyle = scanStyleOf(c);
      const files: Uint8Array[] = [];
      for (const page of await rasterise(await printer.print(htmlOf(job), style), scanStyle.dpi))
        files.push(await scan(page, scanStyle));
      const bytes = await pdfOfPictures(files, scanStyle.dpi);
      const before = process.cpuUsage();
      const record = await examine(bytes, { file: 'scan.pdf', recogniser: () => Promise.resolve(unhurried) });
      const used = process.cpuUsage(before);
      // The first one pays for compiling.
      if (sum.digits > 0) {
        sum.seconds += (used.user + used.system) / 1e6;
        sum.pages += files.length;
      }
      const result = scanResult(record, job.report);
      sum.digits += result.digits;
      sum.right += result.right;
      sum.wrong += result.wrong.length;
      sum.silent += result.silent.length;
      sum.accused += result.accusations.length;
      console.log(
        `  ${((100 * result.right) / Math.max(1, result.digits)).toFixed(2)} % of ${String(result.digits)}  ${job.name} | ${nameOfScan(scanStyle)}`,
      );
      for (const line of [
        ...result.wrong.map((text) => `wrong ${text}`),
        ...result.silent,
        ...result.accusations,
      ])
        console.log(`    ${line}`);
    }
  } finally {
    await printer.close();
  }
  const share = sum.right / Math.max(1, sum.digits);
  const secondsAPage = sum.seconds / Math.max(1, sum.pages);
  console.log(
    `  ${String(sum.digits)} digits, ${(100 * share).toFixed(3)} % right; ${String(sum.wrong)} wrong numbers, ${String(sum.silent)} without a finding; ${String(sum.accused)} accusations`,
  );
  console.log(`  ${secondsAPage.toFixed(2)} s of one core a page, over ${String(sum.pages)} pages`);
  return { share, silent: sum.silent + sum.accused, secondsAPage };
}

/** Reads one scanned page `count` times; prints resident memory, native parts included, and gives its growth in MB. */
export async function measureScanMemory(count: number): Promise<number> {
  const { examine } = await loadExamine();
  const printer = await BrowserPrinter.open();
  const [job] = jobs(1, 1);
  if (job === undefined) throw new Error('bench/scans.ts: no report was drawn');
  const pages = await rasterise(await printer.print(htmlOf(job), plainPrint), 150);
  await printer.close();
  const pictures: Uint8Array[] = [];
  for (const page of pages) pictures.push(await scan(page, { ...scanStyleOf(chooser(1)), dpi: 150 }));
  const resident: number[] = [];
  const every = Math.max(1, Math.floor(count / 10));
  for (let read = 0; read < count; read += 1) {
    const picture = pictures[read % pictures.length] ?? new Uint8Array();
    await examine(picture, { file: 'scan.jpg' });
    if ((read + 1) % every !== 0) continue;
    globalThis.gc?.();
    resident.push(process.memoryUsage.rss() / 2 ** 20);
    console.log(`  ${String(read + 1).padStart(5)} pages  resident ${resident.at(-1)?.toFixed(0) ?? ''} MB`);
  }
  // The first stretches fill what is filled once: the engine's arena, compiled code.
  const settled = Math.max(...resident.slice(2, 5));
  return Math.max(...resident.slice(-3)) - settled;
}
