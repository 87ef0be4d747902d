/** Random reports printed to PDF by the programs that agencies use: read exactly, or said to be unsure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { BrowserPrinter } from '../layouts/print-pdf.ts';
import {
  asPrinted,
  breakingJobs,
  isOnPaper,
  isRuled,
  jobs,
  printedByChromium,
  printedByLibreOffice,
  type Job,
  type PrintedReport,
} from '../layouts/printed-reports.ts';
import { lackingIn } from '../layouts/stacked-figures.ts';
import { breachesOf } from '../reading/breaches.ts';

/** `npx tsx test/layouts/print-many.ts N` prints as many as are asked for. */
const count = 14;
const list = (seed: number): Job[] => [...jobs(count, seed), ...breakingJobs()];

interface Looked {
  readonly isRuled: boolean;
  /** Breaches of the contract, with the name of the print. */
  readonly breaches: readonly string[];
  /**
   * Values that are printed and not in the record, with the name of the print. Figures on two lines of a cell are not
   * among them where no identity decides that they are one number.
   */
  readonly unread: readonly string[];
}

async function look(program: 'chromium' | 'libreoffice', printed: PrintedReport): Promise<Looked> {
  const { report, layout, variation, name, bytes } = printed;
  const record = await examine(bytes, { file: 'printed.pdf' });
  const breaches = breachesOf(record, asPrinted(layout), report, variation);
  const unread = lackingIn(record, report).missed.map(({ code, printed: raw }) => `${code} "${raw}"`);
  return {
    isRuled: isRuled(printed) && isOnPaper(program, printed),
    breaches: breaches.map((breach) => `${name}: ${breach}`),
    unread:
      unread.length === 0 ? [] : [`${name}: ${unread.slice(0, 5).join(', ')} (${unread.length} in all)`],
  };
}

async function lookAtAll(
  program: 'chromium' | 'libreoffice',
  prints: AsyncIterable<PrintedReport>,
): Promise<Looked[]> {
  const all: Looked[] = [];
  for await (const printed of prints) all.push(await look(program, printed));
  return all;
}

let printer: BrowserPrinter | undefined;

const programs: readonly (readonly [string, () => Promise<Looked[]>])[] = [
  [
    'Chromium',
    async () => {
      printer = await BrowserPrinter.open();
      return await lookAtAll('chromium', printedByChromium(printer, list(1)));
    },
  ],
  ['LibreOffice', () => lookAtAll('libreoffice', printedByLibreOffice(list(2)))],
];

afterAll(async () => {
  await printer?.close();
});

describe.each(programs)('reports printed by %s', (_program, print) => {
  let looked: Looked[] = [];
  beforeAll(async () => {
    looked = await print();
  }, 900_000);

  it('give no wrong number, no silence and no false accusation', () => {
    expect(looked).toHaveLength(list(1).length);
    expect(looked.flatMap(({ breaches }) => breaches)).toEqual([]);
  });

  // Over more prints (print-many.ts) a few are not: see the issue.
  it('are read whole where lines show the cells, but for figures on two lines that no identity decides', () => {
    expect(looked.filter((one) => one.isRuled).flatMap(({ unread }) => unread)).toEqual([]);
  });
});
