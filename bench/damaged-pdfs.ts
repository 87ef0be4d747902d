/**
 * Damaged copies of PDFs: no crash, no hang, and every value equal to the undamaged one, null, or as the damaged file
 * itself is drawn (by poppler, which shares nothing with the engines). `npx tsx bench/damaged-pdfs.ts [copies] [file.pdf …]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, memoryUsage } from 'node:process';
import type { Record } from '../src/record/index.ts';
import { examineMany, type WorkInput } from '../src/work/index.ts';
import { damaged } from '../test/documents/pdf/damage.ts';
import { breachesOfCopy } from '../test/documents/pdf/drawn-by-poppler.ts';
import { fivePagePdfs, type BenchFile } from './five-pages.ts';

const copies = Number(argv[2] ?? 500);
const files = await fivePagePdfs(argv.slice(3));
/** A thread loads its second engine with the first document that needs it: seconds, where sources go through tsx. */
const timeoutMs = 120_000;
const folder = '/tmp/gongkai-damaged';
mkdirSync(folder, { recursive: true });

async function examineAll(
  list: readonly BenchFile[],
  look: (record: Record, i: number) => void,
): Promise<void> {
  let i = 0;
  const inputs: WorkInput[] = list.map(({ name, bytes }) => ({ bytes, options: { file: name } }));
  for await (const record of examineMany(inputs, { threads: 2, timeoutMs })) look(record, i++);
}

const whole = new Map<unknown, Record>();
await examineAll(files, (record, i) => whole.set(files[i]!, record));
const list = Array.from({ length: copies }, (_, i) => damaged(files[i % files.length]!, i));
const tally = new Map<string, number>();
let broken = 0;
let slowest = 0;
let last = performance.now();
await examineAll(list, (record, i) => {
  const copy = list[i]!;
  slowest = Math.max(slowest, performance.now() - last);
  last = performance.now();
  const outcome = `${copy.damage}: ${record.error?.code ?? record.status}`;
  tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const breaches = breachesOfCopy(record, whole.get(copy.from)!, copy);
  if (breaches.length === 0) return;
  broken += 1;
  writeFileSync(join(folder, copy.name), copy.bytes);
  console.log(`${copy.name} (${copy.damage} of ${copy.from.name}): ${breaches.slice(0, 5).join('; ')}`);
});
for (const [outcome, n] of [...tally].sort()) console.log(`${outcome} ${n}`);
console.log(
  `${copies} copies, ${broken} with a breach (kept in ${folder}); the longest wait was ${slowest.toFixed(0)} ms, ${(memoryUsage.rss() / 1e6).toFixed(0)} MB resident at the end`,
);
exit(broken === 0 ? 0 : 1);
