/** Reports in every layout that Word can hold, saved by LibreOffice as DOCX, DOC and RTF: every value exact. */
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { resolveHtmlPlace } from '../../../src/documents/index.ts';
import { convertDocx } from '../../../src/documents/word/convert-docx.ts';
import { openLibreOffice } from '../../../src/documents/word/libreoffice.ts';
import type { LibreOffice } from '../../../src/documents/word/libreoffice.ts';
import { openWord } from '../../../src/documents/word/open-word.ts';
import { readReport } from '../../../src/reading/index.ts';
import { layouts } from '../../layouts/layouts.ts';
import { savePages, type WordFormat } from '../../layouts/office.ts';
import { hostile, realistic, reports } from '../../layouts/random-report.ts';
import type { TestReport } from '../../layouts/report.ts';
import { noTraps } from '../../layouts/variation.ts';
import { misreadings } from '../misreadings.ts';

/** LibreOffice takes pages in other charsets for what they declare. */
const pages = layouts.filter((layout) => layout.kind === 'html' && !/GB|declared/.test(layout.name));
const formats = ['docx', 'doc', 'rtf'] as const;

/** A report a layout, tidy and hostile ones in turn. */
const cases: { name: string; report: TestReport; page: Uint8Array }[] = pages.flatMap((layout, i) => {
  const [report] = fc.sample(reports({ profile: i % 2 === 0 ? hostile : realistic }), {
    numRuns: 1,
    seed: 100 + i,
  });
  return report === undefined
    ? []
    : [{ name: layout.name, report, page: layout.render(report, { ...noTraps, seed: i }) }];
});

let saved: Awaited<ReturnType<typeof savePages>> = {};
let scratch = '';
let office: LibreOffice;

beforeAll(async () => {
  saved = await savePages(
    cases.map(({ page }) => page),
    formats,
  );
  scratch = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
  office = openLibreOffice({ command: 'soffice', environment: env, scratch });
}, 300_000);

afterAll(async () => {
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const bytesOf = (format: WordFormat, i: number): Uint8Array => saved[format]?.[i] ?? new Uint8Array();

describe.each(formats)('%s', (format) => {
  it('has every value of every report exact', { timeout: 300_000 }, async () => {
    const found = await Promise.all(
      cases.map(async ({ name, report }, i) => {
        const document = await openWord(bytesOf(format, i), { file: 'a' }, defaultLimits, office.convert);
        return misreadings(readReport(document), report).map((each) => `${name}: ${each}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });
});

describe.each(['doc', 'rtf'] as const)('%s without LibreOffice', (format) => {
  it('never gives a wrong value, and says that its engine is missing', async () => {
    const hidden = openLibreOffice({ command: 'soffice', environment: { PATH: '' }, scratch });
    for (const [i, { name, report }] of cases.entries()) {
      const document = await openWord(bytesOf(format, i), { file: 'a' }, defaultLimits, hidden.convert);
      expect(document.notes.map((note) => note.code)).toContain('engine.missing');
      const wrong = misreadings(readReport(document), report).filter((each) => each.startsWith('WRONG'));
      expect([name, wrong]).toEqual([name, []]);
    }
    await hidden.close();
  });
});

describe('the places of a DOCX', () => {
  it('lead back to the text that was read', async () => {
    for (const [i] of cases.slice(0, 8).entries()) {
      const bytes = bytesOf('docx', i);
      const { html } = await convertDocx(bytes, 'a');
      const reading = readReport(await openWord(bytes, { file: 'a' }, defaultLimits, null));
      for (const { raw, at } of Object.values(reading.cells)) {
        if ('path' in at) expect(resolveHtmlPlace(html, at)).toBe(raw);
      }
    }
  });
});
