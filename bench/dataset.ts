/**
 * `npx tsx bench/dataset.ts [N…]`: how long datasets of N generated records take to build (1,000 and 10,000 unless told),
 * how much memory, whether time grows in proportion, and what an incremental build takes after one changed report.
 * Measures the built program (`npm run build` first). Ends with 1 where a bound is broken. Times are user and system CPU seconds, which other work on the machine stretches less.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { generatedRecord } from './dataset-records.ts';

/** Bounds of issue 7: an incremental build, in shares of the full one; 100,000 records in 12 minutes and 1.5 GB. */
const bounds = { incremental: 0.05, secondsPerRecord: (12 * 60) / 100_000, megabytes: 1500, growth: 1.3 };

interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

function build(records: string, out: string): Measured {
  const child = fileURLToPath(new URL('dataset-build.mjs', import.meta.url));
  const result = join(out, '..', 'measured.json');
  const ran = spawnSync(execPath, [child, records, out, result], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (ran.status !== 0) throw new Error(`The build ended with ${ran.status ?? 'a signal'}.`);
  return JSON.parse(readFileSync(result, 'utf8')) as Measured;
}

function writeRecords(path: string, count: number, changed: number | null): void {
  const file = openSync(path, 'w');
  for (let n = 0; n < count; n++) writeSync(file, `${JSON.stringify(generatedRecord(n, n === changed))}\n`);
  closeSync(file);
}

const counts = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0);
const broken: string[] = [];
let perRecord: number | null = null;
for (const count of counts.length > 0 ? counts : [1000, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    const records = join(folder, 'records.ndjson');
    const out = join(folder, 'out');
    writeRecords(records, count, null);
    const megabytes = statSync(records).size / 1e6;
    const full = build(records, out);
    writeRecords(records, count, Math.floor(count / 2));
    const next = build(records, out);
    const share = next.cpu / full.cpu;
    const each = full.cpu / count;
    console.log(
      `${count} records (${megabytes.toFixed(0)} MB): full ${full.cpu.toFixed(1)} s CPU, ${full.wall.toFixed(1)} s wall, ` +
        `${full.megabytes.toFixed(0)} MB; ${(1000 * each).toFixed(2)} ms CPU a record; after one change ${next.cpu.toFixed(1)} s CPU, ` +
        `${next.wall.toFixed(1)} s wall (${(100 * share).toFixed(1)} % of the CPU, ${((100 * next.wall) / full.wall).toFixed(1)} % of the wall time)`,
    );
    if (each > bounds.secondsPerRecord && count >= 10_000)
      broken.push(`${count}: ${each.toFixed(4)} s a record`);
    if (full.megabytes > bounds.megabytes) broken.push(`${count}: ${full.megabytes.toFixed(0)} MB`);
    // What every build does, whatever its size, weighs on small ones: starting, the register's tables.
    if (share > bounds.incremental && count >= 100_000)
      broken.push(`${count}: incremental ${(100 * share).toFixed(1)} %`);
    if (perRecord !== null && each > bounds.growth * perRecord)
      broken.push(`${count}: time grows faster than the records`);
    perRecord = each;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
for (const line of broken) console.error(`bound broken: ${line}`);
process.exitCode = broken.length === 0 ? 0 : 1;
