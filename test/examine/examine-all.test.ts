/** Several records of one file: containers, and workbooks of a report a sheet. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { examine, examineAll, type Record } from '../../src/index.ts';
import { examineMany } from '../../src/work/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { plainSheet, sheetsOf, writeXlsx } from '../layouts/office.ts';
import { ofdOf } from '../layouts/ofd.ts';
import { plainOfd } from '../layouts/ofd-writer.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { buildOle } from '../documents/containers/build-ole.ts';

const layout = layoutNamed('html with spans');
const own = reportOf('ogi-2021', { 'requests.received.total': 47 }, { agency: '余姚市综合行政执法局' });
const other = reportOf('ogi-2021', { 'requests.received.total': 12 }, { agency: '洪泽区人民政府' });
const html = layout.render(own, noTraps);
const ofd = ofdOf(other, noTraps, plainOfd);

async function all(bytes: Uint8Array, file: string): Promise<Record[]> {
  const records: Record[] = [];
  for await (const record of examineAll(bytes, { file })) records.push(record);
  return records;
}

const outline = (records: readonly Record[]): unknown[] =>
  records.map(({ file, status, report, error }) => [
    file,
    status,
    report?.agency.name ?? error?.code,
    report?.values['requests.received.total'] ?? null,
  ]);

const zip = zipSync({
  '2023/年报.html': html,
  'inner.zip': zipSync({ 'a.ofd': ofd }),
  'policy.txt': strToU8('关于印发办法的通知'),
  'x.bin': new Uint8Array([0, 1, 2, 3]),
});

const expected = [
  ['a.zip!/2023/年报.html', 'parsed', '余姚市综合行政执法局', 47],
  ['a.zip!/inner.zip!/a.ofd', 'parsed', '洪泽区人民政府', 12],
  ['a.zip!/policy.txt', 'not_a_report', undefined, null],
  ['a.zip!/x.bin', 'failed', 'document.not_text', null],
];

/** Both reports in one workbook: a report a sheet. */
function twoSheets(): Uint8Array {
  const [first, second] = [own, other].map((report) => sheetsOf(report, noTraps, plainSheet)[0]!);
  return writeXlsx([
    { ...first!, name: '执法局' },
    { ...second!, name: '区政府' },
    { name: '说明', cells: [{ row: 0, column: 0, text: '填报说明：请逐项填写。' }], merges: [] },
  ]);
}

