/**
 * How many five-page PDFs a second two threads examine, and whether memory stays flat:
 * `npx tsx bench/pdf-rate.ts [documents] [threads] [file.pdf …]`.
 */
import { argv, cpuUsage, exit, memoryUsage } from 'node:process';
import { examineMany, type WorkInput } from '../src/work/index.ts';
import { fivePagePdfs } from './five-pages.ts';

const count = Number(argv[2] ?? 2000);
const threads = Number(argv[3] ?? 2);
const files = await fivePagePdfs(argv.slice(4));
/** Left out of the rate: starting the threads and compiling the engine. */
const warm = 20;
const windowSize = Math.max(50, Math.floor(count / 10));

function* inputs(): Generator<WorkInput> {
  for (let i = 0; i < warm + count; i += 1) {
    const { name, bytes } = files[i % files.length]!;
    yield { bytes, options: { file: name } };
  }
}

const statuses = new Map<string, number>();
const resident: number[] = [];
let done = 0;
let start = performance.now();
let cpu = cpuUsage();
let windowStart = start;
for await (const record of examineMany(inputs(), { threads })) {
  done += 1;
  if (done === warm) {
    start = windowStart = performance.now();
    cpu = cpuUsage();
  }
  if (done <= warm) continue;
  const status = record.error?.code ?? record.status;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if ((done - warm) % windowSize !== 0) continue;
  const now = performance.now();
  const megabytes = memoryUsage.rss() / 1e6;
  resident.push(megabytes);
  console.log(
    `${done - warm} documents: ${((1000 * windowSize) / (now - windowStart)).toFixed(1)} a second, ${megabytes.toFixed(0)} MB resident`,
  );
  windowStart = now;
}
const seconds = (performance.now() - start) / 1000;
const used = cpuUsage(cpu);
const cpuMs = (used.user + used.system) / 1000 / count;
console.log([...statuses].map(([status, n]) => `${status} ${n}`).join(', '));
console.log(
  `${(count / seconds).toFixed(1)} a second with ${threads} threads, ${cpuMs.toFixed(1)} ms of processor time each`,
);
const early = Math.max(...resident.slice(0, Math.ceil(resident.length / 3)));
const late = Math.max(...resident.slice(-Math.ceil(resident.length / 3)));
console.log(`resident at most ${early.toFixed(0)} MB in the first third, ${late.toFixed(0)} MB in the last`);
exit([...statuses.keys()].every((status) => status === 'parsed' || status === 'partial') ? 0 : 1);
