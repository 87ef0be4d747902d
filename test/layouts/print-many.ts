/**
 * The printed layouts at length, outside the suite: `npx tsx test/layouts/print-many.ts N [seed]
 * [chromium|libreoffice|both] [folder] [none]` prints N reports by each program, examines them, prints every breach and
 * every value that is missing, and keeps those PDFs. With `none` the N reports are those whose style draws no borders.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { examine } from '../../src/examine/index.ts';
import { breachesOf } from '../reading/breaches.ts';
import { BrowserPrinter } from './print-pdf.ts';
import {
  asPrinted,
  breakingJobs,
  isOnPaper,
  isRuled,
  jobs,
  printedByChromium,
  printedByLibreOffice,
} from './printed-reports.ts';
import type { Job, PrintedReport } from './printed-reports.ts';
import { lackingIn } from './stacked-figures.ts';

const count = Number(argv[2] ?? '100');
const seed = Number(argv[3] ?? '1');
const only = argv[4] ?? '';
const folder = argv[5] ?? '/tmp/gongkai-prints';
const isUnruledOnly = argv[6] === 'none';
await mkdir(folder, { recursive: true });

let documents = 0;
let broken = 0;
interface Tally {
  documents: number;
  printed: number;
  read: number;
  /** Values on two lines of which nothing on the page says that they are one number: null is right. */
  undecided: number;
  whole: number;
  /** Whole but for undecided values. */
  asWhole: number;
  ms: number;
}
const tallies = new Map<string, Tally>();

/** One style in five draws no borders. */
function jobsOf(first: number): Job[] {
  if (!isUnruledOnly) return [...jobs(count, first), ...breakingJobs()];
  return jobs(20 * count, first)
    .filter(({ style }) => style.borders === 'none')
    .slice(0, count);
}

/** LibreOffice draws no lines for the layout of indented source, and lets wide tables run over the paper's edge. */
function kindOf(program: 'chromium' | 'libreoffice', printed: PrintedReport): string {
  const isDrawn = program === 'chromium' || printed.layout.name !== 'html indented source';
  if (!isRuled(printed) || !isDrawn) return 'unruled';
  return isOnPaper(program, printed) ? 'ruled' : 'over the edge';
}

async function look(program: 'chromium' | 'libreoffice', printed: PrintedReport): Promise<void> {
  const file = `${program}-${String(seed)}-${String(documents)}.pdf`;
  documents++;
  const start = performance.now();
  const record = await examine(printed.bytes, { file });
  const ms = performance.now() - start;
  const breaches = breachesOf(record, asPrinted(printed.layout), printed.report, printed.variation);
  const certain = [...printed.report.printed].filter(([, cell]) => cell.value !== null);
  const { missed, undecided } = lackingIn(record, printed.report);
  const lacking = missed.length + undecided.length;
  const key = `${program} ${kindOf(program, printed)} ${printed.profile}`;
  const none = { documents: 0, printed: 0, read: 0, undecided: 0, whole: 0, asWhole: 0, ms: 0 };
  const tally = tallies.get(key) ?? none;
  tally.documents++;
  tally.printed += certain.length;
  tally.read += certain.length - lacking;
  tally.undecided += undecided.length;
  tally.whole += Number(lacking === 0);
  tally.asWhole += Number(missed.length === 0);
  tally.ms += ms;
  tallies.set(key, tally);
  if (breaches.length === 0 && missed.length === 0) return;
  if (breaches.length > 0) broken++;
  await writeFile(join(folder, file), printed.bytes);
  const unread = missed.map(
    ({ code, printed: raw, cell }) =>
      `    ${code}: "${raw}" is ${cell === undefined ? 'absent' : `${cell.state} "${cell.raw}"`}\n`,
  );
  stdout.write(
    `${file}: ${String(certain.length - lacking)}/${String(certain.length)} ${printed.name}\n${breaches
      .slice(0, 6)
      .map((breach) => `    ${breach}\n`)
      .join('')}${unread.slice(0, 8).join('')}`,
  );
  if (breaches.length > 6) stdout.write(`    … ${String(breaches.length)} breaches\n`);
}

if (only !== 'libreoffice') {
  const printer = await BrowserPrinter.open();
  for await (const printed of printedByChromium(printer, jobsOf(seed))) await look('chromium', printed);
  await printer.close();
}
if (only !== 'chromium') {
  for await (const printed of printedByLibreOffice(jobsOf(seed + 1))) await look('libreoffice', printed);
}
for (const [key, { documents: n, printed, read, undecided, whole, asWhole, ms }] of tallies) {
  const share = ((100 * read) / (printed - undecided)).toFixed(2);
  stdout.write(
    `${key}: ${String(n)} documents, ${String(whole)} whole, ${String(asWhole - whole)} more but for ${String(undecided)} figures on two lines that nothing decides; ${share} % of the other values, ${(ms / n).toFixed(1)} ms each\n`,
  );
}
stdout.write(`${String(documents)} documents, ${String(broken)} with a breach; see ${folder}\n`);
exit(broken === 0 ? 0 : 1);
