/**
 * `npm run bench`: how fast pages are read against cheerio, and that memory does not grow. Ends with 1 when a bound
 * is broken. `--quick` reads fewer pages; `--html` or `--memory` only that; `--all` runs the other benchmarks too.
 */
import { bound, measureHtml } from './html-examine.ts';
import { heapBoundMb, measureMemory, residentBoundMb } from './memory.ts';

const flags = new Set(process.argv.slice(2));
const isQuick = flags.has('--quick');
const only = flags.has('--html') ? 'html' : flags.has('--memory') ? 'memory' : null;
const broken: string[] = [];

if (only !== 'memory') {
  for (const { bytes, ratio } of await measureHtml(isQuick ? 60 : 240)) {
    if (ratio > bound) {
      broken.push(
        `${String(Math.round(bytes / 1024))} KB: ratio ${ratio.toFixed(2)} is over ${String(bound)}`,
      );
    }
  }
}
if (only !== 'html') {
  const { heapGrowthMb, residentGrowthMb } = await measureMemory(isQuick ? 3000 : 10_000);
  if (heapGrowthMb > heapBoundMb) broken.push(`the heap grew by ${heapGrowthMb.toFixed(1)} MB`);
  if (residentGrowthMb > residentBoundMb)
    broken.push(`resident memory grew by ${residentGrowthMb.toFixed(1)} MB`);
}
if (flags.has('--all')) {
  await import('./html-open.ts');
  await import('./solver.ts');
}
for (const line of broken) console.error(`bound broken: ${line}`);
process.exitCode = broken.length === 0 ? 0 : 1;
