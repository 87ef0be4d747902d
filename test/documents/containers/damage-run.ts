/**
 * Damaged copies at length, outside the suite: `npx tsx test/documents/containers/damage-run.ts N [seed]` opens N damaged
 * copies of each office kind, and prints what became of them, wrong numbers, and the slowest. LibreOffice makes the files.
 */
import { argv, exit, stdout } from 'node:process';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { openSpreadsheet } from '../../../src/documents/spreadsheet/open-spreadsheet.ts';
import { wordOpener } from '../../../src/documents/word/open-word.ts';
import type { Opener } from '../../../src/documents/open.ts';
import { readReport } from '../../../src/reading/index.ts';
import { layoutNamed } from '../../layouts/layouts.ts';
import { asXls, plainSheet, savePages, sheetsOf, writeXlsx } from '../../layouts/office.ts';
import { reportOf } from '../../layouts/report-of.ts';
import { codesPrinted } from '../../layouts/report.ts';
import { noTraps } from '../../layouts/variation.ts';
import { damagedCopies } from './damage.ts';

/** DOC, RTF and XLS have no checksums: a digit that was itself changed reads as another. */
const hasChecksums = new Set(['docx', 'xlsx']);

async function main(): Promise<void> {
  const count = Number(argv[2] ?? '500');
  const seed = Number(argv[3] ?? '1');
  const cells: { [code: string]: number } = {};
  codesPrinted(reportOf('ogi-2021')).forEach((code, i) => (cells[code] = 1000 + i));
  const report = reportOf('ogi-2021', cells);
  const saved = await savePages(
    [layoutNamed('html with spans').render(report, noTraps)],
    ['docx', 'doc', 'rtf'],
  );
  const xlsx = writeXlsx(sheetsOf(report, noTraps, plainSheet));
  const only = argv[4];
  const kinds: { [kind: string]: { bytes: Uint8Array | undefined; open: Opener } } = {
    docx: { bytes: saved.docx?.[0], open: wordOpener(null) },
    doc: { bytes: saved.doc?.[0], open: wordOpener(null) },
    rtf: { bytes: saved.rtf?.[0], open: wordOpener(null) },
    xlsx: { bytes: xlsx, open: openSpreadsheet },
    xls: { bytes: asXls(xlsx), open: openSpreadsheet },
  };
  let isBad = false;
  for (const [kind, { bytes, open }] of Object.entries(kinds)) {
    if (bytes === undefined) throw new Error(`no ${kind}`);
    if (only !== undefined && only !== kind) continue;
    const tally = new Map<string, number>();
    let slowest = 0;
    let wrong = 0;
    const start = performance.now();
    for (const copy of damagedCopies(bytes, count, seed)) {
      const from = performance.now();
      let outcome = 'opened';
      try {
        const document = await open(copy, { file: 'x' }, defaultLimits);
        const { values } = readReport(document);
        for (const [code, cell] of report.printed) {
          const value = values[code] ?? null;
          if (value !== null && value !== cell.value) wrong += 1;
        }
      } catch (error) {
        outcome = error instanceof DocumentError ? error.code : `CRASH ${String(error)}`;
        if (!(error instanceof DocumentError)) isBad = true;
      }
      slowest = Math.max(slowest, performance.now() - from);
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    }
    if (wrong > 0 && hasChecksums.has(kind)) isBad = true;
    const mean = (performance.now() - start) / count;
    stdout.write(
      `${kind} (${String(bytes.length)} bytes): ${[...tally].map(([k, n]) => `${k} ${String(n)}`).join(', ')}; ` +
        `wrong numbers ${String(wrong)}; mean ${mean.toFixed(1)} ms, slowest ${slowest.toFixed(0)} ms\n`,
    );
  }
  exit(isBad ? 1 : 0);
}

void main();
