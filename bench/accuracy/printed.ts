/** Reports printed to PDF by Chromium and LibreOffice, and saved as Word files: without an error and with one. */
import { examine } from '../../src/examine/index.ts';
import { loadRecogniser } from '../../src/documents/index.ts';
import { BrowserPrinter, plainPrint } from '../../test/layouts/print-pdf.ts';
import {
  htmlOf,
  jobs,
  printedByChromium,
  printedByLibreOffice,
  type Job,
} from '../../test/layouts/printed-reports.ts';
import { savePages } from '../../test/layouts/office.ts';
import { layoutNamed } from '../../test/layouts/layouts.ts';
import { chooser } from '../../test/layouts/random.ts';
import { truthOf } from '../../test/layouts/report.ts';
import { pdfOfPictures, rasterise, scan, scanStyleOf } from '../../test/layouts/scans.ts';
import { errorKinds, inject } from './inject.ts';
import { cleanReports } from './documents.ts';
import { noteClean, noteError } from './one-report.ts';
import type { Tally } from './tally.ts';

/** Jobs whose reports have no error, and behind each fourth one the same with an error. */
function jobsOf(
  count: number,
  seed: number,
): { job: Job; before: ReadonlyMap<string, number> | null; kind: number }[] {
  const clean = jobs(count * 3, seed).filter(({ report }) => {
    const truth = truthOf(report);
    return truth.brokenIdentities.length === 0 && truth.unsureIdentities.length === 0;
  });
  return clean.slice(0, count).flatMap((job, i) => {
    const kind = i % errorKinds.length;
    const injected = i % 4 === 0 ? inject(errorKinds[kind] ?? 'wrong_total', job.report, seed + i) : null;
    const alone = { job, before: null, kind };
    return injected === null
      ? [alone]
      : [alone, { job: { ...job, report: injected.report }, before: injected.before, kind }];
  });
}

async function note(
  tally: Tally,
  group: string,
  one: ReturnType<typeof jobsOf>[number],
  bytes: Uint8Array,
): Promise<void> {
  const { job, before, kind } = one;
  const record = await examine(bytes, { file: 'printed' });
  if (before === null) noteClean(tally, group, record, job.report, job.name);
  else {
    const errorKind = errorKinds[kind] ?? 'wrong_total';
    noteError(tally, group, errorKind, record, { report: job.report, before }, job.name);
  }
}

/** Half of the prints by each program. */
export async function measurePdf(tally: Tally, count: number, seed: number): Promise<void> {
  const printer = await BrowserPrinter.open();
  const browser = jobsOf(Math.ceil(count / 2), seed);
  let at = 0;
  for await (const { bytes } of printedByChromium(
    printer,
    browser.map(({ job }) => job),
  )) {
    const one = browser[at++];
    if (one !== undefined) await note(tally, 'PDF by Chromium', one, bytes);
  }
  await printer.close();
  const office = jobsOf(Math.floor(count / 2), seed + 1);
  const byJob = new Map(office.map((one) => [one.job.report, one]));
  for await (const { bytes, report } of printedByLibreOffice(office.map(({ job }) => job))) {
    const one = byJob.get(report);
    if (one !== undefined) await note(tally, 'PDF by LibreOffice', one, bytes);
  }
}

/** Prints that were scanned or photographed, with ruled tables; without an error. Throws where the packages that recognise are missing. */
export async function measureScanned(tally: Tally, count: number, seed: number): Promise<void> {
  const recogniser = await loadRecogniser();
  if (recogniser === null) throw new Error('bench/accuracy: run "npm ci" to install what recognises scans.');
  // How busy the machine is must not decide what is read.
  const unhurried = { ...recogniser, elapsedMs: () => 0 };
  const printer = await BrowserPrinter.open();
  const c = chooser(seed);
  try {
    const clean = jobsOf(2 * count, seed + 2)
      .filter(({ before }) => before === null)
      .slice(0, count);
    for (const { job } of clean) {
      const style = { ...plainPrint, fontPt: Math.max(9, job.style.fontPt), align: job.style.align };
      const scanStyle = scanStyleOf(c);
      const pictures: Uint8Array[] = [];
      for (const page of await rasterise(await printer.print(htmlOf(job), style), scanStyle.dpi))
        pictures.push(await scan(page, scanStyle));
      const bytes = await pdfOfPictures(pictures, scanStyle.dpi);
      const record = await examine(bytes, {
        file: 'scanned.pdf',
        recogniser: () => Promise.resolve(unhurried),
      });
      noteClean(tally, 'scans', record, job.report, job.name);
    }
  } finally {
    await printer.close();
  }
}

/** Pages saved as DOCX by LibreOffice, in batches. */
export async function measureDocx(tally: Tally, count: number, seed: number): Promise<void> {
  const layout = layoutNamed('html with spans');
  const clean = cleanReports(layout, count * 2, seed).slice(0, count);
  const batch = 50;
  for (let from = 0; from < clean.length; from += batch) {
    const some = clean.slice(from, from + batch);
    const { docx = [] } = await savePages(
      some.map(({ report, variation }) => layout.render(report, variation)),
      ['docx'],
    );
    for (const [i, bytes] of docx.entries()) {
      const made = some[i];
      if (made === undefined) continue;
      noteClean(tally, 'DOCX', await examine(bytes, { file: 'saved.docx' }), made.report, layout.name);
    }
  }
}
