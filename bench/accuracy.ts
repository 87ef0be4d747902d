/**
 * `npm run bench:accuracy`: thousands of reports whose errors are known, in every layout; prints what was found, what was missed,
 * what was wrongly said, and whether the right cells are among the suspects. `--clean N` pages and texts without an error, `--errors N` of
 * each kind in each layout, `--years N` pairs of years in each layout, `--pdf N` prints by Chromium and LibreOffice, `--docx N`
 * Word files, `--scans N` prints that were scanned or photographed; `--seed N`; `--write` puts the run into docs/accuracy.md;
 * `--keep FOLDER` keeps what its two parts (pages, prints) counted there, and does not run one again that is there. Ends with 1 where a bound is broken.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureClean, measureErrors } from './accuracy/one-report.ts';
import { measureDocx, measurePdf, measureScanned } from './accuracy/printed.ts';
import { boundsBroken, page, tables } from './accuracy/page.ts';
import { Tally, type TallyData } from './accuracy/tally.ts';
import { measureYears } from './accuracy/years.ts';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    clean: { type: 'string', default: '10000' },
    errors: { type: 'string', default: '60' },
    years: { type: 'string', default: '20' },
    pdf: { type: 'string', default: '0' },
    docx: { type: 'string', default: '0' },
    scans: { type: 'string', default: '0' },
    seed: { type: 'string', default: '20261125' },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    // Of the processes that it starts itself.
    part: { type: 'string', default: '' },
    into: { type: 'string', default: '' },
  },
});
const number = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
const seed = number(values.seed);
const tally = new Tally();
const say = (line: string): void => void stdout.write(`${line}\n`);

/** What is read in a process of its own: half of the time goes into printing and reading PDFs. */
const parts = {
  async pages(): Promise<void> {
    await measureClean(tally, number(values.clean), seed);
    say('clean pages and texts read');
    await measureErrors(tally, number(values.errors), seed);
    say('errors within a report read');
    await measureYears(tally, number(values.years), seed);
    say('pairs of years read');
    if (number(values.docx) > 0) await measureDocx(tally, number(values.docx), seed);
    say('Word files read');
    if (number(values.scans) > 0) await measureScanned(tally, number(values.scans), seed);
    say('scans read');
  },
  async prints(): Promise<void> {
    if (number(values.pdf) > 0) await measurePdf(tally, number(values.pdf), seed);
    say('prints read');
  },
};

/** Runs a part in a process of its own, unless what it counted is there already; and adds that. */
async function apart(name: string, folder: string): Promise<void> {
  const into = join(folder, `${name}.json`);
  if (!existsSync(into)) {
    const child = fork(fileURLToPath(import.meta.url), [...argv.slice(2), '--part', name, '--into', into]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The part "${name}" ended with ${String(code)}.`);
  }
  tally.add(JSON.parse(readFileSync(into, 'utf8')) as TallyData);
}

if (values.part !== '') {
  await (values.part === 'prints' ? parts.prints() : parts.pages());
  writeFileSync(values.into, JSON.stringify(tally));
  exit(0);
}
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'gongkai-accuracy-'));
mkdirSync(folder, { recursive: true });
try {
  await Promise.all(Object.keys(parts).map((name) => apart(name, folder)));
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

say(tables(tally));
for (const line of tally.missed.slice(0, 20)) say(`missed: ${line}`);
for (const [layout, { examples }] of tally.clean) for (const one of examples) say(`false: ${layout}: ${one}`);
const broken = boundsBroken(tally);
for (const line of broken) say(`bound broken: ${line}`);
if (values.write) {
  const words = argv.slice(2).map((word) => (word === values.keep ? 'FOLDER' : word));
  const command = `npm run bench:accuracy -- ${words.join(' ')}`;
  writeFileSync(new URL('../docs/accuracy.md', import.meta.url), page(tally, command));
}
exit(broken.length === 0 ? 0 : 1);
