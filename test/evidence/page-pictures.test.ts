/** What is kept of numbers that were read from a picture in a page: the picture as it is, of the very line that their place names. */
import { decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../src/documents/index.ts';
import { gatherEvidence, type EvidencePiece } from '../../src/evidence/index.ts';
import type { Place, Report } from '../../src/record/index.ts';

/** A picture of one grey. */
function pictureOf(grey: number, width = 300, height = 200): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height).fill(grey), channels: 1, depth: 8 });
}

const named = new Map([
  ['one.png', pictureOf(10)],
  ['two.png', pictureOf(20, 3000, 1500)],
]);

/** The evidence of a page whose codes `a`, `b` … stand where its pictures stand, in order, and `text` in the paragraph of that class. */
async function kept(html: string | Uint8Array, pictures: typeof named | null) {
  const bytes = typeof html === 'string' ? Buffer.from(html) : html;
  const { blocks, mediaType } = await openDocument(bytes, {
    file: 'a.html',
    recogniser: () => Promise.resolve(null),
  });
  const places = blocks.flatMap((block): Place[] =>
    block.kind === 'paragraph' && (block.image !== undefined || block.text === 'text') ? [block.place] : [],
  );
  const cells = Object.fromEntries(places.map((at, index) => [String.fromCharCode(97 + index), { at }]));
  const report = { id: 'x', source: { sha256: '0'.repeat(64), media_type: mediaType }, cells };
  const found = await gatherEvidence(
    report as unknown as Report,
    { bytes, pictures },
    Object.keys(cells),
    'a.html',
  );
  /** The grey of a picture, with what is marked in it; the texts of a table. */
  const said = (piece: EvidencePiece) => {
    if (piece.kind === 'table') return piece.rows.flat().map(({ text, mark }) => `${text} ${mark ?? ''}`);
    if (piece.kind !== 'picture') throw new Error(piece.kind);
    const { width, height, scale, marks } = piece;
    const { data } = decode(found.pictures.get(piece.sha256)!);
    const whole = marks.filter(({ box }) => box.join() === [0, 0, width / scale, height / scale].join());
    expect(whole).toEqual(marks);
    return [data[0], marks.map(({ code }) => code).join('')];
  };
  return { shown: found.evidence.pieces.map(said), leftOut: found.evidence.pages_left_out };
}

const dataAddress = `data:image/png;base64,${Buffer.from(pictureOf(30)).toString('base64')}`;

describe('a number that was read from a picture in a page', () => {
  it('shows the picture that lies beside the page, each number its own', async () => {
    const html = '<p><img src="p/one.png"></p><p>between</p><p><img src="http://a.test/two.png"></p>';
    expect(await kept(html, named)).toEqual({
      shown: [
        [10, 'a'],
        [20, 'b'],
      ],
      leftOut: 0,
    });
  });

  it('shows a picture that the page has in itself', async () => {
    expect((await kept(`<p><img src="${dataAddress}"></p>`, null)).shown).toEqual([[30, 'a']]);
  });

  it('shows the picture of a saved page', async () => {
    const part = (head: string, body: string): string => `--cut\r\n${head}\r\n\r\n${body}\r\n`;
    const base64 = Buffer.from(pictureOf(40)).toString('base64');
    const message = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="cut"\r\n\r\n${part(
      'Content-Type: text/html',
      '<p><img src="cid:1"></p>',
    )}${part('Content-Type: image/png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64', base64)}--cut--\r\n`;
    expect((await kept(Buffer.from(message), null)).shown).toEqual([[40, 'a']]);
  });

  it('shows the words beside it too, and of a picture that is not at hand nothing', async () => {
    const html = `<p>text</p><p>words <img src="one.png"></p><p><img src="../gone.png"></p>`;
    expect((await kept(html, named)).shown).toEqual([['text a'], ['words b'], [10, 'b']]);
  });

  it('is the same bytes every time, and leaves out pictures beyond the eighth, counted', async () => {
    const html = Array.from({ length: 10 }, () => '<p><img src="one.png"></p>').join('');
    const first = await kept(html, named);
    expect(first.shown).toHaveLength(8);
    expect(first.leftOut).toBe(2);
    expect(await kept(html, named)).toEqual(first);
  });
});
