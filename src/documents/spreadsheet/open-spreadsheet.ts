/** Workbooks (XLSX, XLS, ET) → Documents: the whole workbook as one, and each sheet as one. */
import type { WorkBook } from '@e965/xlsx';
import type { Document, DocumentNote } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import type { Opener } from '../open.ts';
import { addSheet } from './sheet-blocks.ts';
import type { SheetBlocks } from './sheet-blocks.ts';
import { SheetGrid } from './sheet-grid.ts';
import { maxRows, openWorkbook } from './workbook.ts';

/** A workbook, read both ways: which one holds is for whoever knows what a report is. */
export interface SpreadsheetDocuments {
  /** All sheets, one after the other: a report whose tables stand on several sheets. */
  readonly whole: Document;
  /** Each sheet that is shown and holds something: a report a sheet. `suffix` is what follows the file's name. */
  readonly sheets: readonly { readonly suffix: string; readonly name: string; readonly document: Document }[];
}

/** Opens a workbook as one document of all its sheets; hidden sheets are marked hidden. Throws `DocumentError`. */
export const openSpreadsheet: Opener = (bytes, hints, limits) => openSheets(bytes, hints.file, limits).whole;

/** Opens a workbook, whole and sheet by sheet. Places are the same in both. Throws `DocumentError`. */
export function openSheets(bytes: Uint8Array, file: string, limits: DocumentLimits): SpreadsheetDocuments {
  const { book, mediaType, notes } = openWorkbook(bytes, file);
  const opened = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    // Sheets that are charts or macros have no cells of a report.
    const type: unknown = sheet?.['!type'];
    if (sheet === undefined || (type !== undefined && type !== 'sheet')) return [];
    return [
      { name, number: index + 1, isHidden: isHiddenSheet(book, index), grid: new SheetGrid(sheet, maxRows) },
    ];
  });
  const make = (chosen: typeof opened, title: string | null): Document => {
    const into: SheetBlocks = { blocks: [], tables: 0, size: 0, isFull: false };
    for (const { grid, number, isHidden } of chosen) addSheet(grid, number, isHidden, into, limits);
    return {
      kind: 'spreadsheet',
      mediaType,
      encoding: null,
      title,
      meta: [],
      blocks: into.blocks,
      links: [],
      notes: [...notes, ...chosen.flatMap(notesOf), ...(into.isFull ? [cutNote] : [])],
    };
  };
  const shown = opened.filter(
    ({ isHidden, grid }) => !isHidden && grid.rows.length > 0 && grid.columns.length > 0,
  );
  return {
    whole: make(opened, null),
    sheets: shown.map((each) => ({
      suffix: `#sheet=${each.number}`,
      name: each.name,
      document: make([each], each.name),
    })),
  };
}

const cutNote: DocumentNote = {
  code: 'limit.tables',
  detail: 'more cells than are read: the rest was left out',
};

function isHiddenSheet(book: WorkBook, index: number): boolean {
  return (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
}

function notesOf({ name, grid }: { name: string; grid: SheetGrid }): DocumentNote[] {
  return grid.isCut
    ? [{ code: 'limit.tables', detail: `sheet "${name}" is larger than is read: the rest was left out` }]
    : [];
}
