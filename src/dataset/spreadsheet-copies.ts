/** Copies of the tables for spreadsheets: a byte order mark, and no text that would run as a formula. */
import { defused, quoted } from './csv.ts';
import { readCsv } from './csv-reader.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import type { OutputFolder } from './output-files.ts';
import { tablePath } from './report-tables.ts';
import type { TableShape } from './table.ts';
import { tables } from './tables/index.ts';

const byteOrderMark = '\uFEFF';

/** The path of a table's copy. */
export const copyPath = (table: TableShape): string => `excel/${table.name}.csv`;

/** A spreadsheet holds a million rows at most: the cells, which are files by year and province, have no copies. */
const copied: readonly TableShape[] = tables.filter((table) => !table.isPartitioned);

function copy(files: OutputFolder, table: TableShape): void {
  const path = copyPath(table);
  files.append(path, byteOrderMark);
  let isHead = true;
  for (const row of readCsv(files.pathOf(tablePath(table)))) {
    const fields = row.map((text, index) => {
      if (text === null) return '';
      if (text === '') return '""';
      const isText = table.columns[index]?.type === 'string';
      return quoted(isText && !isHead ? defused(text) : text);
    });
    files.append(path, `${fields.join(',')}\n`);
    isHead = false;
  }
  files.finishOne(path);
}

/** Writes the copies, and a note that says how they differ. */
export function writeSpreadsheetCopies(files: OutputFolder): void {
  for (const table of copied) copy(files, table);
  files.whole('excel/README.txt', `${byteOrderMark}${en.excelNote}\n\n${zh.excelNote}\n`);
}
