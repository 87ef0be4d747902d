/** One ruled report, pushed down the paper step by step, so that pages end before nearly each row of its longest table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { BrowserPrinter, plainPrint, printByLibreOffice, type PrintStyle } from '../layouts/print-pdf.ts';
import { asPrinted } from '../layouts/printed-reports.ts';
import { reportOf } from '../layouts/report-of.ts';
import { codesPrinted } from '../layouts/report.ts';
import { noTraps } from '../layouts/variation.ts';
import { breachesOf } from '../reading/breaches.ts';

const layout = layoutNamed('html with spans');
const report = reportOf(
  'ogi-2021',
  Object.fromEntries(codesPrinted(reportOf('ogi-2021')).map((code, i) => [code, String(100 + i)])),
);
/** Chromium keeps all rows beside one label on one page where rows must not be cut. */
const styleOf = (i: number): PrintStyle => ({ ...plainPrint, heightMm: 110 + 3 * (i % 3), cutsRows: true });
/** Lines lower than a row, and together as high as a page: more and more of them push the table down. */
const steps = 36;
const line = '<p style="font-size: 4pt; line-height: 2.5mm; margin: 0">·</p>';
const heading = '<p>三、';

const pages = Array.from({ length: steps }, (_, i) => {
  const html = new TextDecoder().decode(layout.render(report, noTraps));
  const top = '<p style="page-break-before: always; font-size: 4pt; line-height: 2.5mm; margin: 0">·</p>';
  const pushed = html.replace(heading, `${top}${line.repeat(i)}${heading}`);
  if (pushed === html) throw new Error('the layout has no heading of the third section to push down');
  return pushed;
});

const rowOf = (code: string): string => code.replace(/\.[^.]+$/u, '');
const rows = [
  ...new Set([...report.printed.keys()].filter((code) => code.startsWith('requests.')).map(rowOf)),
];

/** The report with a page's end asked for right before a row of the requests, for each row but the first. */
function brokenBeforeEachRow(): string[] {
  const html = new TextDecoder().decode(layout.render(report, noTraps));
  const [from, to] = [html.indexOf(heading), html.indexOf('<p>四、')];
  const starts = [...html.slice(from, to).matchAll(/<tr>/gu)].map(({ index }) => from + index);
  return starts
    .slice(1 - rows.length)
    .map((at) => `${html.slice(0, at)}<tr style="break-before: page">${html.slice(at + '<tr>'.length)}`);
}

let printer: BrowserPrinter | undefined;
afterAll(async () => {
  await printer?.close();
});

/** The program, how many rows at most no page of its prints begins with, and its prints. */
type Program = readonly [string, number, () => Promise<readonly (Uint8Array | null)[]>];

/** Of so many pages Chromium, which is told where to break others, breaks one as it will. */
const leftToItself = 3;

const programs: readonly Program[] = [
  [
    'Chromium',
    // Left to itself it ends pages within rows of several lines, or between the rows beside one label, rather than before
    // some rows: there it is told to.
    0,
    async () => {
      printer = await BrowserPrinter.open();
      const printed: Uint8Array[] = [];
      for (const [i, html] of pages.entries())
        if (i % leftToItself === 0) printed.push(await printer.print(html, styleOf(i)));
      for (const html of brokenBeforeEachRow())
        printed.push(await printer.print(html, { ...plainPrint, cutsRows: true }));
      return printed;
    },
  ],
  ['LibreOffice', 3, () => printByLibreOffice(pages.map((html, i) => ({ html, style: styleOf(i) })))],
];

/** Rows of the requests that are the first of their page. */
function rowsAfterPageEnds(record: Record): string[] {
  const pageOf = new Map<string, number>();
  for (const [code, cell] of Object.entries(record.report?.cells ?? {}))
    if ('page' in cell.at) pageOf.set(rowOf(code), cell.at.page);
  return rows.filter((row, i) => i > 0 && pageOf.get(row) !== pageOf.get(rows[i - 1] ?? ''));
}

describe.each(programs)('a table that %s breaks over pages', (_program, mostMissed, print) => {
  const records: Record[] = [];
  beforeAll(async () => {
    for (const bytes of await print()) {
      expect(bytes).not.toBeNull();
      if (bytes !== null) records.push(await examine(bytes, { file: 'printed.pdf' }));
    }
  }, 900_000);

  it('is read exactly but for a row that the end of a page may cut, and accuses nobody', () => {
    expect(records.length).toBeGreaterThanOrEqual(Math.min(steps, rows.length));
    expect(records.flatMap((record) => breachesOf(record, asPrinted(layout), report, noTraps))).toEqual([]);
    for (const record of records) {
      const unread = [...report.printed].filter(([code, { value }]) => record.report?.values[code] !== value);
      const open = new Set(unread.map(([code]) => rowOf(code)));
      // The row that stands at a page's end, its label's last line perhaps on the next page: null, with a finding.
      const atPageEnds = rowsAfterPageEnds(record).flatMap((row) => [row, rows[rows.indexOf(row) - 1]]);
      expect([...open].filter((row) => !atPageEnds.includes(row))).toEqual([]);
      expect(open.size).toBeLessThanOrEqual(1);
    }
    const whole = records.filter((record) =>
      [...report.printed].every(([code, { value }]) => record.report?.values[code] === value),
    );
    expect(whole.length).toBeGreaterThanOrEqual(records.length - 3);
  });

  it('is broken before its rows, all but a few, in one print or another', () => {
    const broken = new Set(records.flatMap(rowsAfterPageEnds));
    expect(rows.slice(1).filter((row) => !broken.has(row)).length).toBeLessThanOrEqual(mostMissed);
  });
});
