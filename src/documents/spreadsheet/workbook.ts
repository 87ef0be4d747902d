/** The bytes of a workbook → its sheets as SheetJS sees them, within bounds. */
import { read, set_cptable } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { oleKindOf, oleStreamNamed, readOleStreams } from '../containers/ole.ts';
import type { DocumentNote } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { sniffKind } from '../sniff.ts';
import { isWholeBiff } from './check-biff.ts';
import { openXlsx } from './xlsx-package.ts';

// Workbooks of Excel 95 and before are in code pages.
set_cptable(codePages);

/** Rows of a sheet that are read; a report has about 80. */
export const maxRows = 20_000;

/** Bytes of an XLS at most: SheetJS takes some ten times its size. */
const maxXlsBytes = 64 * 1024 * 1024;

/** A workbook as SheetJS has it. */
export interface OpenedWorkbook {
  readonly book: WorkBook;
  readonly mediaType: string;
  readonly notes: readonly DocumentNote[];
}

/**
 * Opens an XLSX, XLSB, XLS or ET, by content. Throws `DocumentError`; `document.unsupported` where the bytes are
 * something else.
 */
export function openWorkbook(bytes: Uint8Array, file: string): OpenedWorkbook {
  const kind = sniffKind(bytes);
  if (kind === 'zip') {
    const { bytes: clean, hasPictures } = openXlsx(bytes, file);
    return {
      book: parse(clean, file),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      notes: hasPictures
        ? [
            {
              code: 'content.left_out',
              detail: 'pictures, charts or text boxes of the workbook are not read',
            },
          ]
        : [],
    };
  }
  if (kind !== 'ole') {
    throw new DocumentError('document.unsupported', file, `this is no workbook, but ${kind}.`);
  }
  const streams = readOleStreams(bytes);
  if (streams === null) throw damaged(file);
  const ole = oleKindOf(streams);
  if (ole === 'encrypted') throw locked(file);
  if (ole !== 'xls')
    throw new DocumentError('document.unsupported', file, 'this old Office file is no workbook.');
  if (bytes.length > maxXlsBytes) {
    throw new DocumentError(
      'document.too_large',
      file,
      `the workbook is ${bytes.length} bytes long, more than the ${maxXlsBytes} allowed. Copy the report into one of its own.`,
    );
  }
  const stream = oleStreamNamed(streams, 'Workbook', 'Book', 'WORKBOOK', 'BOOK')?.read() ?? null;
  if (stream === null || !isWholeBiff(stream)) throw damaged(file);
  return { book: parse(bytes, file), mediaType: 'application/vnd.ms-excel', notes: [] };
}

function parse(bytes: Uint8Array, file: string): WorkBook {
  let book: WorkBook;
  try {
    book = quietly(() =>
      read(bytes, {
        type: 'array',
        dense: true,
        // Empty cells that are formatted, and hidden columns, come with these two only.
        sheetStubs: true,
        cellStyles: true,
        cellHTML: false,
        bookVBA: false,
        // One more than is used, so that more can be told.
        sheetRows: maxRows + 1,
      }),
    );
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw locked(file);
    throw damaged(file);
  }
  if (!Array.isArray(book.SheetNames) || book.SheetNames.length === 0) throw damaged(file);
  return book;
}

/** SheetJS prints what it does not know of a file; no file may make the program print. `work` does not wait for anything. */
function quietly<T>(work: () => T): T {
  /* eslint-disable no-console */
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
  /* eslint-enable no-console */
}

function locked(file: string): DocumentError {
  return new DocumentError(
    'document.encrypted',
    file,
    'the workbook asks for a password. Save a copy without one and parse that.',
  );
}

function damaged(file: string): DocumentError {
  return new DocumentError(
    'document.damaged',
    file,
    'the workbook is cut short or damaged. Fetch it again, or open it in Excel and save it as a new file.',
  );
}
