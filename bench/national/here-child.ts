/** One machine: documents to a dataset in this process and its threads, as `gongkai build` does it. COUNT THREADS FOLDER CORPUS. */
import type * as versions from '../../src/cli/engine-versions.ts';
import type * as dataset from '../../src/dataset/index.ts';
import type * as record from '../../src/record/index.ts';
import type * as work from '../../src/work/index.ts';
import { openCorpus } from './pool.ts';

const [count = 0, threads = 2] = process.argv.slice(2, 4).map(Number);
const folder = process.argv[4] ?? '';
// The built program: what people run.
interface Parts {
  readonly work: typeof work;
  readonly dataset: typeof dataset;
  readonly engines: typeof versions;
  readonly record: typeof record;
}
const built: unknown = await import(new URL('../../dist/parts.js', import.meta.url).href);
const parts = built as Parts;
const { examineMany } = parts.work;
const { writeDataset } = parts.dataset;
const { engineVersions } = parts.engines;
const { programVersion } = parts.record;
const documentAt = openCorpus(process.argv[5] ?? '');

let readMs = 0;
const began = performance.now();
function* inputs() {
  for (let at = 0; at < count; at++) {
    const { bytes, file, agency } = documentAt(at);
    yield { bytes, options: { file, agency } };
  }
}
async function* records() {
  yield* examineMany(inputs(), { threads });
  readMs = performance.now() - began;
}
const { counts } = await writeDataset(records(), folder, {
  program: programVersion,
  engines: engineVersions(),
  formats: ['parquet', 'duckdb'],
});
const ms = performance.now() - began;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ count, ms, readMs, cpuMs: (user + system) / 1000, counts }));
