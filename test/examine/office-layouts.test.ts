/** Reports in every layout, saved by LibreOffice as Word files and workbooks, and as OFD: read exactly, nobody accused wrongly. */
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibreOffice, resolveHtmlPlace, type LibreOffice } from '../../src/documents/index.ts';
import { convertDocx } from '../../src/documents/word/convert-docx.ts';
import { examine } from '../../src/examine/index.ts';
import { layoutNamed, layouts, type Layout } from '../layouts/layouts.ts';
import { asXls, savePages, sheetShapes, sheetsOf, writeXlsx, type SavedFormat } from '../layouts/office.ts';
import { ofdOf } from '../layouts/ofd.ts';
import { ofdStyle } from '../layouts/ofd-writer.ts';
import { breachesOf, untruths } from '../reading/breaches.ts';
import { documentsOf, profiles, type TestDocument } from '../reading/documents-of.ts';

/** LibreOffice takes pages in other charsets for what they declare, and shows what they hide. */
const pages = layouts.filter(({ kind, name }) => kind === 'html' && !/GB|declared|hidden/u.test(name));

interface Case extends TestDocument {
  readonly name: string;
  readonly layout: Layout;
}

function caseOf(layout: Layout, i: number): Case {
  const profile = profiles[i % profiles.length]!;
  const [document] = fc.sample(documentsOf(layout, profile), { numRuns: 1, seed: 4000 + i });
  const { report, variation } = document!;
  const traps = [...variation.traps].join(' ');
  return { report, variation, layout, name: `${layout.name}, ${report.form.edition}, ${profile} {${traps}}` };
}

/** A report a layout. */
const cases = pages.map(caseOf);
/** One table a section, whose cells a workbook keeps apart. */
const sheetCases = Array.from({ length: 12 }, (_, i) => caseOf(layoutNamed('html with spans'), i));

const formats = ['docx', 'doc', 'rtf'] as const;
let words: Awaited<ReturnType<typeof savePages>> = {};
let books: Awaited<ReturnType<typeof savePages>> = {};
let scratch = '';
let office: LibreOffice;

const rendered = (list: readonly Case[]): Uint8Array[] =>
  list.map(({ layout, report, variation }) => layout.render(report, variation));

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
  office = openLibreOffice({ command: 'soffice', environment: env, scratch });
  words = await savePages(rendered(cases), formats);
  books = await savePages(rendered(sheetCases), ['xlsx', 'xls']);
}, 300_000);

afterAll(async () => {
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const wordOf = (format: SavedFormat, i: number): Uint8Array => words[format]?.[i] ?? new Uint8Array();

/** Every breach of a record made of these bytes. */
async function breaches(bytes: Uint8Array, file: string, one: Case): Promise<string[]> {
  const record = await examine(bytes, { file }, { word: office.convert });
  return breachesOf(record, one.layout, one.report, one.variation).map((breach) => `${one.name}: ${breach}`);
}

describe.each(formats)('reports saved as %s', (format) => {
  it('are read exactly, and nobody is accused wrongly', { timeout: 300_000 }, async () => {
    const found = await Promise.all(cases.map((one, i) => breaches(wordOf(format, i), `a.${format}`, one)));
    expect(found.flat()).toEqual([]);
  });
});

describe.each(['doc', 'rtf'] as const)('reports saved as %s, where there is no LibreOffice', (format) => {
  it('are uncertain in every number, and say so', async () => {
    for (const [i, { name, report }] of cases.entries()) {
      const record = await examine(wordOf(format, i), { file: `a.${format}` });
      expect([name, untruths(record, report.printed)]).toEqual([name, []]);
      const values = Object.values(record.report?.values ?? {});
      expect([name, values.filter((value) => value !== null)]).toEqual([name, []]);
      const reasons = record.findings.map((finding) => String(finding.reported));
      expect([name, record.error?.code === 'engine.missing' || reasons.includes('engine_missing')]).toEqual([
        name,
        true,
      ]);
      const errors = record.findings.filter((finding) => finding.severity === 'error');
      expect(errors.filter((finding) => finding.blame === 'source')).toEqual([]);
    }
  });
});

describe.each(['xlsx', 'xls'] as const)('reports saved as %s by LibreOffice', (format) => {
  // A workbook holds numbers: LibreOffice takes the sign and the commas off what a page prints.
  it('have every value exact', async () => {
    for (const [i, one] of sheetCases.entries()) {
      const found = await breaches(books[format]?.[i] ?? new Uint8Array(), `a.${format}`, one);
      expect(found.filter((breach) => !breach.includes(': RAW '))).toEqual([]);
    }
  });
});

describe.each(sheetShapes)('reports on sheets: %s', (_name, shape) => {
  it('are read exactly, and nobody is accused wrongly', async () => {
    for (const [i, one] of sheetCases.entries()) {
      const xlsx = writeXlsx(sheetsOf(one.report, one.variation, shape));
      // Where nothing marks an empty place there is none to be read.
      const layout = { ...one.layout, keepsEveryCell: shape.boxes };
      expect(await breaches(i % 2 === 0 ? xlsx : asXls(xlsx), 'a.et', { ...one, layout })).toEqual([]);
    }
  });
});

describe('reports as OFD', () => {
  const layout = layoutNamed('html with spans');

  it('are read exactly, and nobody is accused wrongly', async () => {
    for (let i = 0; i < 30; i += 1) {
      const one = caseOf(layout, i);
      expect(await breaches(ofdOf(one.report, one.variation, ofdStyle(i)), 'a.ofd', one)).toEqual([]);
    }
  });

  it('give no wrong number, no silence and no false accusation where pages cut their tables', async () => {
    let whole = 0;
    const count = 20;
    for (let i = 0; i < count; i += 1) {
      const one = caseOf(layout, 1000 + i);
      const bytes = ofdOf(one.report, one.variation, ofdStyle(i), 150 + ((i * 37) % 140));
      const { report, variation } = one;
      const record = await examine(bytes, { file: 'a.ofd' });
      expect(breachesOf(record, { ...layout, keepsLabels: false }, report, variation)).toEqual([]);
      if (breachesOf(record, layout, report, variation).length === 0) whole += 1;
    }
    // Nine in ten, measured over 150; a page's end beside a head leaves a row without a number.
    expect(whole / count).toBeGreaterThanOrEqual(0.75);
  });
});

describe('the places of a Word file', () => {
  it('lead back to the text that was read', async () => {
    for (const i of [...cases.keys()].filter((n) => n % 5 === 0)) {
      const bytes = wordOf('docx', i);
      const { html } = await convertDocx(bytes, 'a');
      const { report } = await examine(bytes, { file: 'a' });
      for (const { raw, at } of Object.values(report?.cells ?? {}))
        if ('path' in at) expect(resolveHtmlPlace(html, at)).toBe(raw);
    }
  });
});
