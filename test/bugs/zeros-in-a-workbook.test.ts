/**
 * Copies 302 and 495 of the damaged workbooks: one byte of a stored number, or a stretch of its records, was lost. Office
 * shows 2.6E-296 there; the library showed 0, and the zeros were read over as if the sheet had ended there.
 */
import { describe, expect, it } from 'vitest';
import { oleStreamNamed, readOleStreams } from '../../src/documents/containers/ole.ts';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { buildOle } from '../documents/containers/build-ole.ts';
import { asXls, plainSheet, sheetsOf, writeXlsx } from '../layouts/office.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { rulesOn, valueOf } from './read.ts';

const code = 'requests.outcome.refused.enforcement_files.research';
const xls = asXls(writeXlsx(sheetsOf(reportOf('ogi-2021', { [code]: 1086 }), noTraps, plainSheet)));
const stream = Buffer.from(oleStreamNamed(readOleStreams(xls) ?? [], 'Workbook')?.read() ?? []);
const number = Buffer.alloc(8);
number.writeDoubleLE(1086);
/** The number's last byte, which holds most of its exponent. */
const at = stream.indexOf(number) + 7;

/** The workbook with `bytes` from `from` on. */
function changed(from: number, bytes: readonly number[]): Promise<Record> {
  const copy = Buffer.from(stream);
  copy.set(bytes, from);
  return examine(buildOle({ Workbook: copy }), { file: 'copy.xls' });
}

describe('a number of a workbook', () => {
  it('is read where the stream is whole', async () => {
    expect(valueOf(await changed(0, []), code)).toBe(1086);
  });

  it('that nothing can have calculated is no zero', async () => {
    const record = await changed(at, [0x02]);
    expect(valueOf(record, code)).toBeNull();
    expect(rulesOn(record, code)).toContain('parse.ambiguous');
  });

  it('is not read where a stretch of zeros follows it', async () => {
    // Two records of numbers: read as nine of nothing, the rest of the sheet follows as if it were whole.
    const record = await changed(at + 1, new Array<number>(36).fill(0));
    expect(record.error?.code).toBe('document.damaged');
  });
});
