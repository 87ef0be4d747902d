/**
 * How many DOCX, XLSX and OFD a second two threads examine, and whether memory stays flat:
 * `npx tsx bench/office-rate.ts [documents a kind] [threads]`, or `npm run bench -- --office`.
 */
import { argv, cpuUsage, memoryUsage } from 'node:process';
import { examineMany, type WorkInput } from '../src/work/index.ts';
import { officeFiles } from './office-files.ts';

/** Resident memory of the last third may be this much over that of the first, in MB. */
export const growthBoundMb = 60;
/** Left out of the rate: starting the threads. */
const warm = 20;

export interface OfficeRate {
  readonly kind: string;
  readonly perSecond: number;
  readonly cpuMs: number;
  readonly growthMb: number;
  readonly failed: number;
}

/** Examines `count` documents of each kind, and prints what it took. */
export async function measureOffice(count: number, threads: number): Promise<OfficeRate[]> {
  const results: OfficeRate[] = [];
  for (const { kind, bytes } of await officeFiles()) {
    if (kind !== 'docx' && kind !== 'xlsx' && kind !== 'ofd') continue;
    const inputs = function* (): Generator<WorkInput> {
      for (let i = 0; i < warm + count; i += 1) yield { bytes, options: { file: `${String(i)}.${kind}` } };
    };
    const resident: number[] = [];
    let [done, failed] = [0, 0];
    let start = performance.now();
    let cpu = cpuUsage();
    for await (const record of examineMany(inputs(), { threads })) {
      done += 1;
      if (record.status !== 'parsed') failed += 1;
      if (done === warm) {
        start = performance.now();
        cpu = cpuUsage();
      }
      if (done > warm && done % Math.max(10, Math.floor(count / 30)) === 0)
        resident.push(memoryUsage.rss() / 2 ** 20);
    }
    const seconds = (performance.now() - start) / 1000;
    const used = cpuUsage(cpu);
    const third = Math.ceil(resident.length / 3);
    const growthMb = Math.max(...resident.slice(-third)) - Math.max(...resident.slice(0, third));
    const result = {
      kind,
      perSecond: count / seconds,
      cpuMs: (used.user + used.system) / 1000 / count,
      growthMb,
      failed,
    };
    results.push(result);
    console.log(
      `${kind} (${String(bytes.length)} bytes), ${String(count)} documents, ${String(threads)} threads: ${result.perSecond.toFixed(1)} a second, ${result.cpuMs.toFixed(1)} ms of processor time each; resident at most ${Math.max(...resident).toFixed(0)} MB, ${growthMb.toFixed(0)} MB more in the last third than in the first; ${String(failed)} not read in full`,
    );
  }
  return results;
}

if (argv[1]?.endsWith('office-rate.ts') === true) {
  const results = await measureOffice(Number(argv[2] ?? 2000), Number(argv[3] ?? 2));
  process.exitCode = results.some(({ growthMb, failed }) => growthMb > growthBoundMb || failed > 0) ? 1 : 0;
}
