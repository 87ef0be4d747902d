/**
 * The printed layouts at length, outside the suite: `npx tsx test/layouts/print-many.ts N [seed] [chromium|libreoffice]
 * [folder]` prints N reports by each program, examines them, prints every breach, and keeps the PDFs that have one.
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
import type { PrintedReport } from './printed-reports.ts';

const count = Number(argv[2] ?? '100');
const seed = Number(argv[3] ?? '1');
const only = argv[4] ?? '';
const folder = argv[5] ?? '/tmp/gongkai-prints';
await mkdir(folder, { recursive: true });

let documents = 0;
let broken = 0;
const tallies = new Map<
  string,
  { documents: number; printed: number; read: number; whole: number; ms: number }
>();

async function look(program: 'chromium' | 'libreoffice', printed: PrintedReport): Promise<void> {
  const file = `${program}-${String(seed)}-${String(documents)}.pdf`;
  documents++;
  const start = performance.now();
  const record = await examine(printed.bytes, { file });
  const ms = performance.now() - start;
  const breaches = breachesOf(record, asPrinted(printed.layout), printed.report, printed.variation);
  const certain = [...printed.report.printed].filter(([, cell]) => cell.value !== null);
  const read = certain.filter(([code, cell]) => record.report?.values[code] === cell.value).length;
  const isWholeOnPaper = isRuled(printed) && isOnPaper(program, printed);
  const key = `${program} ${isWholeOnPaper ? 'ruled' : 'unruled'} ${printed.profile}`;
  const tally = tallies.get(key) ?? { documents: 0, printed: 0, read: 0, whole: 0, ms: 0 };
  tally.documents++;
  tally.printed += certain.length;
  tally.read += read;
  tally.whole += Number(read === certain.length);
  tally.ms += ms;
  tallies.set(key, tally);
  const unread = certain.flatMap(([code, cell]) => {
    const there = record.report?.cells[code];
    if (record.report?.values[code] === cell.value) return [];
    return [
      `    ${code}: "${cell.raw}" is ${there === undefined ? 'absent' : `${there.state} "${there.raw}"`}\n`,
    ];
  });
  const isIncomplete = isWholeOnPaper && read < certain.length;
  if (breaches.length === 0 && !isIncomplete) return;
  if (breaches.length > 0) broken++;
  await writeFile(join(folder, file), printed.bytes);
  stdout.write(
    `${file}: ${String(read)}/${String(certain.length)} ${printed.name}\n${breaches
      .slice(0, 6)
      .map((breach) => `    ${breach}\n`)
      .join('')}${isIncomplete ? unread.slice(0, 8).join('') : ''}`,
  );
  if (breaches.length > 6) stdout.write(`    … ${String(breaches.length)} breaches\n`);
}

if (only !== 'libreoffice') {
  const printer = await BrowserPrinter.open();
  for await (const printed of printedByChromium(printer, [...jobs(count, seed), ...breakingJobs()]))
    await look('chromium', printed);
  await printer.close();
}
if (only !== 'chromium') {
  for await (const printed of printedByLibreOffice([...jobs(count, seed + 1), ...breakingJobs()]))
    await look('libreoffice', printed);
}
for (const [key, { documents: n, printed, read, whole, ms }] of tallies) {
  stdout.write(
    `${key}: ${String(n)} documents, ${((100 * read) / printed).toFixed(2)} % of values, ${String(whole)} whole, ${(ms / n).toFixed(1)} ms each\n`,
  );
}
stdout.write(`${String(documents)} documents, ${String(broken)} with a breach; see ${folder}\n`);
exit(broken === 0 ? 0 : 1);
