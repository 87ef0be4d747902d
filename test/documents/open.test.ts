/** Opening bytes of any kind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError, openDocument, sniffKind } from '../../src/documents/index.ts';
import type { Document, Paragraph } from '../../src/documents/index.ts';

async function open(bytes: string | Buffer): Promise<Document> {
  return await openDocument(Buffer.from(bytes), { file: 'a.html' });
}

async function codeOf(bytes: string | Buffer, limits = {}): Promise<string> {
  try {
    await openDocument(Buffer.from(bytes), { file: 'a.bin', limits });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.bin: .+\.$/);
    return error.code;
  }
  return 'opened';
}

function paragraphs(document: Document): Paragraph[] {
  return document.blocks.filter((block) => block.kind === 'paragraph');
}

describe('sniffing', () => {
  it.each([
    ['%PDF-1.4', 'pdf'],
    ['PK\x03\x04', 'zip'],
    ['{\\rtf1', 'rtf'],
    ['GIF89a', 'image'],
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['\uFEFF <!DOCTYPE html>', 'html'],
    ['<!-- x --><table><tr>', 'html'],
    ['前言<br>7', 'html'],
    ['规章 | 7 | 8 |', 'text'],
    ['a < b and c > d', 'text'],
    ['ab\0\x01\x02', 'unknown-binary'],
    ['<!DOCTYPE HTML PUBLIC "x"><p>7', 'html'],
    ['<!doctype html>\0\0x', 'unknown-binary'],
    [`<!doctype html>${'\x01'.repeat(20)}`, 'unknown-binary'],
    ['<!doctype html><p>%PDF-1.4', 'pdf'],
    ['<!doctype htmlx', 'text'],
  ])('tells %j', (text, kind) => {
    expect(sniffKind(Buffer.from(text))).toBe(kind);
  });

  it('tells old Office files, gzip and JPEG by their first bytes', () => {
    const kinds = ['d0cf11e0a1b11ae1', '1f8b08', 'ffd8ffe0'].map((hex) => sniffKind(Buffer.from(hex, 'hex')));
    expect(kinds).toEqual(['ole', 'gzip', 'image']);
  });

  it('tells a page in UTF-16', () => {
    expect(sniffKind(Buffer.from('\uFEFF<html><body>文', 'utf16le'))).toBe('html');
  });
});

describe('opening a document', () => {
  it('refuses what it cannot read, with a code and a sentence', async () => {
    expect(await codeOf('')).toBe('document.empty');
    expect(await codeOf('%PDF-1.7')).toBe('document.damaged');
    expect(await codeOf('x\0\x01\x02y')).toBe('document.not_text');
    expect(await codeOf('x'.repeat(100), { textBytes: 99 })).toBe('document.too_large');
    expect(await codeOf('<p>'.repeat(100), { elements: 50 })).toBe('document.too_large');
  });

  it('never throws anything but DocumentError, whatever the bytes', { timeout: 60_000 }, async () => {
    const start = fc.constantFrom(
      '',
      '<table>',
      '<p>',
      '\uFEFF',
      '%PDF',
      '<meta charset=big5>',
      '<meta charset=utf-16>',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (prefix, bytes) => {
        await codeOf(Buffer.concat([Buffer.from(prefix), bytes]));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('reads title, metadata and links', async () => {
    const document = await open(
      '<html><head><title> 年度\n报告 </title><meta name="PubDate" content="2024-01-25"><meta charset=utf-8></head><body><a href=" a.doc ">附件<b>1</b></a><a name=x>y</a>',
    );
    expect(document).toMatchObject({
      kind: 'html',
      mediaType: 'text/html',
      title: '年度 报告',
      meta: [{ name: 'pubdate', content: '2024-01-25' }],
      links: [{ text: '附件1', href: 'a.doc', place: { path: [2, 1] } }],
    });
  });

  it('uses the encoding that the page declares', async () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="gb2312"><p>'), Buffer.from('d5feb8ae', 'hex')]);
    expect(await open(bytes)).toMatchObject({ encoding: 'gb18030', blocks: [{ text: '政府' }], notes: [] });
  });

  it('cuts paragraphs at blocks and line breaks, and leaves empty ones out', async () => {
    const document = await open(
      '<div>一<p>二<br>三<br><br>&nbsp;</p><h2>四</h2><ul><li>五<li>六</ul>七</div><p> </p>',
    );
    expect(paragraphs(document).map(({ text, level }) => [text, level])).toEqual([
      ['一', null],
      ['二', null],
      ['三', null],
      ['四', 2],
      ['五', null],
      ['六', null],
      ['七', null],
    ]);
  });

  it('keeps a paragraph that is only an image', async () => {
    expect(paragraphs(await open('<p><img src=a.png></p><p></p>'))).toMatchObject([
      { text: '', hasImage: true },
    ]);
  });

  it('leaves scripts, form controls and comments out, and shows what stands for scripts', async () => {
    const html =
      '<p>a<script>b</script><!--c--><select><option>d</select><button>e</button><textarea>f</textarea></p><noscript>g</noscript><template><p>h</p></template>';
    expect(paragraphs(await open(html)).map(({ text }) => text)).toEqual(['a', 'g']);
  });

  it('marks hidden paragraphs, also by inheritance, and what is visible again in them', async () => {
    const html =
      '<div style="visibility:hidden">a<p style="visibility:visible">b</p></div><div hidden><p>c</p></div><p aria-hidden=true>d</p>';
    expect(paragraphs(await open(html)).map(({ text, hidden }) => [text, hidden])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', false],
    ]);
  });

  it('keeps the lines of preformatted text', async () => {
    expect(paragraphs(await open('<pre>\n规章 | 7 |\n\n许可  8\t9\n</pre>')).map(({ text }) => text)).toEqual(
      ['规章 | 7 |', '许可  8\t9'],
    );
  });

  it('reads a table drawn with pipes in a page a line at a time', async () => {
    expect(paragraphs(await open('<body>一 | 1 |\n二 | 2 |</body>')).map(({ text }) => text)).toEqual([
      '一 | 1 |',
      '二 | 2 |',
    ]);
  });

  it('does not take one pipe for a drawn table', async () => {
    expect(paragraphs(await open('<p>首页 | 新闻\n动态</p>')).map(({ text }) => text)).toEqual([
      '首页 | 新闻 动态',
    ]);
  });

  it('reads a .html without any tag as text', async () => {
    expect(await open('规章 | 7 |\n许可 | 8 |\n')).toMatchObject({
      kind: 'text',
      blocks: [{ text: '规章 | 7 |' }, { text: '许可 | 8 |' }],
    });
  });
});
