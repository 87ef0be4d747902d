/** Damaged copies of every kind: an error of ours or a document, within time, and from packages never a wrong number. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import type { Opener } from '../../../src/documents/open.ts';
import { officeOpener } from '../../../src/documents/containers/open-office.ts';
import { openSpreadsheet } from '../../../src/documents/spreadsheet/open-spreadsheet.ts';
import { wordOpener } from '../../../src/documents/word/open-word.ts';
import { readReport } from '../../../src/reading/index.ts';
import { layoutNamed } from '../../layouts/layouts.ts';
import { asXls, plainSheet, savePages, sheetsOf, writeXlsx } from '../../layouts/office.ts';
import { ofdOf } from '../../layouts/ofd.ts';
import { ofdStyle } from '../../layouts/ofd-writer.ts';
import { reportOf } from '../../layouts/report-of.ts';
import { codesPrinted } from '../../layouts/report.ts';
import { noTraps } from '../../layouts/variation.ts';
import { misreadings } from '../misreadings.ts';
import { damagedCopies } from './damage.ts';

const copies = 60;
const report = reportOf(
  'ogi-2021',
  Object.fromEntries(codesPrinted(reportOf('ogi-2021')).map((code, i) => [code, 1000 + i])),
);
const xlsx = writeXlsx(sheetsOf(report, noTraps, plainSheet));
let saved: Awaited<ReturnType<typeof savePages>> = {};

beforeAll(async () => {
  const page = layoutNamed('html with spans').render(report, noTraps);
  saved = await savePages([page], ['docx', 'doc', 'rtf']);
}, 120_000);

describe.each([
  // The packages have checksums; in the others a digit that was itself changed reads as another.
  ['docx', () => saved.docx?.[0], wordOpener(null), true],
  ['doc', () => saved.doc?.[0], wordOpener(null), false],
  ['rtf', () => saved.rtf?.[0], wordOpener(null), false],
  ['xlsx', () => xlsx, openSpreadsheet, true],
  ['xls', () => asXls(xlsx), openSpreadsheet, false],
  ['ofd', () => ofdOf(report, noTraps, ofdStyle(3)), officeOpener(null), true],
] satisfies [string, () => Uint8Array | undefined, Opener, boolean][])(
  '%s',
  (_kind, file, open, hasChecksums) => {
    it('opens whole', async () => {
      const document = await open(file() ?? new Uint8Array(), { file: 'a' }, defaultLimits);
      expect(misreadings(readReport(document), report).filter((each) => !each.startsWith('NULL'))).toEqual(
        [],
      );
    });

    it('opens damaged, or is refused with a code', { timeout: 120_000 }, async () => {
      const wrong: string[] = [];
      for (const copy of damagedCopies(file() ?? new Uint8Array(), copies, 7)) {
        try {
          const document = await open(copy, { file: 'a' }, defaultLimits);
          if (hasChecksums)
            wrong.push(
              ...misreadings(readReport(document), report).filter((each) => each.startsWith('WRONG')),
            );
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);
