/** The samples that are office files, and a container. */
import { zipSync } from 'fflate';
import { layoutNamed } from '../../test/layouts/layouts.ts';
import { plainSheet, sheetsOf, writeXlsx } from '../../test/layouts/office.ts';
import { ofdOf } from '../../test/layouts/ofd.ts';
import { ofdStyle } from '../../test/layouts/ofd-writer.ts';
import { noTraps } from '../../test/layouts/variation.ts';
import { docxOf } from './docx-of.ts';
import { dali2024, guilin2023, jingdezhen2024, quzhou2023 } from './reports-2021.ts';
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
  {
    path: 'office/jingdezhen-2024.docx',
    about: 'A Word file with merged cells.',
    bytes: docxOf(jingdezhen2024),
    report: jingdezhen2024,
  },
  {
    path: 'office/quzhou-2023.zip',
    about: 'A ZIP, as pages are sent on: the page in it is read as `quzhou-2023.zip!/…`.',
    bytes: zipSync(
      { '衢州市水利局/2023年度报告.html': layoutNamed('html with spans').render(quzhou2023, noTraps) },
      { level: 9, mtime: '1980-01-01T00:00:00' },
    ),
    report: quzhou2023,
  },
];
