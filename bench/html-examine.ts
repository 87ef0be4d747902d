/** Bytes → record against `cheerio.load` of the same page, decoded already, in the same run. */
import { load } from 'cheerio';
import { loadExamine } from './program.ts';
import { reportPage } from './report-pages.ts';

/** Examining may take this share of the time that cheerio takes to build its tree. */
export const bound = 0.6;

const sizes = [30, 100, 250, 500];
/** Reports, each with its own figures and links; of three kinds of markup (report-pages.ts). */
const seeds = [1, 2, 3, 4, 5, 6];

export interface Ratio {
  readonly bytes: number;
  readonly examineMs: number;
  readonly loadMs: number;
  /** The median over pairs of one reading by each side, right after each other: what slows the machine slows both. */
  readonly ratio: number;
  /** The same where no page's tables look as those of any page before: nothing is remembered. */
  readonly coldRatio: number;
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

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** Times both sides on every page in turn. */
async function timePairs(pages: readonly Page[], rounds: number, examine: Examine): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const runOurs = async ({ bytes }: Page): Promise<number> => {
    const start = performance.now();
    const record = await examine(bytes, { file: 'page.html' });
    const took = performance.now() - start;
    if (record.status !== 'parsed' || record.findings.length > 0)
      throw new Error(`the page was not read clean: ${JSON.stringify(record.findings)}`);
    return took;
  };
  const runTheirs = ({ text }: Page): number => {
    const start = performance.now();
    load(text);
    return performance.now() - start;
  };
  for (let round = 0; round < rounds; round++) {
    const page = pages[round % pages.length];
    if (page === undefined) break;
    // In turn who goes first, so that garbage and other work on the machine fall on both.
    if (round % 2 === 0) {
      const ours = await runOurs(page);
      pairs.push({ ours, theirs: runTheirs(page) });
    } else {
      const theirs = runTheirs(page);
      pairs.push({ ours: await runOurs(page), theirs });
    }
  }
  return pairs;
}

const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(({ ours, theirs }) => ours / theirs));

async function measure(kilobytes: number, rounds: number, examine: Examine): Promise<Ratio> {
  const pages = seeds.map((seed) => pageOf(reportPage(kilobytes, seed)));
  const pairs = await timePairs(pages, rounds, examine);
  const coldRounds = Math.min(rounds, 120);
  const cold = Array.from({ length: coldRounds }, (_, i) => pages[i % pages.length]).flatMap((page) =>
    page === undefined ? [] : [unlikeOthers(page)],
  );
  const coldPairs = await timePairs(cold, coldRounds, examine);
  return {
    bytes: pages[0]?.bytes.length ?? 0,
    examineMs: median(pairs.map(({ ours }) => ours)),
    loadMs: median(pairs.map(({ theirs }) => theirs)),
    ratio: ratioOf(pairs),
    coldRatio: ratioOf(coldPairs),
  };
}

/** Measures every size and prints a line for each. `rounds`: how often the smallest page is read. */
export async function measureHtml(rounds: number): Promise<readonly Ratio[]> {
  const { examine, from } = await loadExamine();
  console.log(`bytes → record (${from}) against cheerio.load; median of pairs, bound ${String(bound)}`);
  console.log('  unseen: every page of another template, so that nothing is remembered of its tables');
  // Both are compiled before anything is measured: a run reads thousands of pages.
  for (const size of sizes) await measure(size, Math.max(12, Math.round(rounds / 4)), examine);
  const ratios: Ratio[] = [];
  for (const size of sizes) {
    const ratio = await measure(size, Math.max(36, Math.round((rounds * 30) / size)), examine);
    ratios.push(ratio);
    const { bytes, examineMs, loadMs, coldRatio } = ratio;
    console.log(
      `  ${String(Math.round(bytes / 1024)).padStart(4)} KB  examine ${examineMs.toFixed(2).padStart(7)} ms  cheerio.load ${loadMs.toFixed(2).padStart(7)} ms  ratio ${ratio.ratio.toFixed(2)}  unseen ${coldRatio.toFixed(2)}${ratio.ratio > bound ? '  over the bound' : ''}`,
    );
  }
  return ratios;
}
