/** Pictures saved with a page: found by name in the folders beside it, and never by the path that a page writes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PicturesBeside } from '../../src/cli/pictures-beside.ts';
import { fileNameOf, picturesNamed } from '../../src/documents/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let folder: string;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const picture = (of: number): Uint8Array => new Uint8Array(10).fill(of);

beforeAll(async () => {
  folder = temporaryFolder('pictures');
  await mkdir(join(folder, 'site', 'page_files'), { recursive: true });
  await writeFile(join(folder, 'outside.png'), picture(9));
  await writeFile(join(folder, 'site', 'table one.png'), picture(1));
  await writeFile(join(folder, 'site', 'unnamed.png'), picture(2));
  await writeFile(join(folder, 'site', 'twice.jpg'), picture(3));
  await writeFile(join(folder, 'site', 'page_files', 'twice.jpg'), picture(4));
  await writeFile(join(folder, 'site', 'page_files', 'b.jpeg'), picture(5));
});

const beside = async (page: string, html: string) =>
  await new PicturesBeside().of(join(folder, 'site', page), bytesOf(html));

describe('the pictures beside a page', () => {
  it('are those that it names, in its folder and in the one that browsers make', async () => {
    const found = await beside('page.html', '<img src="table%20one.png"><img src="./page_files/b.jpeg">');
    expect([...(found ?? [])].map(([name, bytes]) => [name, bytes[0]])).toEqual([
      ['table one.png', 1],
      ['b.jpeg', 5],
    ]);
  });

  it('are none where two have the name', async () => {
    expect(await beside('page.html', '<img src="page_files/twice.jpg">')).toBeNull();
  });

  it('are never found by a path that the page writes', async () => {
    const path = join(folder, 'outside.png');
    for (const src of ['../outside.png', path, `file://${path}`])
      expect(await beside('page.html', `<img src="${src}">`)).toBeNull();
  });

  it('are looked for beside pages only, and a folder that cannot be listed has none', async () => {
    expect(await beside('page.pdf', '<img src="unnamed.png">')).toBeNull();
    expect(await new PicturesBeside().of(join(folder, 'gone', 'page.html'), bytesOf('b.jpeg'))).toBeNull();
  });
});

describe('the address of a picture', () => {
  it.each([
    ['a/b/c.png?x=1#y', 'c.png'],
    ['..\\..\\c.png', 'c.png'],
    ['%E8%A1%A8.png', decodeURIComponent('%E8%A1%A8.png')],
    ['100%.png', '100%.png'],
    ['a/', null],
  ])('%s names %s', (src, name) => {
    expect(fileNameOf(src)).toBe(name);
  });

  it('chooses among the pictures at hand only', () => {
    const source = picturesNamed(new Map([['c.png', picture(7)]]));
    expect(source('http://a.test/x/c.png')?.[0]).toBe(7);
    expect(source('d.png')).toBeNull();
  });
});
