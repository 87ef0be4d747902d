/** Printed reports as scanners and telephones give them: digits read, and nothing read that is not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecogniser, missingSentence, type RecogniserSource } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import type { Place, Record } from '../../src/record/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { BrowserPrinter, plainPrint } from '../layouts/print-pdf.ts';
import { reportOf } from '../layouts/report-of.ts';
import { codesPrinted, type TestReport } from '../layouts/report.ts';
import { scanResult } from '../layouts/scan-truth.ts';
import {
  cleanScan,
  erased,
  handwritten,
  pdfOfPictures,
  rasterise,
  scan,
  stamped,
  type Rgb,
  type ScanStyle,
} from '../layouts/scans.ts';
import { noTraps } from '../layouts/variation.ts';

const dpi = 200;
/** Milliseconds: two cores read these pages in a minute; a busy machine is given as long as it takes. */
const patience = 900_000;
const editions = ['ogi-2014', 'ogi-2019', 'ogi-2021'] as const;

/** Numbers of one to three digits, with repeated ones and every digit; sums are not kept, so nothing is confirmed by them. */
function numbersOf(edition: (typeof editions)[number]): TestReport {
  const codes = codesPrinted(reportOf(edition));
  // An amount without a unit has no value, however well it is read.
  const numberAt = (code: string, i: number): number =>
    (i * 37) % 10 === 0 || code.endsWith('.amount') ? 0 : (i * 113) % 1000;
  return reportOf(edition, Object.fromEntries(codes.map((code, i) => [code, String(numberAt(code, i))])));
}

/** The machine of the tests may be slow: time is another test's subject. */
const unhurried: RecogniserSource = async () => {
  const recogniser = await loadRecogniser();
  return recogniser === null ? null : { ...recogniser, elapsedMs: () => 0 };
};
const without: RecogniserSource = () => Promise.resolve(null);

const read = (bytes: Uint8Array): Promise<Record> => examine(bytes, { file: 'scan', recogniser: unhurried });

let printer: BrowserPrinter;
const prints = new Map<string, { report: TestReport; pdf: Uint8Array; record: Record; pages: Rgb[] }>();

beforeAll(async () => {
  printer = await BrowserPrinter.open();
  for (const edition of editions) {
    const report = numbersOf(edition);
    const html = new TextDecoder().decode(layoutNamed('html with spans').render(report, noTraps));
    const pdf = await printer.print(html, { ...plainPrint, fontPt: 9 });
    prints.set(edition, {
      report,
      pdf,
      record: await examine(pdf, { file: 'print.pdf' }),
      pages: await rasterise(pdf, dpi),
    });
  }
}, patience);

afterAll(() => printer.close());

const printOf = (edition: string) => prints.get(edition)!;

async function scanned(edition: string, style: ScanStyle): Promise<Record> {
  const { pdf } = printOf(edition);
  const files: Uint8Array[] = [];
  for (const page of await rasterise(pdf, style.dpi)) files.push(await scan(page, style));
  return read(await pdfOfPictures(files, style.dpi));
}

/** Where a code stands on which page of the print, in pixels. */
function placeOf(at: Place | undefined): { page: number; box: readonly [number, number, number, number] } {
  if (at === undefined || !('page' in at)) throw new Error('the print has no such place');
  const [l, t, r, b] = at.box;
  const scale = dpi / 72;
  return { page: at.page, box: [l * scale, t * scale, r * scale, b * scale] };
}

