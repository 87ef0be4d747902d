/** ZIP and OLE bytes → Document, where they are an office file that is read here. */
import { DocumentError } from '../errors.ts';
import type { DocumentErrorCode } from '../errors.ts';
import type { Opener } from '../open.ts';
import { readOfd } from '../ofd/read-ofd.ts';
import type { WordConverter } from '../word/converter.ts';
import { wordOpener } from '../word/open-word.ts';
import { officeKindOf } from './office-kind.ts';
import type { OfficeKind } from './office-kind.ts';

type Refused = Exclude<OfficeKind, 'docx' | 'doc' | 'xlsx' | 'xls' | 'ofd'>;

const refusals: Readonly<{ [kind in Refused]: readonly [DocumentErrorCode, string] }> = {
  office: [
    'document.unsupported',
    'this is an office file of a kind that cannot be read. Save it as DOCX or XLSX and parse that.',
  ],
  ppt: [
    'document.unsupported',
    'these are slides, which cannot be read. Save the report as DOCX and parse that.',
  ],
  unknown: [
    'document.unsupported',
    'this is an old Office file of an unknown kind. Save it as DOCX and parse that.',
  ],
  container: [
    'document.several',
    'this is a container of files, not one document. Read it with `examineAll`, or unpack it and parse the report in it.',
  ],
  damaged: [
    'document.damaged',
    'the file is cut short or damaged: what it holds cannot be told. Fetch it again.',
  ],
  encrypted: ['document.encrypted', 'the file asks for a password. Save a copy without one and parse that.'],
};

/**
 * Makes the opener of what `sniffKind` calls `zip` and `ole`. Containers are refused with `document.unsupported`: who
 * opens those asks `containerKindOf` first, and examines what `entriesOf` gives.
 */
export function officeOpener(converter: WordConverter | null): Opener {
  const openWord = wordOpener(converter);
  return async (bytes, hints, limits) => {
    const kind = officeKindOf(bytes);
    switch (kind) {
      case 'docx':
      case 'doc':
        return openWord(bytes, hints, limits);
      case 'xlsx':
      case 'xls':
        return (await import('../spreadsheet/open-spreadsheet.ts')).openSpreadsheet(bytes, hints, limits);
      case 'ofd':
        return readOfd(bytes, hints.file, limits);
      default:
        throw new DocumentError(refusals[kind][0], hints.file, refusals[kind][1]);
    }
  };
}