describe('a container', () => {
  it('gives a record for each file in it, named by where it stands', async () => {
    expect(outline(await all(zip, 'a.zip'))).toEqual(expected);
  });

  it('gives the same in threads', async () => {
    const records: Record[] = [];
    for await (const record of examineMany([{ bytes: zip, options: { file: 'a.zip' } }], { threads: 1 }))
      records.push(record);
    expect(outline(records)).toEqual(expected);
  });

  it('has the digest of the file in it, not of itself', async () => {
    const [record] = await all(zip, 'a.zip');
    const alone = await examine(html, { file: 'a.html' });
    expect(record?.report?.source).toEqual(alone.report?.source);
  });

  it('is refused where one document is asked for', async () => {
    expect(await examine(zip, { file: 'a.zip' })).toMatchObject({
      status: 'failed',
      error: { code: 'document.several' },
    });
  });

  it.each([
    ['that holds nothing', zipSync({ '__MACOSX/x': new Uint8Array(1) }), 'document.empty'],
    ['that breaks off', zip.subarray(0, zip.length - 40), 'document.damaged'],
    ['that is a damaged RAR', strToU8('Rar!\x1a\x07\x00 and so on'), 'document.damaged'],
  ])('%s is one failed record', async (_name, bytes, code) => {
    expect(outline(await all(bytes, 'a'))).toEqual([['a', 'failed', code, null]]);
  });

  it('with a bomb in it still gives the others', async () => {
    const bomb = zipSync({ 'a.html': html, 'bomb.html': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    expect(outline(await all(bomb, 'a.zip'))).toEqual([
      ['a.zip!/a.html', 'parsed', '余姚市综合行政执法局', 47],
      ['a.zip!/bomb.html', 'failed', 'document.too_large', null],
    ]);
  });
});

describe('a workbook', () => {
  it('of a report a sheet gives a record a sheet', async () => {
    expect(outline(await all(twoSheets(), 'a.et'))).toEqual([
      ['a.et#sheet=1', 'parsed', '余姚市综合行政执法局', 47],
      ['a.et#sheet=2', 'parsed', '洪泽区人民政府', 12],
      ['a.et#sheet=3', 'not_a_report', undefined, null],
    ]);
    expect(await examine(twoSheets(), { file: 'a.et' })).toMatchObject({
      error: { code: 'document.several' },
    });
  });

  it('of one report over its sheets gives one', async () => {
    const book = writeXlsx(sheetsOf(own, noTraps, { ...plainSheet, sheetPerSection: true }));
    expect(outline(await all(book, 'a.xls'))).toEqual([['a.xls', 'parsed', '余姚市综合行政执法局', 47]]);
  });

  it('that shows another number than it stores gives none, and says so', async () => {
    const [sheet] = sheetsOf(own, noTraps, plainSheet);
    const cells = sheet!.cells.map((cell) => (cell.number === 47 ? { ...cell, number: 46.7 } : cell));
    const record = await examine(writeXlsx([{ ...sheet!, cells }]), { file: 'a.xlsx' });
    expect(record.report?.values['requests.received.total']).toBeNull();
    expect(record.findings).toContainEqual(
      expect.objectContaining({
        rule: 'parse.ambiguous',
        reported: 'shown_otherwise',
        codes: ['requests.received.total'],
      }),
    );
  });

  it('with a formula that was never calculated gives no blank, and says so', async () => {
    const [sheet] = sheetsOf(own, noTraps, plainSheet);
    const cells = sheet!.cells.map(({ number, ...cell }) =>
      number === 47 ? { ...cell, formula: 'SUM(D5:I5)' } : number === undefined ? cell : { ...cell, number },
    );
    const record = await examine(writeXlsx([{ ...sheet!, cells }]), { file: 'a.xlsx' });
    expect(record.report?.cells['requests.received.total']?.state).toBe('unreadable');
    expect(record.findings).toContainEqual(
      expect.objectContaining({ rule: 'parse.ambiguous', reported: 'not_calculated' }),
    );
  });
});

describe('a file that lies about its kind', () => {
  const text = new TextDecoder().decode(html);
  const mhtml = `From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${text}\r\n--b--\r\n`;

  it.each([
    ['HTML called .doc', html, 'text/html'],
    ['MHTML called .doc', strToU8(mhtml), 'multipart/related'],
    ['OFD called .pdf', ofdOf(own, noTraps, plainOfd), 'application/ofd'],
    [
      'XLSX called .doc',
      writeXlsx(sheetsOf(own, noTraps, plainSheet)),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('is read as what it is: %s', async (_name, bytes, mediaType) => {
    const record = await examine(bytes, { file: 'a.doc', mediaType: 'application/msword' });
    expect(record.report?.source.media_type).toBe(mediaType);
    expect(record.report?.values['requests.received.total']).toBe(47);
  });
});

describe('a DOC or RTF without LibreOffice', () => {
  it('that shows no report in its text fails, and says what is missing', async () => {
    const record = await examine(strToU8('{\\rtf1\\ansi 1\\par}'), { file: 'a.rtf' });
    expect(record.error).toMatchObject({ code: 'engine.missing' });
    expect(record.error?.message).toContain('LibreOffice');
  });

  it('that asks for a password says so', async () => {
    const locked = buildOle({ EncryptedPackage: new Uint8Array(5000) });
    expect((await examine(locked, { file: 'a.doc' })).error?.code).toBe('document.encrypted');
  });
});
