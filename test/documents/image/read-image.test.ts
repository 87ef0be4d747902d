/** Pictures: what is refused, what is given up, and what a recogniser that reads nothing leaves. */
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { defaultLimits, loadRecogniser, openDocument } from '../../../src/documents/index.ts';
import type { Document, RecogniserSource } from '../../../src/documents/index.ts';
import { fakeRecogniser, whitePicture } from './fake-recogniser.ts';
import { table } from './paper.ts';

const png = encode({ width: 4, height: 4, data: new Uint8Array(16), channels: 1, depth: 8 });

const open = (bytes: Uint8Array, recogniser: RecogniserSource): Promise<Document> =>
  openDocument(bytes, { file: 'a.png', recogniser });

/** A picture of a ruled table with nothing but a block of ink in its first cell. */
function inkedTable() {
  const page = whitePicture(842, 600);
  const gray = { width: 842, height: 600, data: new Uint8Array(842 * 600).fill(255) };
  table(gray, [100, 300, 500, 700], [100, 140, 180, 220, 260]);
  for (let y = 110; y < 122; y += 1) gray.data.fill(0, y * 842 + 150, y * 842 + 160);
  gray.data.forEach((value, i) => page.data.fill(value, 3 * i, 3 * i + 3));
  return page;
}

describe('a picture', () => {
  it('needs the packages that recognise', async () => {
    await expect(open(png, () => Promise.resolve(null))).rejects.toMatchObject({ code: 'engine.missing' });
  });

  it('that cannot be decoded is damaged', async () => {
    const recogniser = fakeRecogniser([]);
    await expect(open(png, () => Promise.resolve(recogniser))).rejects.toMatchObject({
      code: 'document.damaged',
    });
  });

  it('has a table with its cells where rules draw one; ink that nobody can read is not nothing', async () => {
    const document = await open(png, () => Promise.resolve(fakeRecogniser([inkedTable()])));
    const [block] = document.blocks;
    expect(block).toMatchObject({ kind: 'table', rowCount: 4, columnCount: 3 });
    if (block?.kind !== 'table') throw new Error('no table');
    expect(block.cells.map(({ text }) => text)).toEqual(['\ufffd', ...Array.from({ length: 11 }, () => '')]);
    expect(Math.max(...block.cells.map(({ confidence }) => confidence))).toBeLessThan(1);
    const [first] = block.cells;
    expect(first?.place).toHaveProperty('box');
    if (first !== undefined && 'box' in first.place)
      [100, 100, 300, 140].forEach((edge, i) => {
        expect(Math.abs(edge - (('box' in first.place ? first.place.box[i] : 0) ?? 0))).toBeLessThan(4);
      });
  });

  it('that takes too long is an image of which nothing was read, and says so', async () => {
    let now = 0;
    const slow = fakeRecogniser([inkedTable()], () => (now += 60_000));
    const document = await open(png, () => Promise.resolve(slow));
    expect(document.notes.map(({ code }) => code)).toEqual(['limit.time']);
    expect(document.blocks).toMatchObject([{ kind: 'paragraph', hasImage: true, text: '' }]);
  });

  it('asks for the time of its pages before it is read', async () => {
    const asked: number[] = [];
    const two = fakeRecogniser([whitePicture(300, 300), whitePicture(300, 300)]);
    await open(png, (pages) => {
      asked.push(pages);
      return Promise.resolve(two);
    });
    expect(asked).toEqual([1, 2]);
  });
});

describe('the packages', () => {
  it('are there for these tests, and no install script of theirs was needed', async () => {
    expect((await loadRecogniser())?.alphabet.length).toBe(6625);
  });

  it('decode no picture that unpacks to more than allowed, nor one that is cut off', async () => {
    const recogniser = await loadRecogniser();
    const limits = { pixels: 100, pages: 1, side: 100 };
    const bomb = encode({ width: 11, height: 10, data: new Uint8Array(110), channels: 1, depth: 8 });
    expect(await recogniser?.decode(bomb, limits)).toEqual([]);
    expect(await recogniser?.decode(bomb, { ...limits, pixels: 110 })).toHaveLength(1);
    expect(await recogniser?.decode(bomb.slice(0, 40), limits)).toEqual([]);
    expect(await recogniser?.decode(new Uint8Array(100), limits)).toEqual([]);
  });

  it('make large pictures smaller, and say by how much', async () => {
    const recogniser = await loadRecogniser();
    const wide = encode({ width: 400, height: 100, data: new Uint8Array(40_000), channels: 1, depth: 8 });
    const [picture] = (await recogniser?.decode(wide, { pixels: 50_000, pages: 1, side: 200 })) ?? [];
    expect(picture).toMatchObject({ width: 200, height: 50, reduction: 2 });
  });
});

describe('a web page with pictures', () => {
  const source = (bytes: Uint8Array): string =>
    `<p>甲</p><p><img src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"></p><p><img src="b.png"></p><p>乙</p>`;
  const page = (bytes: Uint8Array): Uint8Array => new TextEncoder().encode(source(bytes));
  const large = new Uint8Array(9000).fill(7);

  it('has their tables in their place, with the place of the picture', async () => {
    const document = await open(page(large), () => Promise.resolve(fakeRecogniser([inkedTable()])));
    expect(document.blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'table',
      'paragraph',
      'paragraph',
    ]);
    expect(document.blocks[2]?.place).toEqual(document.blocks[1]?.place);
  });

  it('gets those that the caller hands in', async () => {
    const asked: string[] = [];
    const document = await openDocument(page(new Uint8Array(10)), {
      file: 'a.html',
      recogniser: () => Promise.resolve(fakeRecogniser([inkedTable()])),
      pictures: (src) => {
        asked.push(src);
        return large;
      },
    });
    expect(asked).toEqual(['b.png']);
    expect(document.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(1);
  });

  it('saved as one file has those that were saved with it', async () => {
    const part = (type: string, at: string, body: Uint8Array): string =>
      `--cut\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${at}\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
    const html = new TextEncoder().encode('<p>甲</p><p><img src="../pictures/b.png"></p>');
    const saved = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="cut"\r\n\r\n${part('text/html', 'http://a.test/x/page.html', html)}${part('image/png', 'http://a.test/pictures/b.png', large)}--cut--\r\n`;
    const document = await open(new TextEncoder().encode(saved), () =>
      Promise.resolve(fakeRecogniser([inkedTable()])),
    );
    expect(document.mediaType).toBe('multipart/related');
    expect(document.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(1);
  });

  it('is left as it is where they are as small as icons, and says what is missing where nobody can read them', async () => {
    const icons = await open(page(new Uint8Array(10)), () => Promise.reject(new Error('not asked')));
    expect(icons.notes).toEqual([]);
    const without = await open(page(large), () => Promise.resolve(null));
    expect(without.notes.map(({ code }) => code)).toEqual(['scan.unread']);
    expect(defaultLimits.imagePixels).toBeGreaterThan(0);
  });
});
