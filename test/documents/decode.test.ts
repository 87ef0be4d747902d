/** Bytes → text, whatever is declared. */
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/documents/index.ts';

/** GB2312 bytes of 政府信息公开 repeated, and of two Big5 words: written out, as Node encodes neither. */
const gb = Buffer.from('d5feb8aed0c5cfa2b9abbfaa'.repeat(4), 'hex');
const gbText = '政府信息公开'.repeat(4);
const big5 = Buffer.from('ac46a9b2b8eab054a4bdb67d'.repeat(4), 'hex');

function codes(of: ReturnType<typeof decodeText>): string[] {
  return of.notes.map(({ code }) => code);
}

describe('decoding', () => {
  it('reads GB2312 that is declared', () => {
    expect(decodeText(gb, { declared: 'gb2312' })).toEqual({ text: gbText, encoding: 'gb18030', notes: [] });
  });

  it('reads GB2312 that is not declared', () => {
    expect(decodeText(gb)).toEqual({ text: gbText, encoding: 'gb18030', notes: [] });
  });

  it('reads four-byte characters of GB18030', () => {
    expect(
      decodeText(Buffer.concat([gb, Buffer.from('9532823695328236', 'hex')]), { declared: 'gbk' }).text,
    ).toBe(`${gbText}𠀀𠀀`);
  });

  it('reads GBK declared as UTF-8, and says so', () => {
    const read = decodeText(gb, { declared: 'utf-8' });
    expect([read.text, read.encoding, codes(read)]).toEqual([gbText, 'gb18030', ['encoding.conflict']]);
  });

  it('reads UTF-8 declared as GBK, and says so', () => {
    const read = decodeText(Buffer.from(gbText), { declared: 'gbk' });
    expect([read.text, read.encoding, codes(read)]).toEqual([gbText, 'utf-8', ['encoding.conflict']]);
  });

  it('believes a declared GBK where the bytes could be UTF-8 only by accident', () => {
    expect(decodeText(Buffer.from('d2bb', 'hex'), { declared: 'gbk' }).text).toBe('一');
  });

  it('replaces a few bad bytes in UTF-8, and says so', () => {
    const bytes = Buffer.concat([Buffer.from(gbText), Buffer.from([0xff]), Buffer.from('末')]);
    const read = decodeText(bytes, { declared: 'utf-8' });
    expect([read.text, read.encoding, codes(read)]).toEqual([
      `${gbText}\uFFFD末`,
      'utf-8',
      ['encoding.replaced'],
    ]);
  });

  it('replaces a cut-off character at the end of UTF-8', () => {
    const read = decodeText(Buffer.from(gbText).subarray(0, -1));
    expect([read.encoding, codes(read)]).toEqual(['utf-8', ['encoding.replaced']]);
  });

  it('replaces a cut-off character at the end of GBK', () => {
    const read = decodeText(gb.subarray(0, -1), { declared: 'gbk' });
    expect([read.encoding, codes(read)]).toEqual(['gb18030', ['encoding.replaced']]);
  });

  it('reads declared Big5', () => {
    const read = decodeText(big5, { declared: 'big5' });
    expect([read.text.slice(0, 6), read.encoding]).toEqual(['政府資訊公開', 'big5']);
  });

  it('reads GB2312 declared as Latin-1 or Big5 for what it is', () => {
    for (const declared of ['iso-8859-1', 'big5']) expect(decodeText(gb, { declared }).text).toBe(gbText);
  });

  it('drops a byte order mark', () => {
    expect(decodeText(Buffer.from('\uFEFF文')).text).toBe('文');
    expect(decodeText(Buffer.from('\uFEFF文1', 'utf16le'))).toEqual({
      text: '文1',
      encoding: 'utf-16le',
      notes: [],
    });
    expect(decodeText(Buffer.from('feff65870031', 'hex'))).toEqual({
      text: '文1',
      encoding: 'utf-16be',
      notes: [],
    });
  });

  it('reads UTF-16 without a mark by its NULs', () => {
    const text = '规章 7 8 9\r\n行政许可 12 13\r\n';
    expect(decodeText(Buffer.from(text, 'utf16le'))).toEqual({ text, encoding: 'utf-16le', notes: [] });
  });

  it('does not trip over a label that nobody knows', () => {
    expect(decodeText(gb, { declared: 'x-nothing' }).text).toBe(gbText);
  });

  it('takes ASCII as it is', () => {
    expect(decodeText(Buffer.from('12 3'))).toEqual({ text: '12 3', encoding: 'utf-8', notes: [] });
  });
});
