/** Whether reading page after page keeps memory: heap and resident size after garbage collection, every 1,000 pages. */
import { loadExamine } from './program.ts';
import { reportPage } from './report-pages.ts';

/** The heap may grow by this much from the first stretch to the last, in MB: the noise of compiled code and caches. */
export const heapBoundMb = 4;
/** The same for what the system sees, which the allocator gives back late. */
export const residentBoundMb = 40;

export interface Memory {
  readonly pages: number;
  readonly heapMb: number;
  readonly residentMb: number;
}

/** MB a 1,000 pages, by least squares. */
export function slopeOf(samples: readonly Memory[], of: (memory: Memory) => number): number {
  const n = samples.length;
  const x = samples.map((sample) => sample.pages / 1000);
  const y = samples.map(of);
  const meanX = x.reduce((a, b) => a + b, 0) / n;
  const meanY = y.reduce((a, b) => a + b, 0) / n;
  const above = x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? 0) - meanY), 0);
  return above / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
}

/** Every page is another: its links, its words and one label of a table, so that what is remembered by text shows. */
function* pages(count: number): Generator<Uint8Array> {
  const decoder = new TextDecoder();
  const templates = [1, 2, 3].map((seed) => decoder.decode(reportPage(40, seed)));
  for (let i = 0; i < count; i++) {
    const own = `<p>第${String(i)}号公告，附件${String(i * 7919)}。</p><table><tr><td>事项${String(i)}</td><td>负责人${String(i * 31)}</td></tr></table>`;
    const page = (templates[i % templates.length] ?? '').replace(
      '<div class="foot">',
      `<div class="foot">${own}`,
    );
    yield Buffer.from(page.replaceAll('title="', `title="${String(i)}`));
  }
}

export interface MemoryResult {
  readonly samples: readonly Memory[];
  readonly heapGrowthMb: number;
  readonly residentGrowthMb: number;
}

/** Reads `count` pages and prints what is in use after each thousand. Throws where node was started without --expose-gc. */
export async function measureMemory(count: number): Promise<MemoryResult> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('bench/memory.ts: start node with --expose-gc.');
  const { examine, from } = await loadExamine();
  console.log(`memory over ${String(count)} pages of 40 KB (${from}), after garbage collection`);
  const samples: Memory[] = [];
  let read = 0;
  for (const page of pages(count)) {
    await examine(page, { file: `page-${String(read)}.html` });
    read++;
    if (read % 1000 !== 0) continue;
    gc();
    gc();
    const { heapUsed, rss } = process.memoryUsage();
    const sample = { pages: read, heapMb: heapUsed / 2 ** 20, residentMb: rss / 2 ** 20 };
    samples.push(sample);
    console.log(
      `  ${String(read).padStart(6)} pages  heap ${sample.heapMb.toFixed(1)} MB  resident ${sample.residentMb.toFixed(1)} MB`,
    );
  }
  // The first thousands fill what is filled once: compiled code, what labels mean.
  const [first, last] = [samples[1], samples.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error('bench/memory.ts: read at least 2,000 pages.');
  const settled = samples.slice(1);
  const peakKb = process.resourceUsage().maxRSS;
  console.log(
    `  slope a 1,000 pages: heap ${slopeOf(settled, (m) => m.heapMb).toFixed(3)} MB, resident ${slopeOf(settled, (m) => m.residentMb).toFixed(3)} MB; peak resident ${(peakKb / 1024).toFixed(1)} MB`,
  );
  return {
    samples,
    heapGrowthMb: last.heapMb - first.heapMb,
    residentGrowthMb: last.residentMb - first.residentMb,
  };
}
