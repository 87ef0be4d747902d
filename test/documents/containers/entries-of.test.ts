/** What containers hold, and how much of them is believed. */
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../src/documents/containers/entries-of.ts';
import type { ContainerOptions } from '../../../src/documents/containers/entries-of.ts';
import { containerKindOf } from '../../../src/documents/containers/container-kind.ts';
import { DocumentError } from '../../../src/documents/errors.ts';
import { docx, p } from '../word/build-docx.ts';
import { rar4, rar5, sevenZip } from './build-archives.ts';
import { buildTar, buildZip } from './build-zip.ts';

type Limits = ContainerOptions['limits'];

/** Names, each with its text, or with the code of its error; the container's own error comes last. */
async function listed(bytes: Uint8Array, limits: Limits = {}): Promise<[string, string][]> {
  const found: [string, string][] = [];
  try {
    for await (const entry of entriesOf(bytes, { file: 'a.zip', limits })) {
      found.push([entry.name, entry.bytes === null ? entry.error.code : Buffer.from(entry.bytes).toString()]);
      if (entry.error !== null) expect(entry.error.message).toMatch(/^a\.zip.*: .+\.$/);
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.zip.*: .+\.$/);
    found.push(['', error.code]);
  }
  return found;
}

const text = (content: string): Uint8Array => strToU8(content);
const zip = (parts: Readonly<{ [name: string]: Uint8Array }>, level: 0 | 9 = 9): Uint8Array =>
  zipSync({ ...parts }, { level });

describe('a ZIP', () => {
  it('gives its files in order, without folders, hidden files and what macOS adds', async () => {
    const bytes = zip({
      'b/': new Uint8Array(),
      'b/年报.html': text('1'),
      'a.txt': text('2'),
      '.hidden': text('3'),
      '__MACOSX/._a.txt': text('4'),
      'x/.git/config': text('5'),
      'b/~$年报.doc': text('6'),
    });
    expect(await listed(bytes)).toEqual([
      ['b/年报.html', '1'],
      ['a.txt', '2'],
    ]);
  });

  it('has names in GBK where they are, and in UTF-8 where they are not declared', async () => {
    const gbk = Buffer.from('b9e6d5c22e747874', 'hex');
    expect(await listed(buildZip([{ name: gbk, content: text('1') }]))).toEqual([['规章.txt', '1']]);
    expect(await listed(buildZip([{ name: Buffer.from('规章.txt'), content: text('1') }]))).toEqual([
      ['规章.txt', '1'],
    ]);
  });

  it('has no name that climbs, begins at a root or names a drive', async () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'C:\\Windows\\a.txt', 'a/./b//c', '..'];
    const bytes = buildZip(names.map((name) => ({ name: Buffer.from(name), content: text('') })));
    expect((await listed(bytes)).map(([name]) => name)).toEqual([
      'etc/passwd',
      'etc/passwd',
      'Windows/a.txt',
      'a/b/c',
      'unnamed',
    ]);
  });

  it('in a ZIP is looked into, as deep as allowed', async () => {
    const inner = zip({ 'b.txt': text('1') });
    const outer = zip({ 'in.zip': inner, 'c.txt': text('2') });
    expect(await listed(outer)).toEqual([
      ['in.zip!/b.txt', '1'],
      ['c.txt', '2'],
    ]);
    expect(await listed(zip({ 'o.zip': outer }), { depth: 2 })).toEqual([
      ['o.zip!/in.zip', 'document.too_large'],
      ['o.zip!/c.txt', '2'],
    ]);
  });

  it('that is an Office file is a file', async () => {
    const file = docx(p('47'));
    expect(containerKindOf(file)).toBeNull();
    const [entry] = await listed(zip({ 'a.docx': file }));
    expect(entry?.[0]).toBe('a.docx');
  });

  it('with an entry that is damaged or locked gives the others', async () => {
    const bytes = buildZip([
      { name: Buffer.from('bad.txt'), content: text('1'), crc: 7 },
      { name: Buffer.from('locked.txt'), content: text('1'), flags: 1 },
      { name: Buffer.from('odd.txt'), content: text('1'), method: 14 },
      { name: Buffer.from('good.txt'), content: text('1') },
    ]);
    expect(await listed(bytes)).toEqual([
      ['bad.txt', 'document.damaged'],
      ['locked.txt', 'document.encrypted'],
      ['odd.txt', 'document.unsupported'],
      ['good.txt', '1'],
    ]);
  });

  it('whose entry holds more than it says is damaged there', async () => {
    const bytes = buildZip([{ name: Buffer.from('a'), content: text('123'), unpackedBytes: 2 }]);
    expect(await listed(bytes)).toEqual([['a', 'document.damaged']]);
  });

  it('that is cut short is damaged', async () => {
    const bytes = zip({ 'a.txt': text('1'.repeat(1000)) }, 0);
    expect(await listed(bytes.subarray(0, 500))).toEqual([['', 'document.damaged']]);
  });
});

