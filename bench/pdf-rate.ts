/** How many five-page PDFs a second two threads examine, by the clock and by processor time, and whether memory stays flat. */
import { examineMany, type WorkInput } from '../src/work/index.ts';
import type { BenchFile } from './five-pages.ts';

/** Documents a second that two processors must be able to examine. */
export const rateBound = 40;
/** MB that resident memory may grow from the first third of the documents to the last: less than one engine's. */
export const pdfGrowthBoundMb = 60;

const threads = 2;
/** Left out of the rate: starting the threads and compiling the engine. */
const warm = 40;

export interface PdfRate {
  /** What two processors give to nothing else: from processor time, so that other work on the machine does not count. */
  readonly perSecond: number;
  /** How much more is resident at most in the last third than in the first. */
  readonly growthMb: number;
  /** Documents that gave no report. */
  readonly failed: number;
}

/** Examines the files over and over, `count` in all, and prints the rate and the memory ten times. */
export async function measurePdfRate(files: readonly BenchFile[], count: number): Promise<PdfRate> {
  const windowSize = Math.max(10, Math.floor(count / 10));
  function* inputs(): Generator<WorkInput> {
    for (let i = 0; i < warm + count; i += 1) {
      const { name, bytes } = files[i % files.length]!;
      yield { bytes, options: { file: name } };
    }
  }
  console.log(
    `PDF: ${String(count)} documents of ${String(files.length)} files in ${String(threads)} threads (src)`,
  );
  const resident: number[] = [];
  let done = 0;
  let failed = 0;
  let start = performance.now();
  let cpu = process.cpuUsage();
  let windowStart = start;
  for await (const record of examineMany(inputs(), { threads })) {
    done += 1;
    if (done === warm) {
      start = windowStart = performance.now();
      cpu = process.cpuUsage();
    }
    if (done <= warm) continue;
    if (record.report === null) failed += 1;
    if ((done - warm) % windowSize !== 0) continue;
    const now = performance.now();
    // What this thread may let go of, and has had no reason to yet, is no growth.
    globalThis.gc?.();
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    resident.push(megabytes);
    console.log(
      `  ${String(done - warm).padStart(6)} documents: ${((1000 * windowSize) / (now - windowStart)).toFixed(1)} a second, ${megabytes.toFixed(0)} MB resident`,
    );
    windowStart = now;
  }
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const cpuMs = (used.user + used.system) / 1000 / count;
  const perSecond = (1000 * threads) / cpuMs;
  const third = Math.ceil(resident.length / 3);
  const growthMb = Math.max(...resident.slice(-third)) - Math.max(...resident.slice(0, third));
  console.log(
    `  ${(count / seconds).toFixed(1)} a second by the clock; ${cpuMs.toFixed(1)} ms of processor time each, so ${perSecond.toFixed(1)} a second on ${String(threads)} processors; resident memory grew by ${growthMb.toFixed(0)} MB`,
  );
  return { perSecond, growthMb, failed };
}
