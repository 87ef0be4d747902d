/** PDFs of five pages for the benchmarks: those that are named, or reports of invented numbers that LibreOffice prints. */
import { readFile } from 'node:fs/promises';
import { layoutNamed } from '../test/layouts/layouts.ts';
import { plainPrint, printByLibreOffice } from '../test/layouts/print-pdf.ts';
import { reports } from '../test/layouts/random-report.ts';
import { noTraps } from '../test/layouts/variation.ts';
import fc from 'fast-check';

export interface BenchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Heights in millimetres at which a report of the form of 2021 takes five pages or so. */
const heights = [200, 207, 214, 220];

export async function fivePagePdfs(paths: readonly string[]): Promise<BenchFile[]> {
  if (paths.length > 0) {
    return await Promise.all(paths.map(async (name) => ({ name, bytes: await readFile(name) })));
  }
  const layout = layoutNamed('html with spans');
  const drawn = fc.sample(reports({ edition: 'ogi-2021', plainDigits: true }), {
    numRuns: heights.length,
    seed: 5,
  });
  const printed = await printByLibreOffice(
    drawn.map((report, i) => ({
      html: new TextDecoder().decode(layout.render(report, noTraps)),
      style: { ...plainPrint, heightMm: heights[i] ?? null },
    })),
  );
  return printed.flatMap((bytes, i) => (bytes === null ? [] : [{ name: `printed-${i}.pdf`, bytes }]));
}
