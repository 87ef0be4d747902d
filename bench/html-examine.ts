/**
 * Bytes → record against `cheerio.load` of the same bytes, in the same run. What counts is the time that a page takes among
 * many, collecting its garbage included: that is a third of it on our side and more on the other's. Both sides read
 * blocks of pages in turn, each on a heap that was swept before.
 */
import { load } from 'cheerio';
import { loadExamine } from './program.ts';
import { reportPage } from './report-pages.ts';

/** Examining may take this share of the time that cheerio takes to build its tree. */
export const bound = 0.6;

const sizes = [30, 100, 250, 500];
/** Reports, each with its own figures and links; of three kinds of markup (report-pages.ts). */
const seeds = [1, 2, 3, 4, 5, 6];
/** Kilobytes of pages in a block: enough to fill the young generation several times. */
const blockKilobytes = 3000;

export interface Ratio {
  readonly bytes: number;
  /** Milliseconds a page, and the median of single pages. */
  readonly examine: Times;
  readonly load: Times;
  readonly ratio: number;
  /** The same where no page's tables look as those of any page before: nothing is remembered. */
  readonly coldRatio: number;
}

export interface Times {
  readonly mean: number;
  readonly median: number;
}

interface Page {
  readonly bytes: Uint8Array;
  readonly text: string;
}

type Examine = Awaited<ReturnType<typeof loadExamine>>['examine'];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function pageOf(bytes: Uint8Array): Page {
  return { bytes, text: new TextDecoder().decode(bytes) };
}

let unseen = 0;

/** The page with a line of its own that a label may begin: no page before has its skeleton. */
function unlikeOthers({ text }: Page): Page {
  unseen += 1;
  return pageOf(
    Buffer.from(
      text.replace('<div class="article">', `<p>行政许可公示第${String(unseen)}号</p><div class="article">`),
    ),
  );
}

type Side = (page: Page) => unknown;

/** Times blocks of pages, both sides in turn. */
async function timeBlocks(
  pagesOf: () => readonly Page[],
  rounds: number,
  sides: readonly Side[],
): Promise<Times[]> {
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const pages = pagesOf();
    for (const [i, side] of sides.entries()) {
      globalThis.gc?.();
      for (const page of pages) {
        const start = performance.now();
        await side(page);
        times[i]?.push(performance.now() - start);
      }
    }
  }
  return times.map((all) => ({
    mean: all.reduce((sum, time) => sum + time, 0) / all.length,
    median: median(all),
  }));
}

const nothing: Times = { mean: Number.NaN, median: Number.NaN };

async function measure(kilobytes: number, rounds: number, examine: Examine): Promise<Ratio> {
  const pages = seeds.map((seed) => pageOf(reportPage(kilobytes, seed)));
  const length = Math.max(pages.length, Math.round(blockKilobytes / kilobytes));
  const block = Array.from({ length }, (_, i) => pages[i % pages.length]).filter(
    (page) => page !== undefined,
  );
  const ours: Side = async ({ bytes }) => {
    const record = await examine(bytes, { file: 'page.html' });
    if (record.status !== 'parsed' || record.findings.length > 0)
      throw new Error(`the page was not read clean: ${JSON.stringify(record.findings)}`);
  };
  const theirs: Side = ({ bytes }) => load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const [mine = nothing, loaded = nothing] = await timeBlocks(() => block, rounds, [ours, theirs]);
  const [cold = nothing, coldLoaded = nothing] = await timeBlocks(
    () => block.map(unlikeOthers),
    Math.ceil(rounds / 2),
    [ours, theirs],
  );
  return {
    bytes: pages[0]?.bytes.length ?? 0,
    examine: mine,
    load: loaded,
    ratio: mine.mean / loaded.mean,
    coldRatio: cold.mean / coldLoaded.mean,
  };
}

/** Measures every size and prints a line for each. `rounds`: how many blocks each side reads. */
export async function measureHtml(rounds: number): Promise<readonly Ratio[]> {
  const { examine, from } = await loadExamine();
  console.log(
    `bytes → record (${from}) against cheerio.load of the same bytes; time a page, bound ${String(bound)}`,
  );
  console.log('  unseen: every page of another template, so that nothing is remembered of its tables');
  // Both are compiled before anything is measured: a run reads thousands of pages.
  for (const size of sizes) await measure(size, 2, examine);
  const ratios: Ratio[] = [];
  for (const size of sizes) {
    const ratio = await measure(size, rounds, examine);
    ratios.push(ratio);
    const said = ({ mean, median: middle }: Times): string =>
      `${mean.toFixed(2).padStart(6)} ms (median ${middle.toFixed(2)})`;
    console.log(
      `  ${String(Math.round(ratio.bytes / 1024)).padStart(4)} KB  examine ${said(ratio.examine)}  cheerio.load ${said(ratio.load)}  ratio ${ratio.ratio.toFixed(2)}  unseen ${ratio.coldRatio.toFixed(2)}${ratio.ratio > bound ? '  over the bound' : ''}`,
    );
  }
  return ratios;
}
