/** ZIP and OLE files by what is in them. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officeKindOf } from '../../../src/documents/containers/office-kind.ts';
import { readOleStreams } from '../../../src/documents/containers/ole.ts';
import { officeOpener } from '../../../src/documents/containers/open-office.ts';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { asXls, writeXlsx } from '../../layouts/office.ts';
import { docx, p } from '../word/build-docx.ts';
import { buildOle } from './build-ole.ts';

const xlsx = writeXlsx([{ name: 'a', cells: [{ row: 0, column: 0, text: '规章' }], merges: [] }]);
const named = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const stream = new Uint8Array(5000);

describe('the kind of an office file', () => {
  it.each([
    ['docx', docx(p('47'))],
    ['xlsx', xlsx],
    ['xls', asXls(xlsx)],
    ['ofd', named('OFD.xml', 'Doc_0/Document.xml')],
    ['office', named('[Content_Types].xml', 'ppt/presentation.xml')],
    ['office', named('mimetype', 'content.xml')],
    ['container', named('年报.html')],
    ['damaged', strToU8('PK\x03\x04')],
    ['doc', buildOle({ WordDocument: stream, '1Table': stream })],
    ['xls', buildOle({ Book: stream })],
    ['ppt', buildOle({ 'PowerPoint Document': stream })],
    ['encrypted', buildOle({ EncryptedPackage: stream, EncryptionInfo: stream })],
    ['unknown', buildOle({ Contents: stream })],
    ['damaged', strToU8('\xd0\xcf\x11\xe0')],
  ] as const)('is told by what is in it: %s', (kind, bytes) => {
    expect(officeKindOf(bytes)).toBe(kind);
  });
});

describe('opening an office file', () => {
  it('reads Word files and workbooks, whichever they are called', async () => {
    const open = officeOpener(null);
    const kinds = await Promise.all(
      [docx(p('47')), xlsx, asXls(xlsx)].map(
        async (bytes) => (await open(bytes, { file: 'a.doc' }, defaultLimits)).kind,
      ),
    );
    expect(kinds).toEqual(['word', 'spreadsheet', 'spreadsheet']);
  });

  it.each([
    ['document.several', named('年报.html')],
    ['document.encrypted', buildOle({ EncryptedPackage: stream })],
    ['document.damaged', strToU8('PK\x03\x04')],
  ])('refuses others with %s', async (code, bytes) => {
    const error: unknown = await Promise.resolve(
      officeOpener(null)(bytes, { file: 'a' }, defaultLimits),
    ).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(DocumentError);
    expect(error).toMatchObject({ code });
  });
});

describe('an OLE file', () => {
  it('gives its streams, the small ones too', () => {
    const small = Uint8Array.from({ length: 150 }, (_, i) => i);
    const large = Uint8Array.from({ length: 9000 }, (_, i) => i % 251);
    const streams = readOleStreams(buildOle({ small, large, empty: new Uint8Array() }));
    expect(
      streams?.map(({ name, read }) => [
        name,
        Buffer.from(read() ?? []).equals(
          name === 'small' ? small : name === 'large' ? large : new Uint8Array(),
        ),
      ]),
    ).toEqual([
      ['small', true],
      ['large', true],
      ['empty', true],
    ]);
  });

  it('whose sectors run in a circle is damaged', () => {
    const bytes = Buffer.from(buildOle({ a: new Uint8Array(5000) }));
    const table = bytes.length - 512;
    bytes.writeUInt32LE(0, table + 4 * 3);
    expect(readOleStreams(bytes)).toBeNull();
  });
});