describe('scans', () => {
  const styles: readonly (readonly [(typeof editions)[number], ScanStyle])[] = [
    ['ogi-2014', { ...cleanScan, dpi: 150, skew: -1.6, blur: 0.6, light: 0.75, shade: 0.1, jpeg: 60 }],
    ['ogi-2019', { ...cleanScan, dpi: 300, skew: 2, blur: 1, light: 0.7, jpeg: 50 }],
    [
      'ogi-2021',
      { ...cleanScan, skew: 0.7, blur: 0.6, light: 0.85, shade: 0.2, jpeg: 70, perspective: 0.03 },
    ],
  ];

  it.each(styles)(
    'of %s are read, and what is not read is said',
    async (edition, style) => {
      const { report } = printOf(edition);
      const record = await scanned(edition, style);
      const result = scanResult(record, report);
      expect(result.silent).toEqual([]);
      expect(result.wrong).toEqual([]);
      expect(result.accusations).toEqual([]);
      expect(result.right / result.digits).toBeGreaterThanOrEqual(0.995);
      expect(record.report?.form).toBe(edition);
      expect(record.report?.year).toBe(report.year);
      expect(record.report?.agency.name).toBe(report.agency);
      const confidences = Object.values(record.report?.cells ?? {}).map((cell) => cell.confidence);
      expect(Math.max(...confidences)).toBeLessThan(1);
      expect(new Set(Object.values(record.report?.cells ?? {}).map((cell) => cell.readings.join()))).toEqual(
        new Set(['grid']),
      );
    },
    patience,
  );

  it(
    'give places on the page as it was scanned',
    async () => {
      const { record: print, pages } = printOf('ogi-2021');
      const style = { ...cleanScan, skew: 1.2, jpeg: 80 };
      const files: Uint8Array[] = [];
      for (const page of pages) files.push(await scan(page, style));
      const record = await read(await pdfOfPictures(files, dpi));
      const [page] = pages;
      const angle = (style.skew * Math.PI) / 180;
      let looked = 0;
      for (const [code, cell] of Object.entries(record.report?.cells ?? {})) {
        const there = print.report?.cells[code]?.at;
        if (there === undefined || !('page' in there) || !('page' in cell.at) || page === undefined) continue;
        const middle = (box: readonly number[]) =>
          [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const;
        const [x, y] = middle(there.box);
        const [cx, cy] = [(page.width * 36) / dpi, (page.height * 36) / dpi];
        // The scan turns the paper: a place of the print comes to stand here.
        const moved = [
          cx + (x - cx) * Math.cos(angle) - (y - cy) * Math.sin(angle),
          cy + (x - cx) * Math.sin(angle) + (y - cy) * Math.cos(angle),
        ] as const;
        const [sx, sy] = middle(cell.at.box);
        expect([code, cell.at.page]).toEqual([code, there.page]);
        expect(Math.hypot(sx - moved[0], sy - moved[1])).toBeLessThan(4);
        looked += 1;
      }
      expect(looked).toBeGreaterThan(150);
    },
    patience,
  );
});

describe('a picture of a page', () => {
  it(
    'is read as the page, with places in its own pixels',
    async () => {
      const { report, record: print, pages } = printOf('ogi-2021');
      const page = pages.findIndex((_, i) =>
        Object.entries(print.report?.cells ?? {}).some(
          ([code, { at }]) => code.startsWith('proactive.') && 'page' in at && at.page === i + 1,
        ),
      );
      const record = await read(await scan(pages[page]!, cleanScan));
      expect(record.report?.source.media_type).toBe('image/png');
      const code = 'proactive.regulations.issued';
      expect(record.report?.values[code]).toBe(report.printed.get(code)?.value);
      const at = record.report?.cells[code]?.at;
      const { box } = placeOf(print.report?.cells[code]?.at);
      expect(at !== undefined && !('page' in at) && 'box' in at).toBe(true);
      if (at !== undefined && 'box' in at)
        at.box.forEach((edge, i) => expect(Math.abs(edge - box[i]!)).toBeLessThan(5));
    },
    patience,
  );
});

describe('what lies over numbers, or is missing round them', () => {
  /** Cells of one page of the form of 2021, in the middle of the big table. */
  const rows = [
    'requests.outcome.granted',
    'requests.outcome.refused.state_secret',
    'requests.outcome.refused.deliberative',
  ];
  const stroke = [
    [0.35, 0.2],
    [0.6, 0.25],
    [0.42, 0.5],
    [0.62, 0.62],
    [0.38, 0.9],
  ] as const;

  it(
    'is unreadable and never a number: a seal, a pen, a border that did not print',
    async () => {
      const { report, record: print, pages } = printOf('ogi-2021');
      const changed = [...pages];
      const change = (
        code: string,
        how: (page: Rgb, box: readonly [number, number, number, number]) => Rgb,
      ): void => {
        const { page, box } = placeOf(print.report?.cells[code]?.at);
        changed[page - 1] = how(changed[page - 1]!, box);
      };
      const inset = ([l, t, r, b]: readonly [number, number, number, number]) =>
        [l + 4, t + 4, r - 4, b - 4] as const;
      const sealed = `${rows[0]!}.research`;
      const penned = `${rows[1]!}.natural_person`;
      const corrected = `${rows[1]!}.legal_service`;
      change(sealed, stamped);
      change(penned, (page, box) => handwritten(page, inset(box), stroke));
      change(corrected, (page, box) =>
        handwritten(page, inset(box), [
          [0.5, 0.05],
          [0.47, 0.95],
        ]),
      );
      // The rule between two cells.
      const parted = [`${rows[2]!}.business`, `${rows[2]!}.research`] as const;
      change(parted[0], (page, [, t, r, b]) => erased(page, [r - 4, t + 4, r + 4, b - 4]));
      const files: Uint8Array[] = [];
      for (const page of changed) files.push(await scan(page, { ...cleanScan, blur: 0.5, jpeg: 75 }));
      const record = await read(await pdfOfPictures(files, dpi));
      for (const code of [sealed, penned, corrected, ...parted]) {
        expect([code, record.report?.values[code]]).toEqual([code, null]);
        expect([
          code,
          record.findings.some((f) => f.codes.includes(code) && f.rule === 'parse.ambiguous'),
        ]).toEqual([code, true]);
      }
      for (const code of [sealed, penned, corrected])
        expect([code, record.report?.cells[code]?.state]).toEqual([code, 'unreadable']);
      const spoiled = new Set<string>([sealed, penned, corrected, ...parted]);
      const others = scanResult(record, report);
      expect(others.wrong.filter((text) => !spoiled.has(text.split(':')[0]!))).toEqual([]);
    },
    patience,
  );
});

describe('without the packages that recognise', () => {
  it('a scan and a picture are failed, and say what to add', async () => {
    const { pages } = printOf('ogi-2014');
    const picture = await scan(pages[0]!, { ...cleanScan, jpeg: 60 });
    for (const bytes of [picture, await pdfOfPictures([picture], dpi)]) {
      const record = await examine(bytes, { file: 'a.pdf', recogniser: without });
      expect(record.status).toBe('failed');
      expect(record.error).toEqual({ code: 'engine.missing', message: `a.pdf: ${missingSentence}` });
    }
  });
});
