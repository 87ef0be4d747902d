/** PDFs that are damaged, huge or hostile: a typed error and one sentence, or what can be read of them. */
import { describe, expect, it } from 'vitest';
import { DocumentError, openDocument, readPdfText } from '../../../src/documents/index.ts';
import type { Document } from '../../../src/documents/index.ts';
import { PdfPage, writePdf } from './pdf-writer.ts';

const xs = [40, 140, 190, 240];
const ys = [50, 80, 110];
const rows = [
  ['信息内容', '制发', '废止'],
  ['规章', '1', '20'],
];
const report = (): PdfPage => new PdfPage().grid(xs, ys, rows);

async function errorOf(bytes: Uint8Array): Promise<DocumentError | null> {
  try {
    await openDocument(bytes, { file: 'a.pdf' });
    return null;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error;
  }
}

function cellsOf(document: Document): string[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map(({ text }) => text) : [],
  );
}

async function cells(bytes: Uint8Array): Promise<string[]> {
  return cellsOf(await openDocument(bytes, { file: 'a.pdf' }));
}

/** The same bytes with `from` replaced by `to`, which is as long. */
function replaced(bytes: Uint8Array, from: RegExp, to: (found: string) => string): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
}

describe('a PDF that is refused', () => {
  it.each([
    ['that asks for a password', writePdf([report()], { encrypted: true }), 'pdf.encrypted', /password/],
    [
      'that ends after its first bytes',
      writePdf([report()]).slice(0, 200),
      'document.damaged',
      /Fetch it again/,
    ],
    [
      'that ends before its cross-reference table',
      writePdf([report()]).slice(0, -700),
      'document.damaged',
      /Fetch it again/,
    ],
    ['that is nothing but a header', Buffer.from('%PDF-1.7\n'), 'document.damaged', /Fetch it again/],
    [
      'of 10,000 pages',
      writePdf(Array.from({ length: 10_000 }, () => new PdfPage().text(40, 40, '文'))),
      'document.too_large',
      /10000 pages/,
    ],
  ])('is one %s', async (_name, bytes, code, sentence) => {
    const error = await errorOf(bytes);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/^a\.pdf: .+\.$/);
    expect(error?.message).toMatch(sentence);
  });
});

describe('a PDF that is read all the same', () => {
  it('forbids to print and change it, and asks nobody for a password to read it', async () => {
    const bytes = writePdf([report()], { encrypted: 'owner' });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Tj');
    expect(await cells(bytes)).toEqual(rows.flat());
    const { pages } = await readPdfText(bytes);
    expect(pages[0]?.lines.join('')).toContain('规章');
  });

  it('names a font that it does not embed, and writes it in the bytes of GBK', async () => {
    const page = new PdfPage().grid(xs, ys, []);
    rows.forEach((row, r) => {
      row.forEach((text, c) => page.text((xs[c] ?? 0) + 4, (ys[r] ?? 0) + 19, text, { font: 'gbk' }));
    });
    const bytes = writePdf([page]);
    expect(await cells(bytes)).toEqual(rows.flat());
    const { pages } = await readPdfText(bytes);
    expect(pages[0]?.lines.join('')).toContain('规章');
  });

  it('has a cross-reference table that points anywhere', async () => {
    const wrong = replaced(writePdf([report()]), /\d{10} 00000 n/gu, () => '0000000007 00000 n');
    expect(await cells(wrong)).toEqual(rows.flat());
  });

  it('does not say where its cross-reference table is', async () => {
    const whole = writePdf([report()]);
    const end = Buffer.from(whole).lastIndexOf('startxref');
    expect(await cells(whole.slice(0, end))).toEqual(rows.flat());
  });

  it('carries scripts and attachments, which nothing looks at', async () => {
    const catalog =
      '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while \\(true\\) {}) >> ' +
      '/AA << /WC << /S /JavaScript /JS (this.closeDoc\\(\\)) >> >> ' +
      '/Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (../../x.exe) /EF << /F 8 0 R >> >>] >> >>';
    const document = await openDocument(writePdf([report()], { catalog }), { file: 'a.pdf' });
    expect(cellsOf(document)).toEqual(rows.flat());
    expect(JSON.stringify(document)).not.toMatch(/alert|closeDoc|x\.exe/);
  });

  it('has a page of more than 100,000 characters, which is left out and said', async () => {
    // Each line is another: PDFium drops a text that is the same as the one just before it.
    const huge = new PdfPage(5100, 2300);
    for (let line = 0; line < 201; line += 1)
      huge.text(10, 20 + 11 * line, `${String(line)}${'文'.repeat(500)}`);
    const document = await openDocument(writePdf([huge, report()]), { file: 'a.pdf' });
    expect(document.notes.map(({ code }) => code)).toEqual(['limit.text']);
    expect(cellsOf(document)).toEqual(rows.flat());
  });

  it('has a page of almost as many, which is read', async () => {
    const large = new PdfPage(5100, 2300);
    for (let line = 0; line < 190; line += 1)
      large.text(10, 20 + 11 * line, `${String(line)}${'文'.repeat(500)}`);
    const document = await openDocument(writePdf([large, report()]), { file: 'a.pdf' });
    expect(document.notes).toEqual([]);
    expect(cellsOf(document)).toEqual(rows.flat());
  });
});
