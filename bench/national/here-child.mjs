/**
 * One machine: documents to a dataset in this process and its threads, by the built program, as `gongkai build` does it. COUNT THREADS FOLDER LIST.
 * Plain JavaScript: what compiles TypeScript took two seconds, which nobody who builds a dataset spends.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [count = 0, threads = 2] = process.argv.slice(2, 4).map(Number);
const [folder = '', list = ''] = process.argv.slice(4);
const { work, dataset, engines, record } = await import(new URL('../../dist/parts.js', import.meta.url).href);
const documents = readFileSync(list, 'utf8').split('\n').slice(0, count);

// Both times are from the start of the process: what loading the program takes counts.
let readMs = 0;
function* inputs() {
  for (const line of documents) {
    const { path, options } = JSON.parse(line);
    yield { bytes: readFileSync(path), options };
  }
}
async function* records() {
  yield* work.examineMany(inputs(), { threads });
  readMs = performance.now();
}
work.boundHeapGrowth(50);
const { counts } = await dataset.writeDataset(records(), folder, {
  renderer: work.renderThreads(2),
  program: record.programVersion,
  engines: engines.engineVersions(),
  formats: ['parquet', 'duckdb'],
});
const ms = performance.now();
const { user, system } = process.cpuUsage();
process.stdout.write(`${JSON.stringify({ count, ms, readMs, cpuMs: (user + system) / 1000, counts })}\n`);
