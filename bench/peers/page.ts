/** The page docs/peers.md, made of a run. */
import { programVersion } from '../../src/record/index.ts';
import type { Kind } from './corpus.ts';
import type { Judged } from './judge.ts';

export interface PeerRow {
  readonly kind: Kind;
  readonly reader: string;
  readonly version: string;
  readonly documents: number;
  /** Processor milliseconds a document: the mean of the best of the rounds. */
  readonly ms: number;
  /** Documents that it failed on. */
  readonly failed: number;
  readonly judged: Judged;
}

/** Readers of each kind that a row is expected of; the first is this program. */
export const readersOf: { readonly [kind in Kind]: readonly string[] } = {
  html: ['gongkai', 'pandas.read_html'],
  pdf: ['gongkai', 'pdftotext -layout', 'pdf.js', 'pdfminer.six'],
  docx: ['gongkai', 'python-docx'],
};

const names: { readonly [kind in Kind]: string } = { html: 'HTML', pdf: 'PDF', docx: 'DOCX' };

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;

/** The heads of the table, which a test holds the page to. */
export const columns = [
  'kind',
  'reader',
  'version',
  'documents',
  'ms a document',
  'right',
  'wrong',
  'of these in question',
  'missing',
  'failed',
];

export function peersTable(rows: readonly PeerRow[]): string {
  const lines = rows.map(({ kind, reader, version, documents, ms, failed, judged }) => {
    const { numbers, right, wrong, flagged, missing } = judged;
    const cells = [
      names[kind],
      reader,
      version,
      documents,
      ms.toFixed(1),
      percent(right, numbers),
      wrong,
      flagged,
      percent(missing, numbers),
      failed,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const dashes = columns.map((_, at) => (at < 3 ? '---' : '---:'));
  return [`| ${columns.join(' | ')} |`, `| ${dashes.join(' | ')} |`, ...lines].join('\n');
}

export function peersPage(
  rows: readonly PeerRow[],
  {
    command,
    machine,
    rounds,
  }: { readonly command: string; readonly machine: string; readonly rounds: number },
): string {
  return `# Beside other readers

<!-- Made by \`${command}\`: run it again, do not edit. -->

gongkai ${programVersion}, measured on ${new Date().toISOString().slice(0, 10)} with \`${command}\` on ${machine}.

All readers read the same documents, made for the purpose, whose truth is known: pages in the layouts of the tests, prints of them by Chromium and LibreOffice with ruled tables, and Word
files that LibreOffice saved; filled in, or with a few blanks and dashes; none is hostile. **ms a document** is processor time of the whole reading, in one process that has read five documents before
(of \`pdftotext\`, which starts for each document, what starting takes is taken off): the mean over all documents, of the best of ${String(rounds)} rounds.

gongkai gives a value for each code of the form. The others give tables or lines of text, which somebody then has to make values of. Here that is done as simply and as
fairly as we know: the rows that end in figures are the rows of the form, in order; each found by its label where that stands whole, and between those by their order where there are as many as the form has
(\`bench/peers/by-position.ts\`). What does not fit is left out. Time that this takes is not counted. Most of what pandas has wrong is in tables of several widths, where a cell that spans columns is given once for each. **Right**, **missing**: shares of the numbers that the documents print. **Wrong**: how many
values are other than what is printed, or stand where nothing is; **of these in question**: so many of them have a finding, which the others do not have.

gongkai checks the sums, finds out agency, year and form, and keeps the place of each number besides; the others do not, so their time is that of less work. Other peers that one would pick (pdfplumber,
Camelot, Tabula) are not in Debian 12; pdfplumber is built on pdfminer.six.

同一批文件由各读取器读取，真值已知。“ms a document”为单进程内每份文件的处理器时间（不含启动）；“right / missing”为占应读数字的比例；“wrong”为读错的个数，“of these in
question”为其中已被标为存疑的个数。其他工具只给出表格或文本行，此处按行列位置取数。

${peersTable(rows)}
`;
}
