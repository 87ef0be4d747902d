/** Bytes → Document against `cheerio.load` on the same pages, in the same run. `node --import tsx bench/html-open.ts` */
import { load } from 'cheerio';
import { openDocument } from '../src/documents/index.ts';
import { page } from './pages.ts';

const rounds = Number(process.argv[2] ?? 80);

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const pages = [30, 100, 250, 500].map((kilobytes) => Buffer.from(page(kilobytes)));

// Both sides compiled before anything is measured: a run opens thousands of pages.
for (let round = 0; round < rounds / 4; round += 1) {
  for (const bytes of pages.slice(0, 3)) {
    await openDocument(bytes, { file: 'page.html' });
    load(bytes.toString('utf8'));
  }
}

for (const bytes of pages) {
  const ours: number[] = [];
  const theirs: number[] = [];
  // Alternating, so that garbage and other work on the machine fall on both.
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await openDocument(bytes, { file: 'page.html' });
    const between = performance.now();
    load(bytes.toString('utf8'));
    ours.push(between - start);
    theirs.push(performance.now() - between);
  }
  const open = median(ours);
  const peer = median(theirs);
  const size = `${Math.round(bytes.length / 1024)} KB`;
  console.log(
    `${size}: document ${open.toFixed(2)} ms, cheerio.load ${peer.toFixed(2)} ms, ratio ${(open / peer).toFixed(2)}`,
  );
}
