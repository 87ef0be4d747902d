/** Word-processor files by content, with a converter and without one. */
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { ConversionFailed } from '../../../src/documents/word/converter.ts';
import type { WordConverter } from '../../../src/documents/word/converter.ts';
import { openWord } from '../../../src/documents/word/open-word.ts';
import { textOfRtf } from '../../../src/documents/word/rtf-text.ts';
import { buildOle } from '../containers/build-ole.ts';
import { docx, p, tbl, tc, tr } from './build-docx.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const rtf = (body: string): Uint8Array => bytes(`{\\rtf1\\ansi\\ansicpg936 ${body}}`);

async function open(content: Uint8Array, converter: WordConverter | null = null) {
  return await openWord(content, { file: 'a.doc' }, defaultLimits, converter);
}

async function codeOf(content: Uint8Array, converter: WordConverter | null = null): Promise<string> {
  try {
    await open(content, converter);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.doc: .+\.$/);
    return error.code;
  }
  return 'opened';
}

const texts = (document: Awaited<ReturnType<typeof open>>): string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.cells.map((cell) => cell.text),
  );

describe('a file called .doc', () => {
  it('that is a DOCX is read as one', async () => {
    expect(texts(await open(docx(tbl([tr([tc('规章'), tc('7')])]))))).toEqual(['规章', '7']);
  });

  it('that is a page is read as one', async () => {
    const document = await open(bytes('<html><body><table><tr><td>规章<td>7</table>'));
    expect([document.kind, texts(document)]).toEqual(['html', ['规章', '7']]);
  });

  it('that is a saved page with its parts is read as that page', async () => {
    const page = Buffer.from('<table><tr><td>规章<td>7</table>').toString('base64');
    const message = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${page}\r\n--b--\r\n`;
    expect(texts(await open(bytes(message)))).toEqual(['规章', '7']);
  });

  it('that is a PDF is refused', async () => {
    expect(await codeOf(bytes('%PDF-1.4'))).toBe('document.unsupported');
  });

  it('that is a workbook is refused', async () => {
    expect(await codeOf(buildOle({ Workbook: new Uint8Array(5000) }))).toBe('document.unsupported');
  });

  it('that asks for a password says so', async () => {
    expect(
      await codeOf(buildOle({ EncryptedPackage: new Uint8Array(5000), EncryptionInfo: new Uint8Array(100) })),
    ).toBe('document.encrypted');
    const word = new Uint8Array(5000);
    word[11] = 1;
    expect(await codeOf(buildOle({ WordDocument: word, '1Table': new Uint8Array(5000) }))).toBe(
      'document.encrypted',
    );
  });

  it('that is cut short is damaged', async () => {
    const whole = buildOle({ WordDocument: new Uint8Array(9000), '1Table': new Uint8Array(5000) });
    expect(await codeOf(whole.subarray(0, whole.length - 6000))).toBe('document.damaged');
  });
});

describe('with a converter', () => {
  it('an RTF is what it was converted to, under its own media type', async () => {
    const document = await open(rtf('47'), () => Promise.resolve(docx(p('converted'))));
    expect([texts(document), document.kind, document.mediaType, document.notes]).toEqual([
      ['converted'],
      'word',
      'application/rtf',
      [],
    ]);
  });

  it('a file that cannot be converted, or not in time, is damaged', async () => {
    for (const reason of ['refused', 'timeout'] as const) {
      expect(await codeOf(rtf('47'), () => Promise.reject(new ConversionFailed(reason, '')))).toBe(
        'document.damaged',
      );
    }
  });

  it('that is not there after all, the file is read as text, and says so', async () => {
    const document = await open(rtf('47'), () => Promise.reject(new ConversionFailed('missing', '')));
    expect(document.notes.map((note) => note.code)).toEqual(['engine.missing']);
  });

  it('an RTF that breaks off is damaged before it is converted', async () => {
    const whole = rtf('{47}');
    const cut = whole.subarray(0, whole.length - 1);
    expect(await codeOf(cut, () => Promise.resolve(docx(p('half'))))).toBe('document.damaged');
  });

  it('any other failure is not taken for the file being damaged', async () => {
    await expect(open(rtf('47'), () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  });
});

describe('the text of an RTF', () => {
  it('has cells set apart by tabs and rows by line breaks', () => {
    expect(
      textOfRtf(rtf("\\trowd\\intbl \\u-30475\\'3f\\cell 7\\cell\\row 8\\cell 9\\cell\\row after\\par")),
    ).toBe('\u88f5\t7\t\n8\t9\t\nafter\n');
  });

  it('is decoded in the code page of the file and of the font', () => {
    expect(textOfRtf(rtf("\\'b9\\'e6\\'d5\\'c2"))).toBe('规章');
    const big5 = "{\\fonttbl{\\f0\\fcharset136 x;}}\\f0 \\'b3\\'b9";
    expect(textOfRtf(rtf(big5))).toBe('章');
  });

  it('leaves out fonts, styles, pictures, hidden and deleted text, and unknown destinations', () => {
    const body =
      '{\\fonttbl{\\f0 Song;}}{\\stylesheet{\\s0 Normal;}}{\\*\\generator x;}{\\pict 0a0b}{\\v hid}{\\deleted del}{\\header h}47';
    expect(textOfRtf(rtf(body))).toBe('47');
  });

  it('takes only as many replacement characters as the file says', () => {
    expect(textOfRtf(rtf('{\\uc2\\u31456??1}{\\uc0\\u31456 2}'))).toBe('章1章2');
  });

  it('is null where groups do not close, and where they nest without end', () => {
    expect(textOfRtf(bytes('{\\rtf1 47'))).toBeNull();
    expect(textOfRtf(rtf('{'.repeat(100_000)))).toBeNull();
  });
});
