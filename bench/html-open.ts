/** Bytes → Document against `cheerio.load` on the same pages, in the same run. `node --import tsx bench/html-open.ts` */
import { load } from 'cheerio';
import { openDocument } from '../src/documents/index.ts';
import { page } from './pages.ts';

const rounds = Number(process.argv[2] ?? 80);

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

for (const kilobytes of [30, 100, 250, 500]) {
  const bytes = Buffer.from(page(kilobytes));
  const ours: number[] = [];
  const theirs: number[] = [];
  // Alternating, so that garbage and other work on the machine fall on both.
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await openDocument(bytes, { file: 'page.html' });
    const between = performance.now();
    load(bytes.toString('utf8'));
    const end = performance.now();
    if (round < rounds / 4) continue;
    ours.push(between - start);
    theirs.push(end - between);
  }
  const open = median(ours);
  const peer = median(theirs);
  console.log(
    `${Math.round(bytes.length / 1024)} KB: document ${open.toFixed(2)} ms, cheerio.load ${peer.toFixed(2)} ms, ratio ${(open / peer).toFixed(2)}`,
  );
}
