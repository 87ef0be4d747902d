/** Pages saved with all they show. */
import { describe, expect, it } from 'vitest';
import { isMhtml } from '../../../src/documents/containers/is-mhtml.ts';
import { openMhtml, pageOfMhtml } from '../../../src/documents/containers/mhtml.ts';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';

const page = '<html><body><table><tr><td>规章<td>7</table></body></html>';

function message(
  parts: readonly (readonly [headers: string, body: string])[],
  type = 'multipart/related',
): Buffer {
  const body = parts.map(([headers, content]) => `--=_b\r\n${headers}\r\n\r\n${content}\r\n`).join('');
  return Buffer.from(
    `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: ${type};\r\n\tboundary="=_b"\r\n\r\nignored\r\n${body}--=_b--\r\n`,
    'latin1',
  );
}

const quoted = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte < 32 || byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');

async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await openMhtml(bytes, { file: 'a.mht' }, defaultLimits);
  return document.blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map((cell) => cell.text) : [],
  );
}

describe('a saved page', () => {
  it('is its HTML part, in base64 or quoted-printable', async () => {
    const html = Buffer.from(page);
    const base64 = message([
      [
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64',
        html.toString('base64'),
      ],
    ]);
    const printable = message([
      ['Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable', quoted(html)],
    ]);
    expect(await cellsOf(base64)).toEqual(['规章', '7']);
    expect(await cellsOf(printable)).toEqual(['规章', '7']);
  });

  it('is decoded as its part declares', async () => {
    const gbk = Buffer.from('3c703eb9e6d5c23c2f703e', 'hex').toString('base64');
    const bytes = message([
      ['Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64', gbk],
    ]);
    const document = await openMhtml(bytes, { file: 'a.mht' }, defaultLimits);
    expect(document.blocks).toMatchObject([{ text: '规章' }]);
    expect(document.mediaType).toBe('multipart/related');
  });

  it('is the part that the message names, not a frame before it', () => {
    const bytes = message(
      [
        ['Content-Type: text/html\r\nContent-ID: <frame>', 'frame'],
        ['Content-Type: text/html\r\nContent-ID: <root>', 'root'],
      ],
      'multipart/related; start="<root>"',
    );
    expect(
      Buffer.from(pageOfMhtml(bytes)?.bytes ?? [])
        .toString()
        .trim(),
    ).toBe('root');
  });

  it('joins lines at soft breaks and keeps a sign that is no code', () => {
    const bytes = message([
      ['Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable', 'a=\r\nb=3D=zz'],
    ]);
    expect(
      Buffer.from(pageOfMhtml(bytes)?.bytes ?? [])
        .toString()
        .trim(),
    ).toBe('ab==zz');
  });

  it('without an HTML part is damaged', () => {
    const bytes = message([['Content-Type: image/png', 'x']]);
    expect(() => openMhtml(bytes, { file: 'a.mht' }, defaultLimits)).toThrow(DocumentError);
  });

  it('of parts in parts without end is damaged, soon', () => {
    const nested = 'Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n--=_b\r\n'.repeat(20_000);
    expect(pageOfMhtml(Buffer.from(`MIME-Version: 1.0\r\n${nested}`))).toBeNull();
  });
});

describe('telling a saved page', () => {
  it('is by its first lines', () => {
    expect(isMhtml(message([]))).toBe(true);
    expect(isMhtml(Buffer.from(page))).toBe(false);
    expect(isMhtml(Buffer.from('Content-Type: text/html is what a page says. MIME-Version: none'))).toBe(
      false,
    );
    expect(isMhtml(Buffer.from('来源：本局\nMIME-Version: 1.0'))).toBe(false);
  });
});
