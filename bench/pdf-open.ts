/**
 * PDF bytes → record, against pdf.js's `getTextContent` of all pages of the same files in the same process. By processor
 * time, so that other work on the machine counts for neither. `npm run bench -- --pdf [file.pdf …]`
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { loadExamine } from './program.ts';
import type { BenchFile } from './five-pages.ts';

/** What a record may take of the time that the peer needs for the text alone, where nothing is found. */
export const pdfBound = 0.4;

const rounds = 15;

const peerFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What the peer needs to give text of fonts that are not embedded at all. */
const peerOptions = { cMapUrl: join(peerFolder, 'cmaps/'), cMapPacked: true, verbosity: 0 };

async function peerOpens(bytes: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), ...peerOptions });
  const document = await task.promise;
  let items = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    items += (await page.getTextContent()).items.length;
  }
  await task.destroy();
  return items;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

/** Milliseconds of processor time that `run` takes. */
async function costOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export interface PdfResult {
  readonly name: string;
  /** Time of a record over the peer's. */
  readonly ratio: number;
  /** Whether a finding made the program look a second time, with the second engine. */
  readonly isLookedAtTwice: boolean;
}

/** Measures each file, and prints what it finds. */
export async function measurePdf(files: readonly BenchFile[]): Promise<PdfResult[]> {
  const { examine, from } = await loadExamine();
  console.log(`PDF: bytes to record (${from}) against pdf.js getTextContent, processor time`);
  const results: PdfResult[] = [];
  for (const { name, bytes } of files) {
    const record = await examine(bytes, { file: name });
    const isLookedAtTwice = record.findings.some(
      ({ severity, blame }) => severity === 'error' || blame !== 'source',
    );
    for (let round = 0; round < 5; round += 1) {
      await examine(bytes, { file: name });
      await peerOpens(bytes);
    }
    const ours: number[] = [];
    const theirs: number[] = [];
    // Alternating, so that what the engines leave to be cleared falls on both.
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await costOf(() => examine(bytes, { file: name })));
      theirs.push(await costOf(() => peerOpens(bytes)));
    }
    const [own, peer] = [median(ours), median(theirs)];
    console.log(
      `  ${name}: record ${own.toFixed(1)} ms, pdf.js ${peer.toFixed(1)} ms, ratio ${(own / peer).toFixed(2)}${isLookedAtTwice ? ' (with findings: no bound)' : ''}`,
    );
    results.push({ name, ratio: own / peer, isLookedAtTwice });
  }
  return results;
}
