/** Reports as office files: pages through LibreOffice, and workbooks written by hand. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { read, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { gridOf } from '../printed-forms/index.ts';
import { fill, type FilledTable } from './filled.ts';
import { chooser } from './random.ts';
import type { TestReport } from './report.ts';
import type { Variation } from './variation.ts';

export type SavedFormat = 'docx' | 'doc' | 'rtf' | 'xlsx' | 'xls';

/** What LibreOffice is told of the page: which of its programs opens it. */
const importers = { word: 'HTML (StarWriter)', sheet: 'HTML (StarCalc)' };

const run = promisify(execFile);

/** Has LibreOffice save these pages in these formats, all pages in one start a format. Throws where it is not there. */
export async function savePages(
  pages: readonly Uint8Array[],
  formats: readonly SavedFormat[],
): Promise<{ readonly [format in SavedFormat]?: readonly Uint8Array[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-pages-'));
  try {
    const inputs = pages.map((_, i) => join(folder, `${String(i)}.html`));
    await Promise.all(pages.map((page, i) => writeFile(inputs[i] ?? '', page)));
    const saved: { [format in SavedFormat]?: Uint8Array[] } = {};
    for (const format of formats) {
      const out = join(folder, format);
      await mkdir(out);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const importer = format.startsWith('xls') ? importers.sheet : importers.word;
      const options = [`--infilter=${importer}`, '--convert-to', format, '--outdir', out];
      await run('soffice', [profile, '--headless', ...options, ...inputs]);
      saved[format] = await Promise.all(pages.map((_, i) => readFile(join(out, `${String(i)}.${format}`))));
    }
    return saved;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A cell of a sheet written by hand. */
export interface WrittenCell {
  readonly row: number;
  readonly column: number;
  /** The value as written: text, or a number with its style. */
  readonly text?: string;
  readonly number?: number;
  readonly style?: number;
  readonly formula?: string;
  readonly error?: string;
}

export interface WrittenSheet {
  readonly name: string;
  readonly cells: readonly WrittenCell[];
  /** `A1:C2`. */
  readonly merges: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Counted from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly state?: 'hidden' | 'veryHidden';
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `C7` of a row and a column from 0. */
export function nameOf(row: number, column: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${String(row + 1)}`;
}

function writeCell(cell: WrittenCell): string {
  const at = `r="${nameOf(cell.row, cell.column)}"${cell.style === undefined ? '' : ` s="${String(cell.style)}"`}`;
  const formula = cell.formula === undefined ? '' : `<f>${escape(cell.formula)}</f>`;
  if (cell.error !== undefined) return `<c ${at} t="e">${formula}<v>${cell.error}</v></c>`;
  if (cell.number !== undefined) return `<c ${at}>${formula}<v>${String(cell.number)}</v></c>`;
  if (cell.text === undefined || cell.text === '') return `<c ${at}>${formula}</c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(cell.text)}</t></is></c>`;
}

function writeSheet(sheet: WrittenSheet): string {
  const rows = new Map<number, WrittenCell[]>();
  for (const cell of sheet.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const hidden = sheet.hiddenRows?.includes(row + 1) === true ? ' hidden="1"' : '';
      const ordered = [...cells].sort((a, b) => a.column - b.column);
      return `<row r="${String(row + 1)}"${hidden}>${ordered.map(writeCell).join('')}</row>`;
    });
  const columns = (sheet.hiddenColumns ?? []).map(
    (n) => `<col min="${String(n)}" max="${String(n)}" hidden="1"/>`,
  );
  const merges = sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet ${namespace}>${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>${lines.join('')}</sheetData>${
    merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`
  }</worksheet>`;
}

/** Styles by number: 0 general, 1 whole numbers, 2 accounting (a dash for zero), 3 a date, 4 with thousands, 5 nothing shown. */
const styles = `<styleSheet ${namespace}><numFmts count="3"><numFmt numFmtId="164" formatCode="0_ "/><numFmt numFmtId="165" formatCode="_ * #,##0_ ;_ * \\-#,##0_ ;_ * &quot;-&quot;_ ;_ @_ "/><numFmt numFmtId="166" formatCode=";;;"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="3"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

/** The parts of an XLSX with these sheets, by name. */
export function xlsxParts(sheets: readonly WrittenSheet[]): { [name: string]: Uint8Array } {
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (write: (sheet: WrittenSheet, n: string) => string): string =>
    sheets.map((sheet, i) => write(sheet, String(i + 1))).join('');
  const state = (sheet: WrittenSheet): string => (sheet.state === undefined ? '' : ` state="${sheet.state}"`);
  const parts: { [name: string]: string } = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${main}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${namespace} xmlns:r="${relationships}"><sheets>${each((sheet, n) => `<sheet name="${escape(sheet.name)}" sheetId="${n}"${state(sheet)} r:id="r${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${relationships}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  for (const [i, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${String(i + 1)}.xml`] = writeSheet(sheet);
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
}

/** An XLSX with these sheets. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  return zipSync(xlsxParts(sheets), { level: 6, mtime: '1980-01-01T00:00:00' });
}

/** The same workbook as XLS (BIFF8), by way of SheetJS. */
export function asXls(xlsx: Uint8Array): Uint8Array {
  const book = read(xlsx, { type: 'array', sheetStubs: true, cellStyles: true });
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8' });
  if (!(bytes instanceof ArrayBuffer)) throw new Error('SheetJS gave no bytes');
  return new Uint8Array(bytes);
}

/** How a report is set on sheets. */
export interface SheetShape {
  /** Numbers as text, as they come out of a copied page. */
  readonly textNumbers: boolean;
  /** Empty places have a cell of their own (a border); else nothing is there. */
  readonly boxes: boolean;
  /** Each section of tables on a sheet of its own. */
  readonly sheetPerSection: boolean;
  /** An empty row between the parts. */
  readonly gaps: boolean;
  /** Titles, headings and sentences are merged over this many columns; 0 for not at all. */
  readonly mergedLines: number;
}

export const plainSheet: SheetShape = {
  textNumbers: false,
  boxes: true,
  sheetPerSection: false,
  gaps: false,
  mergedLines: 0,
};

export const sheetShapes: readonly (readonly [string, SheetShape])[] = [
  ['one sheet', plainSheet],
  ['numbers as text', { ...plainSheet, textNumbers: true, gaps: true }],
  ['lines merged over the table', { ...plainSheet, mergedLines: 10 }],
  ['a sheet a section', { ...plainSheet, sheetPerSection: true, mergedLines: 4 }],
  ['no borders', { ...plainSheet, boxes: false, gaps: true }],
];

/** The sheets of a report. */
export function sheetsOf(report: TestReport, variation: Variation, shape: SheetShape): WrittenSheet[] {
  const sheets: { name: string; cells: WrittenCell[]; merges: string[] }[] = [];
  const c = chooser(variation.seed);
  let row = 0;
  const open = (): void => {
    sheets.push({ name: `Sheet${String(sheets.length + 1)}`, cells: [], merges: [] });
    row = 0;
  };
  open();
  for (const part of fill(report, variation)) {
    const sheet = sheets.at(-1);
    if (sheet === undefined) continue;
    if (part.kind === 'tables') {
      for (const table of part.tables)
        row = setTable(table, row, shape, sheet) + (shape.gaps && c.chance(0.5) ? 1 : 0);
    } else {
      if (part.kind === 'heading' && shape.sheetPerSection) open();
      const target = sheets.at(-1) ?? sheet;
      target.cells.push({ row, column: 0, text: part.text });
      if (shape.mergedLines > 0)
        target.merges.push(`${nameOf(row, 0)}:${nameOf(row, shape.mergedLines - 1)}`);
      row += 1;
    }
    if (shape.gaps) row += 1;
  }
  return sheets;
}

function setTable(
  table: FilledTable,
  top: number,
  shape: SheetShape,
  sheet: { cells: WrittenCell[]; merges: string[] },
): number {
  const seen = new Set<object>();
  for (const [r, line] of gridOf(table.rows, table.width).entries()) {
    for (const [column, cell] of line.entries()) {
      const row = top + r;
      const isOwn = cell !== null && !seen.has(cell);
      if (isOwn) {
        seen.add(cell);
        if (cell.colspan > 1 || cell.rowspan > 1) {
          sheet.merges.push(
            `${nameOf(row, column)}:${nameOf(row + cell.rowspan - 1, column + cell.colspan - 1)}`,
          );
        }
      }
      const text = isOwn ? cell.text : '';
      if (text === '') {
        if (shape.boxes) sheet.cells.push({ row, column, style: 1 });
      } else if (!shape.textNumbers && /^(?:0|[1-9]\d{0,14})$/.test(text)) {
        sheet.cells.push({ row, column, number: Number(text), style: 1 });
      } else sheet.cells.push({ row, column, text });
    }
  }
  return top + table.rows.length;
}
