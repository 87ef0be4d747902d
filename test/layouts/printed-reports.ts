/** Random reports printed to PDF: which report, in which layout, on which paper, by which program. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { documentsOf, profiles, type ProfileName, type TestDocument } from '../reading/documents-of.ts';
import { layoutNamed, layouts, type Layout } from './layouts.ts';
import {
  nameOfStyle,
  plainPrint,
  printByLibreOffice,
  printStyleOf,
  type BrowserPrinter,
  type PrintStyle,
} from './print-pdf.ts';
import { chooser } from './random.ts';
import { reportOf } from './report-of.ts';
import { codesPrinted } from './report.ts';
import { noTraps } from './variation.ts';

export interface Job extends TestDocument {
  readonly layout: Layout;
  readonly profile: ProfileName;
  readonly style: PrintStyle;
  readonly name: string;
}

export interface PrintedReport extends Job {
  readonly bytes: Uint8Array;
}

/** The charset of a page says nothing once it is printed, and LibreOffice shows what a page hides. */
const printable = layouts.filter(({ kind, name }) => kind === 'html' && !/GB|UTF-8|hidden/u.test(name));

/** What a PDF keeps of a layout: nothing is hidden any more that can be asked for in every case. */
export const asPrinted = (layout: Layout): Layout => ({ ...layout, keepsLabels: false });

/**
 * Whether every place of the form can be seen on paper: lines show it, also where it is blank. Left to itself, the
 * layout of indented source draws none.
 */
export const isRuled = ({ style, layout }: Pick<Job, 'style' | 'layout'>): boolean =>
  style.borders !== 'none' && !(style.borders === 'separate' && layout.name === 'html indented source');

/**
 * Whether all of a print is on the paper, under lines: LibreOffice draws no lines for the layout of indented source, and
 * lets tables that are wider than the page run over its edge, where nobody sees their last columns.
 */
export function isOnPaper(program: 'chromium' | 'libreoffice', printed: PrintedReport): boolean {
  if (program === 'chromium') return true;
  return printed.layout.name !== 'html indented source' && !runsOverTheEdge(printed.bytes);
}

/** Whether a word ends in the right margin, by an independent reader of PDF. */
function runsOverTheEdge(bytes: Uint8Array): boolean {
  const text = execFileSync('pdftotext', ['-bbox', '-', '-'], {
    input: bytes,
    maxBuffer: 2 ** 26,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString();
  const width = Number(/<page width="([\d.]+)"/u.exec(text)?.[1] ?? '0');
  // The margins are 12 mm.
  const edge = width - 34 + 2;
  return [...text.matchAll(/ xMax="([\d.]+)"/gu)].some(([, right]) => Number(right) > edge);
}

/** `count` jobs that `seed` decides; they run over the layouts and profiles, with a style each at random. */
export function jobs(count: number, seed: number): Job[] {
  const c = chooser(seed);
  return Array.from({ length: count }, (_, i): Job => {
    const layout = printable[(i + seed) % printable.length]!;
    const profile = profiles[c.below(profiles.length)]!;
    const [document] = fc.sample(documentsOf(layout, profile), { numRuns: 1, seed: seed * 1000 + i });
    const style = printStyleOf(c);
    const name = `${layout.name}, ${document!.report.form.edition}, ${profile}, ${nameOfStyle(style)} {${[...document!.variation.traps].join(' ')}}`;
    return { ...document!, layout, profile, style, name };
  });
}

/** One report on pages of many heights, so that between them a page ends at every row of every table. */
export function breakingJobs(): Job[] {
  const layout = layoutNamed('html with spans');
  const report = reportOf(
    'ogi-2021',
    Object.fromEntries(codesPrinted(reportOf('ogi-2021')).map((code, i) => [code, String(100 + i)])),
  );
  // A row of one line is 6 mm high.
  return Array.from({ length: 16 }, (_, i): Job => {
    const style = { ...plainPrint, heightMm: 120 + 6 * i, cutsRows: i % 2 === 1 };
    const name = `${layout.name}, ${nameOfStyle(style)}`;
    return { layout, report, variation: noTraps, profile: 'filled', style, name };
  });
}

export function htmlOf({ layout, report, variation }: Job): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(layout.render(report, variation));
}

export async function* printedByChromium(
  printer: BrowserPrinter,
  list: readonly Job[],
): AsyncGenerator<PrintedReport> {
  for (const job of list) yield { ...job, bytes: await printer.print(htmlOf(job), job.style) };
}

/** In batches, since starting LibreOffice takes longer than printing; what it cannot print is left out. */
export async function* printedByLibreOffice(list: readonly Job[]): AsyncGenerator<PrintedReport> {
  const batch = 25;
  for (let from = 0; from < list.length; from += batch) {
    const some = list.slice(from, from + batch);
    const printed = await printByLibreOffice(some.map((job) => ({ html: htmlOf(job), style: job.style })));
    for (const [i, job] of some.entries()) {
      const bytes = printed[i] ?? null;
      if (bytes !== null) yield { ...job, bytes };
    }
  }
}
