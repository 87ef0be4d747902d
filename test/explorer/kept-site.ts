/**
 * A site whose documents are gone: an agency over two editions, with a sum that fails in a PDF, years that contradict each other, and a
 * text in a container. The dataset was built with `--evidence`, and then the documents were deleted.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { grid, requests } from '../checks/between/between-builder.ts';
import { programPath } from '../cli/run-program.ts';
import { madeOnce } from '../made-once.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { BrowserPrinter, plainPrint } from '../layouts/print-pdf.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';

export interface KeptSite {
  readonly folder: string;
  readonly documents: string;
  readonly dataset: string;
  /** The same documents as they are before anything is deleted: not to be changed either. */
  readonly copy: string;
  /** The address of the first page. */
  readonly address: string;
}

export const agency = '厦门市人力资源和社会保障局';
const government = {
  name: '思明区人民政府',
  overview: '本报告汇总了思明区人民政府及所属各部门、各街道2024年度政府信息公开工作的有关情况和各项数据。',
};
/** In the PDF: 10 and 1 do not sum up. */
export const broken = { 'reconsideration.upheld': 10, 'reconsideration.total': 1 };

export async function gongkai(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [programPath, ...args, '--lang', 'en'], {
    cwd,
  });
  return stdout;
}

async function writeDocuments(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const html = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes);
  const spans = layoutNamed('html with spans');
  html('2020.html', spans.render(reportOf('ogi-2019', {}, { year: 2020, agency }), noTraps));
  html('2022.html', spans.render(reportOf('ogi-2021', requests(20, 0, 3), { year: 2022, agency }), noTraps));
  const page = spans.render(
    reportOf('ogi-2021', { ...requests(30, 2, 0), ...broken }, { year: 2023, agency }),
    noTraps,
  );
  // A government that speaks for its departments, and has less than they; two others with the same numbers.
  for (const [name, cells] of [
    [government.name, requests(20, 0, 0)],
    ['思明区教育局', requests(14, 0, 0)],
    ['思明区财政局', requests(9, 0, 0)],
    ['湖里区教育局', grid(8)],
    ['湖里区财政局', grid(8)],
  ] as const) {
    const given = reportOf('ogi-2021', cells, { year: 2024, agency: name });
    const overview = name === government.name ? [government.overview] : given.prose.overview;
    html(`${name}.html`, spans.render({ ...given, prose: { ...given.prose, overview } }, noTraps));
  }
  const printer = await BrowserPrinter.open();
  try {
    html('2023.pdf', await printer.print(new TextDecoder().decode(page), plainPrint));
  } finally {
    await printer.close();
  }
  const text = reportOf('ogi-2021', broken, { year: 2023 });
  html(
    'texts.zip',
    zipSync({ 'a.txt': layoutNamed('text P1').render(text, noTraps) }, { mtime: '2024-01-01' }),
  );
}

/** The site, made once for all files of tests that look at it: none may change it. */
export const openKeptSite = (): Promise<KeptSite> => madeOnce('kept-site', writeKeptSite);

/** Writes it into a folder that is empty. Throws what the program says where it fails. */
export async function writeKeptSite(folder: string): Promise<KeptSite> {
  const documents = join(folder, 'documents');
  const copy = join(folder, 'copy');
  await writeDocuments(documents);
  cpSync(documents, copy, { recursive: true });
  await gongkai(['build', 'documents', '--out', 'out', '--evidence'], folder);
  rmSync(documents, { recursive: true });
  const printed = await gongkai(['site', 'out/dataset', '--out', 'site'], folder);
  const address = pathToFileURL(join(folder, 'site', 'index.html')).href;
  if (!printed.includes(address)) throw new Error(`the program said ${printed}`);
  return {
    folder,
    documents,
    dataset: join(folder, 'out', 'dataset'),
    copy,
    address,
  };
}
