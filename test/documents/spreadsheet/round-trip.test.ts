/** Reports set on sheets in several ways, as XLSX and as XLS: every value exact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { openSpreadsheet } from '../../../src/documents/spreadsheet/open-spreadsheet.ts';
import { readReport } from '../../../src/reading/index.ts';
import { asXls, sheetShapes, sheetsOf, writeXlsx } from '../../layouts/office.ts';
import { filled, hostile, realistic, reports } from '../../layouts/random-report.ts';
import { noTraps } from '../../layouts/variation.ts';
import { misreadings } from '../misreadings.ts';

describe.each(sheetShapes)('a report on sheets: %s', (_name, shape) => {
  it.each([
    ['realistic', realistic],
    ['filled', filled],
    ['hostile', hostile],
  ] as const)('has every value exact, %s', async (_profile, profile) => {
    await fc.assert(
      fc.asyncProperty(reports({ profile }), fc.nat(), fc.boolean(), async (report, seed, isXls) => {
        const xlsx = writeXlsx(sheetsOf(report, { ...noTraps, seed }, shape));
        const document = await openSpreadsheet(isXls ? asXls(xlsx) : xlsx, { file: 'a' }, defaultLimits);
        expect(misreadings(readReport(document), report)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
