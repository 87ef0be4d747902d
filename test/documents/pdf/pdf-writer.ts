/** Writes small PDFs by hand, so that a test shows exactly what stands in the file. */
import { encodeGbk } from '../../layouts/gb18030.ts';
import { OwnersKey, fileId } from './owners-key.ts';

/** How a text is set. */
export interface TextStyle {
  readonly size?: number;
  /** `nameless` names no Unicode: an Identity-H font without a ToUnicode map. `gbk` is written in the bytes of GBK. */
  readonly font?: 'song' | 'nameless' | 'gbk';
  /** Text render mode; 3 is invisible. */
  readonly mode?: number;
  /** Clockwise degrees. */
  readonly turned?: number;
}

/** A page being written: coordinates are points from the top left of an unturned page, y downwards. */
export class PdfPage {
  readonly operators: string[] = [];
  readonly width: number;
  readonly height: number;
  readonly extra: string;
  hasImage = false;

  /** @param extra more entries of the page's dictionary, such as `/Rotate 90` */
  constructor(width = 400, height = 300, extra = '') {
    this.width = width;
    this.height = height;
    this.extra = extra;
  }

  /** Text whose baseline begins at (x, y). Digits and Latin letters are half as wide as the size, others as wide. */
  text(x: number, y: number, text: string, style: TextStyle = {}): this {
    const { size = 10, font = 'song', mode = 0, turned = 0 } = style;
    const angle = (-turned * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle).toFixed(6), Math.sin(angle).toFixed(6)];
    const matrix = `${cos} ${sin} ${String(-Number(sin))} ${cos} ${String(x)} ${String(this.height - y)}`;
    const hex =
      font === 'gbk'
        ? Buffer.from(encodeGbk(text)).toString('hex')
        : Array.from(text, (c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    this.operators.push(
      `BT /${{ song: 'F1', nameless: 'F2', gbk: 'F3' }[font]} ${String(size)} Tf ${String(mode)} Tr ${matrix} Tm <${hex}> Tj ET`,
    );
    return this;
  }

  line(x0: number, y0: number, x1: number, y1: number, dash = ''): this {
    const { height } = this;
    this.operators.push(
      `[${dash}] 0 d 0.5 w ${String(x0)} ${String(height - y0)} m ${String(x1)} ${String(height - y1)} l S`,
    );
    return this;
  }

  /** A filled rectangle; `gray` 0 is black. */
  fill(x: number, y: number, width: number, height: number, gray = 0): this {
    this.operators.push(
      `${String(gray)} g ${String(x)} ${String(this.height - y - height)} ${String(width)} ${String(height)} re f 0 g`,
    );
    return this;
  }

  /** A gray picture that fills this rectangle. */
  image(x: number, y: number, width: number, height: number): this {
    this.hasImage = true;
    this.operators.push(
      `q ${String(width)} 0 0 ${String(height)} ${String(x)} ${String(this.height - y - height)} cm /I1 Do Q`,
    );
    return this;
  }

  raw(operators: string): this {
    this.operators.push(operators);
    return this;
  }

  /** Rules of a grid; cells of `rows` in the middle of their places. An empty edge list draws nothing. */
  grid(xs: readonly number[], ys: readonly number[], rows: readonly (readonly string[])[], dash = ''): this {
    const [left = 0, right = 0] = [xs[0], xs.at(-1)];
    const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
    for (const y of ys) this.line(left, y, right, y, dash);
    for (const x of xs) this.line(x, top, x, bottom, dash);
    return this.cells(xs, ys, rows);
  }

  /** Only the texts of a grid. */
  cells(xs: readonly number[], ys: readonly number[], rows: readonly (readonly string[])[]): this {
    rows.forEach((row, r) => {
      row.forEach((text, c) => {
        if (text === '') return;
        const [top = 0, bottom = 0] = [ys[r], ys[r + 1]];
        this.text((xs[c] ?? 0) + 4, (top + bottom) / 2 + 4, text);
      });
    });
    return this;
  }
}

/**
 * The bytes of a PDF with these pages. `encrypted`: with a security handler that no empty password opens; `owner`: one that
 * lets everybody read. `catalog`: more entries of the catalog, such as a script that runs when the file is opened.
 */
export function writePdf(
  pages: readonly PdfPage[],
  options: { readonly encrypted?: boolean | 'owner'; readonly catalog?: string } = {},
): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${String(10 + 2 * i)} 0 R`).join(' ');
  objects[1] = `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ''} >>`;
  objects[2] = `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`;
  objects[3] =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>';
  objects[4] =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 907 500] >>';
  objects[5] =
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>';
  objects[6] =
    '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nameless /Encoding /Identity-H /DescendantFonts [7 0 R] >>';
  objects[7] =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>';
  objects[8] =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream';
  const key = options.encrypted === 'owner' ? new OwnersKey() : null;
  const marks = key ?? { owner: '41'.repeat(32), user: '42'.repeat(32) };
  objects[9] = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${marks.owner}> /U <${marks.user}> >>`;
  pages.forEach((page, i) => {
    const content = page.operators.join('\n');
    const at = 10 + 2 * i;
    const box = `/MediaBox [0 0 ${String(page.width)} ${String(page.height)}]`;
    const resources =
      '/Resources << /Font << /F1 3 0 R /F2 6 0 R /F3 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >> >> /XObject << /I1 8 0 R >> >>';
    objects[at] =
      `<< /Type /Page /Parent 2 0 R ${box} ${page.extra} ${resources} /Contents ${String(at + 1)} 0 R >>`;
    objects[at + 1] = `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
  });
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  objects.forEach((body, number) => {
    offsets[number] = file.length;
    file += `${String(number)} 0 obj\n${number === 9 ? body : (key?.encrypt(number, body) ?? body)}\nendobj\n`;
  });
  const start = file.length;
  const entries = Array.from({ length: objects.length }, (_, number) =>
    offsets[number] === undefined
      ? '0000000000 65535 f \n'
      : `${String(offsets[number]).padStart(10, '0')} 00000 n \n`,
  );
  const encrypt =
    (options.encrypted ?? false) === false ? '' : `/Encrypt 9 0 R /ID [<${fileId}> <${fileId}>]`;
  file += `xref\n0 ${String(objects.length)}\n${entries.join('')}trailer\n<< /Size ${String(objects.length)} /Root 1 0 R ${encrypt} >>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
