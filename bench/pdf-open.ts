/**
 * Bytes → Document for PDFs, against pdf.js's `getTextContent` of all pages of the same files in the same run; then the
 * rate, and the memory over many documents. `node --expose-gc --import tsx bench/pdf-open.ts FILE… [--documents 2000]`
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openDocument } from '../src/documents/index.ts';

const rounds = 15;

const words = process.argv.slice(2);
const flag = words.indexOf('--documents');
const documents = flag < 0 ? 2000 : Number(words[flag + 1]);
const files = flag < 0 ? words : words.slice(0, flag);
if (files.length === 0) {
  console.error('name at least one PDF: node --expose-gc --import tsx bench/pdf-open.ts FILE…');
  process.exit(2);
}

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

for (const file of files) {
  const bytes = readFileSync(file);
  for (let round = 0; round < 5; round += 1) {
    await openDocument(bytes, { file });
    await peerOpens(bytes);
  }
  const ours: number[] = [];
  const theirs: number[] = [];
  // Alternating, so that other work on the machine falls on both.
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await openDocument(bytes, { file });
    const between = performance.now();
    await peerOpens(bytes);
    ours.push(between - start);
    theirs.push(performance.now() - between);
  }
  const [open, peer] = [median(ours), median(theirs)];
  console.log(
    `${file}: document ${open.toFixed(1)} ms, pdf.js getTextContent ${peer.toFixed(1)} ms, ratio ${(open / peer).toFixed(2)}, ${(1000 / open).toFixed(0)} documents/s`,
  );
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
const loaded = files.map((file) => ({ file, bytes: readFileSync(file) }));
const start = performance.now();
for (let count = 1; count <= documents; count += 1) {
  const { file, bytes } = loaded[count % loaded.length] ?? { file: '', bytes: new Uint8Array() };
  await openDocument(bytes, { file });
  if (count % Math.ceil(documents / 8) !== 0) continue;
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const rate = (1000 * count) / (performance.now() - start);
  console.log(
    `${count} documents: rss ${megabytes(rss)}, heap ${megabytes(heapUsed)}, array buffers ${megabytes(arrayBuffers)}, ${rate.toFixed(1)}/s`,
  );
}
