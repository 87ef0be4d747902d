/** Bytes → record against `cheerio.load` of the same page, decoded already, in the same run. */
import { load } from 'cheerio';
import { loadExamine } from './program.ts';
import { reportPage } from './report-pages.ts';

/** Examining may take this share of the time that cheerio takes to build its tree. */
export const bound = 0.6;

const sizes = [30, 100, 250, 500];
const seeds = [1, 2, 3, 4];

export interface Ratio {
  readonly bytes: number;
  readonly examineMs: number;
  readonly loadMs: number;
  readonly ratio: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function measure(
  kilobytes: number,
  rounds: number,
  examine: Awaited<ReturnType<typeof loadExamine>>['examine'],
): Promise<Ratio> {
  const pages = seeds.map((seed) => reportPage(kilobytes, seed));
  const texts = pages.map((page) => new TextDecoder().decode(page));
  const [ours, theirs]: [number[], number[]] = [[], []];
  const runOurs = async (page: Uint8Array): Promise<void> => {
    const start = performance.now();
    const record = await examine(page, { file: 'page.html' });
    ours.push(performance.now() - start);
    if (record.status !== 'parsed' || record.findings.length > 0) {
      throw new Error(
        `${String(kilobytes)} KB: the page was not read clean: ${JSON.stringify(record.findings)}`,
      );
    }
  };
  const runTheirs = (text: string): void => {
    const start = performance.now();
    load(text);
    theirs.push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round++) {
    const page = pages[round % seeds.length] ?? new Uint8Array();
    const text = texts[round % seeds.length] ?? '';
    // In turn who goes first, so that garbage and other work on the machine fall on both.
    if (round % 2 === 0) {
      await runOurs(page);
      runTheirs(text);
    } else {
      runTheirs(text);
      await runOurs(page);
    }
  }
  const [examineMs, loadMs] = [median(ours), median(theirs)];
  return { bytes: pages[0]?.length ?? 0, examineMs, loadMs, ratio: examineMs / loadMs };
}

/** Measures every size and prints a line for each. `rounds`: how often the smallest page is read. */
export async function measureHtml(rounds: number): Promise<readonly Ratio[]> {
  const { examine, from } = await loadExamine();
  console.log(`bytes → record (${from}) against cheerio.load; median, bound ${String(bound)}`);
  // Both are compiled before anything is measured: a run reads thousands of pages.
  for (const size of sizes) await measure(size, Math.max(8, Math.round(rounds / 4)), examine);
  const ratios: Ratio[] = [];
  for (const size of sizes) {
    const ratio = await measure(size, Math.max(24, Math.round((rounds * 30) / size)), examine);
    ratios.push(ratio);
    console.log(
      `  ${String(Math.round(ratio.bytes / 1024)).padStart(4)} KB  examine ${ratio.examineMs.toFixed(2).padStart(7)} ms  cheerio.load ${ratio.loadMs.toFixed(2).padStart(7)} ms  ratio ${ratio.ratio.toFixed(2)}${ratio.ratio > bound ? '  over the bound' : ''}`,
    );
  }
  return ratios;
}
