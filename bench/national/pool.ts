/**
 * A corpus of any size, made cheaply: layouts rendered once, then given another body, year and running number for every document. 80 % HTML
 * of 30 to 300 KB (log-uniform), 15 % PDF of five pages, 5 % DOCX. All figures are invented.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { allRegions } from '../../src/agencies/index.ts';
import { layoutNamed } from '../../test/layouts/layouts.ts';
import { savePages } from '../../test/layouts/office.ts';
import { plainPrint, printByLibreOffice } from '../../test/layouts/print-pdf.ts';
import { reports } from '../../test/layouts/random-report.ts';
import { noTraps } from '../../test/layouts/variation.ts';
import { reportPage } from '../report-pages.ts';

export type Kind = 'html' | 'pdf' | 'docx';

export interface MadeDocument {
  readonly file: string;
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  /** Of a PDF, whose print names no body: as a source's entry would. */
  readonly agency: { readonly id: null; readonly name: string; readonly region: string } | null;
}

/** What the pages of the pool say, and what is put in its place. */
const poolAgency = '厦门市教育局';
const poolYear = 2023;
const kinds = { pages: 48, prints: 8, words: 6 };
const bodies = ['教育局', '财政局', '民政局', '司法局', '水利局', '商务局', '审计局', '统计局'];
const years = [2021, 2022, 2023, 2024];
const pdfHeights = [200, 207, 214, 220];

/** The body and year of document number `at`: each pair once, as far as there are so many. */
function about(at: number, regions: readonly { readonly code: string; readonly name: string }[]) {
  const region = regions[at % regions.length];
  const body = bodies[Math.floor(at / regions.length) % bodies.length] ?? '';
  const year = years[Math.floor(at / (regions.length * bodies.length)) % years.length] ?? poolYear;
  return { name: `${region?.name ?? ''}${body}`, region: region?.code ?? '', year };
}

const withYear = (text: string, year: number): string =>
  text
    .replaceAll(`${String(poolYear)}年`, `${String(year)}年`)
    .replaceAll(`${String(poolYear + 1)}-01`, `${String(year + 1)}-01`);

interface Pool {
  readonly pages: readonly string[];
  readonly prints: readonly Uint8Array[];
  /** Parts of a DOCX, its text apart. */
  readonly words: readonly {
    readonly parts: Readonly<{ [name: string]: Uint8Array }>;
    readonly xml: string;
  }[];
}

async function render(): Promise<Pool> {
  const decoder = new TextDecoder();
  const pages = Array.from({ length: kinds.pages }, (_, i) => {
    const kilobytes = 30 * 10 ** ((i + 0.5) / kinds.pages);
    return decoder.decode(reportPage(Math.round(kilobytes), i + 1));
  });
  const layout = layoutNamed('html with spans');
  const drawn = fc.sample(reports({ edition: 'ogi-2021', plainDigits: true }), {
    numRuns: kinds.prints,
    seed: 5,
  });
  const printed = await printByLibreOffice(
    drawn.map((report, i) => ({
      html: decoder.decode(layout.render(report, noTraps)).replaceAll(report.agency, ''),
      style: { ...plainPrint, heightMm: pdfHeights[i % pdfHeights.length] ?? null },
    })),
  );
  const saved = await savePages(
    Array.from({ length: kinds.words }, (_, i) => reportPage(60, 3 * (i + 1))),
    ['docx'],
  );
  const words = (saved.docx ?? []).map((bytes) => {
    const { 'word/document.xml': xml = new Uint8Array(), ...parts } = unzipSync(bytes);
    return { parts, xml: strFromU8(xml) };
  });
  return { pages, prints: printed.flatMap((bytes) => (bytes === null ? [] : [bytes])), words };
}

/** Which kind document number `at` is: 16 pages, 3 prints and 1 DOCX of every 20, mixed. */
function kindOf(at: number): Kind {
  const turn = (at * 7) % 20;
  return turn < 16 ? 'html' : turn < 19 ? 'pdf' : 'docx';
}

/** Everything of document number `at` but its bytes, and what its text says. */
function headOf(
  at: number,
  regions: Parameters<typeof about>[1],
): Omit<MadeDocument, 'bytes'> & { readonly year: number; readonly name: string } {
  const { name, region, year } = about(at, regions);
  const kind = kindOf(at);
  const file = `national/${String(at).padStart(7, '0')}.${kind}`;
  return { file, kind, agency: kind === 'pdf' ? { id: null, name, region } : null, year, name };
}

const countyRegions = (): Parameters<typeof about>[1] =>
  allRegions().filter(({ code }) => !code.endsWith('0000'));

/** The file of a corpus folder that lists its documents: a JSON object a line, with what is known of each. */
export const listName = 'documents.jsonl';

/** Where document number `at` stands in a corpus folder: a thousand a folder. */
const placeOf = (corpus: string, at: number): string =>
  join(corpus, String(Math.floor(at / 1000)), String(at));

/** Renders a pool and writes the first `count` documents made of it as files: what makes them must not weigh on what is measured. */
export async function layCorpus(corpus: string, count: number): Promise<void> {
  const make = documentsOf(await render());
  const list: string[] = [];
  for (let at = 0; at < count; at++) {
    const path = placeOf(corpus, at);
    if (at % 1000 === 0) mkdirSync(dirname(path), { recursive: true });
    const { bytes, file, agency } = make(at);
    writeFileSync(path, bytes);
    list.push(JSON.stringify({ path, options: { file, agency } }));
  }
  writeFileSync(join(corpus, listName), `${list.join('\n')}\n`);
}

/** The documents of a corpus folder, read when they are asked for. */
export function openCorpus(corpus: string): (at: number) => MadeDocument {
  const regions = countyRegions();
  return (at) => {
    const { file, kind, agency } = headOf(at, regions);
    return { file, kind, agency, bytes: readFileSync(placeOf(corpus, at)) };
  };
}

/** What makes the documents of a pool: the same number gives the same bytes. */
function documentsOf(pool: Pool): (at: number) => MadeDocument {
  const regions = countyRegions();
  return (at) => {
    const { year, name, ...head } = headOf(at, regions);
    const { kind } = head;
    const from = Math.floor(at / 20) * 7 + at;
    if (kind === 'html') {
      const page = pool.pages[from % pool.pages.length] ?? '';
      const text = withYear(page, year).replaceAll(poolAgency, name);
      return { ...head, bytes: Buffer.from(`${text}<!-- ${String(at)} -->`) };
    }
    if (kind === 'pdf') {
      const print = pool.prints[from % pool.prints.length] ?? new Uint8Array();
      return { ...head, bytes: Buffer.concat([print, Buffer.from(`\n% ${String(at)}\n`)]) };
    }
    const word = pool.words[from % pool.words.length];
    const xml = withYear(word?.xml ?? '', year).replaceAll(poolAgency, name);
    const parts: Zippable = { ...word?.parts, 'word/document.xml': strToU8(xml) };
    const bytes = zipSync(parts, { level: 1, mtime: '1980-01-01T00:00:00', comment: String(at) });
    return { ...head, bytes };
  };
}
