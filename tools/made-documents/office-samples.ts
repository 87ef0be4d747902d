/** The samples that are office files: a workbook of two reports, and an OFD. */
import { plainSheet, sheetsOf, writeXlsx } from '../../test/layouts/office.ts';
import { ofdOf } from '../../test/layouts/ofd.ts';
import { ofdStyle } from '../../test/layouts/ofd-writer.ts';
import { noTraps } from '../../test/layouts/variation.ts';
import { dali2024, guilin2023 } from './reports-2021.ts';
import type { Sample } from './sample.ts';

export const officeSamples: readonly Sample[] = [
  {
    path: 'office/guilin-2023.xlsx',
    about: 'A workbook: each section on a sheet of its own, numbers as text.',
    bytes: writeXlsx(
      sheetsOf(guilin2023, noTraps, {
        ...plainSheet,
        sheetPerSection: true,
        textNumbers: true,
        mergedLines: 8,
      }),
    ),
    report: guilin2023,
  },
  {
    path: 'office/dali-2024.ofd',
    about:
      'An OFD whose table goes on over a page, with a head in a template, and runs with repeated distances.',
    bytes: ofdOf(dali2024, noTraps, { ...ofdStyle(1), runs: 'g', hasTemplate: true, hasExtras: false }, 297),
    report: dali2024,
  },
];
