/**
 * `npm run bench:national -- [count] [workers]`: a generated corpus of files (1,000 documents unless told; see national/pool.ts; 100,000 are 12 GB) to a dataset on one machine, at a tenth of
 * the count and at all of it, and what a document takes beyond the first (starting up weighs on small counts); then through a PostgreSQL of its own with 1, 2 and 4 workers (or `workers`, parted by commas; `none`). Prints rate, memory
 * of all processes, growth, and whether the datasets are the same. Ends with 1 where a bound is broken or a digest differs. Needs `npm run build`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { documentName, openCaptures, SharedStore, type NewCapture } from '../src/store/index.ts';
import { textOfOptions } from '../src/work/index.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';
import { startPostgres } from '../test/work/machines/private-postgres.ts';
import { measured } from './national/measured.ts';
import { layCorpus, listName, openCorpus } from './national/pool.ts';

/** What issue 10 asks of two cores. */
const bounds = { perSecond: 100, peakMb: 2048 };
/** Captures that are put in at a time. */
const batch = 200;

const [countWord = '1000', workersWord = '1,2,4'] = process.argv.slice(2);
const count = Number(countWord);
const workers = workersWord === 'none' ? [] : workersWord.split(',').map(Number);
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const child = fileURLToPath(new URL('./national/here-child.mjs', import.meta.url));
if (!existsSync(program)) throw new Error('dist/ is missing: npm run build');

const broken: string[] = [];
const corpus = temporaryFolder('national-corpus');
await layCorpus(corpus, count);
const documentAt = openCorpus(corpus);
const digestOf = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'SHA256SUMS')))
    .digest('hex');

const hereSchema = z.object({
  ms: z.number(),
  readMs: z.number(),
  cpuMs: z.number(),
  counts: z.object({ parsed: z.number(), partial: z.number(), not_a_report: z.number(), failed: z.number() }),
});

async function here(
  size: number,
): Promise<{ readonly digest: string; readonly ms: number; readonly peakMb: number }> {
  const folder = join(temporaryFolder('national'), 'dataset');
  const { out, peakMb } = await measured([[child, String(size), '2', folder, join(corpus, listName)]]);
  const { ms, readMs, cpuMs, counts } = hereSchema.parse(JSON.parse(out));
  const digest = digestOf(folder);
  const seconds = (value: number): string => (value / 1000).toFixed(1);
  console.log(
    `one machine: ${String(size)} documents in ${seconds(ms)} s (reading ${seconds(readMs)} s; processor ${seconds(cpuMs)} s), ` +
      `${((1000 * size) / ms).toFixed(1)} a second, at most ${peakMb.toFixed(0)} MB; ${JSON.stringify(counts)}; ${digest.slice(0, 12)}`,
  );
  const unread = counts.not_a_report + counts.failed;
  if (unread > 0) broken.push(`${String(unread)} of ${String(size)} gave no report`);
  if (peakMb > bounds.peakMb) broken.push(`${peakMb.toFixed(0)} MB are more than ${String(bounds.peakMb)}`);
  return { digest, ms, peakMb };
}

/** Puts the corpus in, has workers read it, builds; gives the digest. */
async function through(address: string, many: number): Promise<string> {
  const archive = temporaryFolder('national-archive');
  const captures = openCaptures(archive, {});
  const store = await SharedStore.open(address);
  const began = performance.now();
  let waiting: NewCapture[] = [];
  for (let at = 0; at < count; at++) {
    const { bytes, file, agency } = documentAt(at);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await captures.put(documentName(sha256), bytes);
    waiting.push({ sha256, bytes: bytes.length, options: textOfOptions({ file, agency }), records: null });
    if (waiting.length < batch && at < count - 1) continue;
    await store.addCaptures(waiting);
    waiting = [];
  }
  const putMs = performance.now() - began;
  await store.close();
  const env = { GONGKAI_POSTGRES: address, GONGKAI_ARCHIVE: archive };
  const work = [program, 'work', '--until-done', '--jobs', 'read', '--threads', '1', '--quiet'];
  const { ms, peakMb } = await measured(
    Array.from({ length: many }, () => work),
    env,
  );
  const out = temporaryFolder('national-out');
  const build = await measured([[program, 'build', address, '--out', out, '--quiet']]);
  const digest = digestOf(join(out, 'dataset'));
  console.log(
    `${String(many)} workers: put in ${(putMs / 1000).toFixed(1)} s, read in ${(ms / 1000).toFixed(1)} s (${((1000 * count) / ms).toFixed(1)} a second, ` +
      `at most ${peakMb.toFixed(0)} MB without PostgreSQL), built in ${(build.ms / 1000).toFixed(1)} s; ${digest.slice(0, 12)}`,
  );
  return digest;
}

const smallCount = Math.max(100, Math.round(count / 10));
const small = await here(smallCount);
const whole = await here(count);
const times = count / smallCount;
console.log(
  `growth for ${times.toFixed(1)} times as many: time ${(whole.ms / small.ms).toFixed(1)}, memory ${(whole.peakMb / small.peakMb).toFixed(2)}`,
);
console.log(
  `beyond the first ${String(smallCount)}: ${((whole.ms - small.ms) / (count - smallCount)).toFixed(2)} ms a document, ` +
    `${((1000 * (count - smallCount)) / (whole.ms - small.ms)).toFixed(1)} a second`,
);
const perSecond = (1000 * count) / whole.ms;
if (perSecond < bounds.perSecond)
  broken.push(`${perSecond.toFixed(1)} a second are fewer than ${String(bounds.perSecond)}`);
if (workers.length > 0) {
  const postgres = startPostgres();
  try {
    for (const many of workers) {
      const digest = await through(postgres.database(`n${String(many)}`), many);
      if (digest !== whole.digest) broken.push(`${String(many)} workers gave another dataset`);
    }
  } finally {
    postgres.stop('immediate');
  }
}
for (const line of broken) console.error(`bound broken: ${line}`);
if (broken.length > 0) process.exitCode = 1;
