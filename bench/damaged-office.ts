/**
 * Damaged copies of office files: no crash, no hang, no leak, and every value equal to the undamaged one or null; in
 * kinds without checksums also what stands in the damaged file itself. `npx tsx bench/damaged-office.ts [copies a kind]
 * [kind]`, or `npm run bench -- --damaged-office`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, memoryUsage } from 'node:process';
import { openLibreOffice, type Finding, type Record } from '../src/index.ts';
import { examineMany, type WorkInput } from '../src/work/index.ts';
import { damagedCopies } from '../test/documents/containers/damage.ts';
import { officeFiles, type OfficeFile } from './office-files.ts';

const folder = '/tmp/gongkai-damaged-office';

/** Codes of failures that are ours, not the file's. */
const ours = new Set(['document.timeout', 'engine.crashed', 'program.failed']);

/** A finding apart from the report that it is on, whose id follows from the bytes. */
const nameOf = ({ rule, codes, column, blame }: Finding): string =>
  `${rule} ${blame} ${String(column)} ${codes.join()}`;

/** The lines of a file as LibreOffice itself writes it as text: a line a cell. */
function linesShown(bytes: Uint8Array, kind: string, scratch: string): ReadonlySet<string> {
  const path = join(scratch, `shown.${kind}`);
  writeFileSync(path, bytes);
  const profile = `-env:UserInstallation=file://${scratch}/profile`;
  const format = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', scratch];
  spawnSync('soffice', [profile, '--headless', ...format, path], { timeout: 60_000, killSignal: 'SIGKILL' });
  const text = readFileSync(join(scratch, 'shown.txt'), 'utf8');
  return new Set(text.split('\n').map((line) => line.trim()));
}

function breachesOf(
  record: Record,
  whole: Record,
  file: OfficeFile,
  shown: () => ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  if (record.error !== null && ours.has(record.error.code)) found.push(record.error.code);
  for (const [code, value] of Object.entries(record.report?.values ?? {})) {
    const before = whole.report?.values[code] ?? null;
    if (value === null || value === before) continue;
    // One digit of the file that became another is what the file says now: of the same length, and only there.
    const digits = (n: number | null): number => String(n ?? '').length;
    if (!file.hasChecksums && Math.abs(digits(value) - digits(before)) <= 1) continue;
    // Where the end of a cell was damaged, the file itself shows two numbers as one.
    if (!file.hasChecksums && file.kind !== 'xls' && shown().has(String(value))) continue;
    found.push(`WRONG ${code}: ${String(value)} for ${String(before)}`);
  }
  if (file.hasChecksums) {
    // The numbers are all different, so that the file itself does not add up: that much is said of the whole one too.
    const said = new Set(whole.findings.map(nameOf));
    for (const finding of record.findings)
      if (finding.blame === 'source' && finding.severity === 'error' && !said.has(nameOf(finding)))
        found.push(`ACCUSED ${finding.rule}`);
  }
  return found;
}

/** Examines `copies` damaged copies of each kind, and prints what became of them. Gives how many breach the contract. */
export async function measureDamage(copies: number, only: string | null): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  // Some damaged files hang LibreOffice: each is ended sooner than in a run, so that hundreds of them can be tried.
  const office = openLibreOffice({
    command: 'soffice',
    environment: env,
    scratch,
    startMs: 20_000,
    fileMs: 2_000,
  });
  let broken = 0;
  try {
    for (const file of await officeFiles()) {
      if (only !== null && file.kind !== only) continue;
      const list = [file.bytes, ...damagedCopies(file.bytes, copies, 7)];
      const inputs = list.map((bytes, i): WorkInput => ({
        bytes,
        options: { file: `copy-${String(i)}.${file.kind}` },
      }));
      const tally = new Map<string, number>();
      let whole: Record | null = null;
      let [i, slowest, changed] = [0, 0, 0];
      let last = performance.now();
      for await (const record of examineMany(inputs, { threads: 2, engines: { word: office.convert } })) {
        slowest = Math.max(slowest, performance.now() - last);
        last = performance.now();
        const bytes = list[i]!;
        i += 1;
        if (whole === null) {
          if (record.status !== 'parsed')
            throw new Error(`the whole ${file.kind} was not read: ${record.error?.message ?? record.status}`);
          whole = record;
          continue;
        }
        const outcome = record.error?.code ?? record.status;
        tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
        const values: { readonly [code: string]: number | null } = whole.report?.values ?? {};
        if (Object.entries(record.report?.values ?? {}).some(([code, v]) => v !== null && v !== values[code]))
          changed += 1;
        const found = breachesOf(record, whole, file, () => linesShown(bytes, file.kind, scratch));
        if (found.length === 0) continue;
        broken += 1;
        writeFileSync(join(folder, record.file), bytes);
        console.log(`${record.file}: ${found.slice(0, 5).join('; ')}`);
      }
      console.log(
        `${file.kind}: ${[...tally].map(([outcome, n]) => `${outcome} ${String(n)}`).join(', ')}; ${String(changed)} with another number; the longest wait ${slowest.toFixed(0)} ms, ${(memoryUsage.rss() / 2 ** 20).toFixed(0)} MB resident`,
      );
    }
  } finally {
    await office.close();
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`${String(broken)} breaches${broken > 0 ? `, kept in ${folder}` : ''}`);
  return broken;
}

if (argv[1]?.endsWith('damaged-office.ts') === true)
  process.exitCode = (await measureDamage(Number(argv[2] ?? 500), argv[3] ?? null)) === 0 ? 0 : 1;
