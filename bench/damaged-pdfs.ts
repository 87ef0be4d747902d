/**
 * Damaged copies of PDFs: no crash, no hang, and every value equal to the undamaged one, null, or as the damaged file
 * itself is drawn (by poppler, which shares nothing with the engines). `npx tsx bench/damaged-pdfs.ts [copies] [file.pdf …]`
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, memoryUsage } from 'node:process';
import type { Cell, Record } from '../src/record/index.ts';
import { examineMany, type WorkInput } from '../src/work/index.ts';
import { chooser, type Chooser } from '../test/layouts/random.ts';
import { fivePagePdfs, type BenchFile } from './five-pages.ts';

const copies = Number(argv[2] ?? 500);
const files = await fivePagePdfs(argv.slice(3));
const folder = '/tmp/gongkai-damaged';
mkdirSync(folder, { recursive: true });

interface Copy extends BenchFile {
  readonly from: BenchFile;
  readonly damage: string;
}

function damaged(from: BenchFile, i: number): Copy {
  const c = chooser(i);
  const kind = c.pick(['truncated', 'random bytes', 'few bytes', 'zeroed', 'removed', 'doubled', 'digits']);
  return { name: `copy-${i}.pdf`, from, damage: kind, bytes: damage(from.bytes, kind, c) };
}

function damage(bytes: Uint8Array, kind: string, c: Chooser): Uint8Array {
  const size = bytes.length;
  const at = c.below(size);
  const length = 1 + c.below(Math.ceil(size / 10));
  if (kind === 'truncated') return bytes.slice(0, at);
  if (kind === 'removed') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (kind === 'doubled') {
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  }
  const copy = Uint8Array.from(bytes);
  if (kind === 'zeroed') return copy.fill(0, at, at + length);
  const hits = kind === 'random bytes' ? 50 + c.below(500) : 1 + c.below(6);
  for (let hit = 0; hit < hits; hit += 1) {
    const where = c.below(size);
    if (kind !== 'digits') copy[where] = c.below(256);
    else {
      // Lengths, offsets and counts are digits: a wrong one misleads more than noise does.
      const digit = copy.findIndex((byte, index) => index >= where && byte >= 48 && byte <= 57);
      if (digit >= 0) copy[digit] = 48 + c.below(10);
    }
  }
  return copy;
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The words that poppler draws in the cell's box. */
function drawn(copy: Copy, cell: Cell): string {
  if (!('page' in cell.at)) return '';
  const path = join(folder, copy.name);
  writeFileSync(path, copy.bytes);
  const page = String(cell.at.page);
  const [left, top, right, bottom] = cell.at.box;
  let shown = '';
  try {
    shown = execFileSync('pdftotext', ['-bbox', '-f', page, '-l', page, path, '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error('pdftotext is not on PATH: install the Debian package poppler-utils.', {
        cause: error,
      });
    }
  }
  const words = shown.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
  );
  return [...words]
    .filter(([, x0, y0, x1, y1]) => {
      const x = (Number(x0) + Number(x1)) / 2;
      const y = (Number(y0) + Number(y1)) / 2;
      return x > left && x < right && y > top && y < bottom;
    })
    .map(([, , , , , text]) => text ?? '')
    .join('');
}

/** What is wrong with the record of a damaged copy. */
function breachesOf(record: Record, whole: Record, copy: Copy): string[] {
  const breaches: string[] = [];
  if (record.error?.code === 'document.timeout' || record.error?.code === 'engine.crashed') {
    breaches.push(record.error.code);
  }
  if (record.error?.code === 'program.failed') breaches.push('program.failed');
  for (const [code, value] of Object.entries(record.report?.values ?? {})) {
    if (value === null || value === whole.report?.values[code]) continue;
    const cell = record.report?.cells[code];
    if (cell === undefined || squeeze(drawn(copy, cell)) !== squeeze(cell.raw)) {
      breaches.push(`WRONG ${code}: ${value} for ${whole.report?.values[code] ?? 'null'}`);
    }
  }
  const accusations = (one: Record): string[] =>
    one.findings
      .filter(({ blame, severity }) => blame === 'source' && severity === 'error')
      .map(({ rule, codes }) => `${rule} ${codes[0] ?? ''}`);
  const deserved = new Set(accusations(whole));
  const isAsDrawn = breaches.length === 0 && Object.values(record.report?.values ?? {}).length > 0;
  for (const accusation of accusations(record)) {
    if (!deserved.has(accusation)) breaches.push(`${isAsDrawn ? 'look: ' : ''}ACCUSED ${accusation}`);
  }
  return breaches;
}

async function examineAll(
  list: readonly BenchFile[],
  look: (record: Record, i: number) => void,
): Promise<void> {
  let i = 0;
  const inputs: WorkInput[] = list.map(({ name, bytes }) => ({ bytes, options: { file: name } }));
  for await (const record of examineMany(inputs, { threads: 2 })) look(record, i++);
}

const whole = new Map<BenchFile, Record>();
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
  const breaches = breachesOf(record, whole.get(copy.from)!, copy);
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