describe('a bomb', () => {
  it('by ratio is not unpacked', async () => {
    const bytes = zip({ a: new Uint8Array(30_000_000), b: text('1') });
    expect(await listed(bytes)).toEqual([
      ['a', 'document.too_large'],
      ['b', '1'],
    ]);
  });

  it('by ratio is only what unpacks to more than a megabyte', async () => {
    const [entry] = await listed(zip({ a: new Uint8Array(900_000) }));
    expect(entry?.[1].length).toBe(900_000);
  });

  it('by total stops at what is allowed, over all levels', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251);
    const inner = zip({ c: noise, d: noise }, 0);
    const found = await listed(zip({ a: noise, 'in.zip': inner }, 0), { totalBytes: 17_000 });
    expect(found.map(([name, what]) => [name, what.length > 100])).toEqual([
      ['a', true],
      ['in.zip!/c', true],
      ['in.zip!/d', false],
    ]);
  });

  it('by number of entries is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${String(i)}`, text('1')]));
    expect(await listed(zip(parts), { entries: 29 })).toEqual([['', 'document.too_large']]);
  });

  it('whose entries share their bytes is damaged', async () => {
    expect(await listed(buildZip([{ name: Buffer.from('a'), content: text('1') }], 3))).toEqual([
      ['', 'document.damaged'],
    ]);
  });

  it('of gzip is refused', async () => {
    expect(await listed(gzipSync(Buffer.alloc(40_000_000)))).toEqual([['', 'document.too_large']]);
  });
});

describe('other containers', () => {
  it('a gzip holds one file, under the name stored or its own', async () => {
    expect(await listed(gzipSync('47'))).toEqual([['a.zip', '47']]);
  });

  it('a tar is read, in a gzip too', async () => {
    const tar = buildTar([
      ['年报/a.html', text('1')],
      ['b.txt', text('2')],
    ]);
    const files = [
      ['年报/a.html', '1'],
      ['b.txt', '2'],
    ];
    expect(await listed(tar)).toEqual(files);
    expect(
      (await listed(gzipSync(tar))).map(([name, content]) => [name.replace(/^.*!\//, ''), content]),
    ).toEqual(files);
  });

  it('a tar that breaks off gives what came before, and an error', async () => {
    const tar = buildTar([
      ['a', text('1')],
      ['b', text('2'.repeat(2000))],
    ]);
    expect(await listed(tar.subarray(0, 2000))).toEqual([
      ['a', '1'],
      ['', 'document.damaged'],
    ]);
  });

  it('a RAR is read, of either version', async () => {
    const files = [
      ['年报/a.html', '1'],
      ['b.txt', '2'],
    ] as const;
    expect(await listed(rar5(files.map(([name, content]) => [name, text(content)])))).toEqual(files);
    const gbk = Buffer.from('c4eab1a82e747874', 'hex');
    expect(await listed(rar4([[gbk, text('3')]]))).toEqual([['年报.txt', '3']]);
  });

  it('a 7z is read', async () => {
    // The engine gives no names of a 7z but ASCII ones: the others are numbered.
    expect(await listed(sevenZip)).toEqual([
      ['report.txt', '47'],
      ['file-2.txt', '48'],
    ]);
  });

  it('a RAR in a ZIP, and a ZIP in a RAR, are read', async () => {
    const inner = rar5([['b.txt', text('2')]]);
    expect(await listed(zip({ 'a.rar': inner }))).toEqual([['a.rar!/b.txt', '2']]);
    const packed = zip({ 'b.txt': text('2') });
    expect(await listed(rar5([['a.zip', packed]]))).toEqual([['a.zip!/b.txt', '2']]);
  });

  it('a RAR that asks for a password says so', async () => {
    expect(await listed(rar4([[text('a.txt'), text('3')]], true))).toEqual([['a.txt', 'document.encrypted']]);
  });

  it.each([
    ['a RAR', rar5([['a.txt', text('1'.repeat(500))]])],
    ['a 7z', sevenZip],
  ])('%s that breaks off is damaged', async (_, bytes) => {
    const found = await listed(bytes.subarray(0, bytes.length - 40));
    expect(found.at(-1)?.[1]).toBe('document.damaged');
    expect(found.every(([, content]) => /^(?:document\.damaged|47|48)$/u.test(content))).toBe(true);
  });

  it.each([
    ['of version 5', Buffer.from(rar5([['a.txt', text('1234')]]))],
    ['of version 4', Buffer.from(rar4([[text('a.txt'), text('1234')]]))],
    ['7z', Buffer.from(sevenZip)],
  ])('an archive %s with one byte changed gives the same files, or an error', async (_, whole) => {
    const before = await listed(whole);
    for (let at = 8; at < whole.length; at += 1) {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 0x05;
      for (const [, content] of await listed(copy)) {
        if (/^document\./u.test(content)) continue;
        expect(before.map(([, text]) => text)).toContain(content);
      }
    }
  });

  it('a RAR is bounded as a ZIP is', async () => {
    const many = Array.from({ length: 5 }, (_, i): [string, Uint8Array] => [`${String(i)}.txt`, text('1')]);
    expect((await listed(rar5(many), { entries: 3 })).at(-1)).toEqual(['', 'document.too_large']);
    expect(await listed(rar5(many, 500_000_000))).toContainEqual(['0.txt', 'document.too_large']);
  });

  it('a page is no container', async () => {
    expect(containerKindOf(text('<html>'))).toBeNull();
    expect(await listed(text('<html>'))).toEqual([['', 'document.unsupported']]);
  });
});
