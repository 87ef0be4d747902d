/** The files of the office benchmarks: one report in every kind, its numbers all different. */
import { layoutNamed } from '../test/layouts/layouts.ts';
import { asXls, plainSheet, savePages, sheetsOf, writeXlsx } from '../test/layouts/office.ts';
import { ofdOf } from '../test/layouts/ofd.ts';
import { ofdStyle } from '../test/layouts/ofd-writer.ts';
import { reportOf } from '../test/layouts/report-of.ts';
import { codesPrinted } from '../test/layouts/report.ts';
import { noTraps } from '../test/layouts/variation.ts';

export interface OfficeFile {
  readonly kind: 'docx' | 'doc' | 'rtf' | 'xlsx' | 'xls' | 'ofd';
  readonly bytes: Uint8Array;
  /** Packages have checksums: what is not as it was is seen. In the others a changed digit is another digit. */
  readonly hasChecksums: boolean;
}

/** The files; LibreOffice writes those of Word. Throws where it is not there. */
export async function officeFiles(): Promise<OfficeFile[]> {
  const codes = codesPrinted(reportOf('ogi-2021'));
  const report = reportOf('ogi-2021', Object.fromEntries(codes.map((code, i) => [code, 1000 + i])));
  const page = layoutNamed('html with spans').render(report, noTraps);
  const saved = await savePages([page], ['docx', 'doc', 'rtf']);
  const xlsx = writeXlsx(sheetsOf(report, noTraps, plainSheet));
  const all = {
    docx: saved.docx?.[0],
    doc: saved.doc?.[0],
    rtf: saved.rtf?.[0],
    xlsx,
    xls: asXls(xlsx),
    ofd: ofdOf(report, noTraps, ofdStyle(3), 297),
  };
  return (Object.keys(all) as OfficeFile['kind'][]).map((kind) => {
    const bytes = all[kind];
    if (bytes === undefined) throw new Error(`LibreOffice wrote no ${kind}`);
    return { kind, bytes, hasChecksums: ['docx', 'xlsx', 'ofd'].includes(kind) };
  });
}
