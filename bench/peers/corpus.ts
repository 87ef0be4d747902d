/** Documents whose truth is known, for all readers: the pages, prints and Word files of the tests' layouts, without hostile ones. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layouts } from '../../test/layouts/layouts.ts';
import { savePages } from '../../test/layouts/office.ts';
import { BrowserPrinter } from '../../test/layouts/print-pdf.ts';
import { jobs, printedByChromium, printedByLibreOffice } from '../../test/layouts/printed-reports.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import { cleanReports } from '../accuracy/documents.ts';
import { layoutNamed } from '../../test/layouts/layouts.ts';

export interface CorpusFile {
  readonly path: string;
  readonly report: TestReport;
}

export type Kind = 'html' | 'pdf' | 'docx';

/** Real pages are 30 to 300 KB, most of it furniture; those of the layouts are small: so much is put before and behind the report. */
const furniture = (seed: number): string => {
  const item = `<li class="nav-item"><a href="/zwgk/c${String(seed % 97)}/index.html" target="_blank">政务公开</a></li>\n`;
  return `<div class="nav"><ul>${item.repeat(250 + (seed % 5) * 120)}</ul></div>`;
};

function inFurniture(html: string, seed: number): string {
  return html
    .replace(/<body[^>]*>/u, (body) => `${body}${furniture(seed)}`)
    .replace(/<\/body>/u, `${furniture(seed + 3)}</body>`);
}

function write(folder: string, name: string, bytes: Uint8Array, report: TestReport): CorpusFile {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, report };
}

function pages(folder: string, count: number, seed: number): Promise<CorpusFile[]> {
  const some = layouts.filter(({ kind, name }) => kind === 'html' && !/hidden/u.test(name));
  const each = Math.ceil(count / some.length);
  const files = some.flatMap((layout, i) =>
    cleanReports(layout, each * 2, seed + i)
      .slice(0, each)
      .map(({ report, variation }, at) => {
        const bytes = layout.render(report, variation);
        // Only what is UTF-8 can have anything put in; the others stay small.
        const html = Buffer.from(bytes).toString('utf8');
        const isUtf8 = Buffer.from(html).equals(Buffer.from(bytes)) && html.includes('</body>');
        return write(
          folder,
          `${String(i)}-${String(at)}.html`,
          isUtf8 ? Buffer.from(inFurniture(html, at)) : bytes,
          report,
        );
      }),
  );
  return Promise.resolve(files.slice(0, count));
}

async function prints(folder: string, count: number, seed: number): Promise<CorpusFile[]> {
  const kept = jobs(count * 3, seed).filter(
    ({ profile, style }) => profile !== 'hostile' && style.borders !== 'none',
  );
  const half = Math.ceil(count / 2);
  const files: CorpusFile[] = [];
  const printer = await BrowserPrinter.open();
  try {
    for await (const { bytes, report } of printedByChromium(printer, kept.slice(0, half)))
      files.push(write(folder, `c${String(files.length)}.pdf`, bytes, report));
  } finally {
    await printer.close();
  }
  for await (const { bytes, report } of printedByLibreOffice(kept.slice(half, count)))
    files.push(write(folder, `l${String(files.length)}.pdf`, bytes, report));
  return files;
}

async function wordFiles(folder: string, count: number, seed: number): Promise<CorpusFile[]> {
  const layout = layoutNamed('html with spans');
  const made = cleanReports(layout, count * 2, seed).slice(0, count);
  const { docx = [] } = await savePages(
    made.map(({ report, variation }) => layout.render(report, variation)),
    ['docx'],
  );
  return docx.flatMap((bytes, at) => {
    const one = made[at];
    return one === undefined ? [] : [write(folder, `${String(at)}.docx`, bytes, one.report)];
  });
}

/** Writes `count` documents of a kind into the folder. Throws where the program that makes them is missing. */
export const makeCorpus: {
  readonly [kind in Kind]: (folder: string, count: number, seed: number) => Promise<CorpusFile[]>;
} = { html: pages, pdf: prints, docx: wordFiles };
