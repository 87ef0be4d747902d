import {
  createReadStream,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  copyFileSync,
  mkdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { CDXIndexer, WARCParser } from 'warcio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ArchiveError,
  readCaptures,
  sha256,
  writeThrough,
  type Archive,
  type Capture,
} from '../../src/archive/index.ts';
import { exchange, madeFolder, open } from './made-exchanges.ts';

const first = 'gongkai-00001.warc.gz';

async function warcioRecords(
  path: string,
): Promise<{ type: string; url: string | null | undefined; text: string; headers: Map<string, string> }[]> {
  const records = [];
  for await (const record of new WARCParser(createReadStream(path), { keepHeadersCase: true })) {
    const text = await record.contentText();
    records.push({
      type: record.warcType,
      url: record.warcTargetURI,
      text,
      headers: new Map(record.warcHeaders.headers),
    });
  }
  return records;
}

async function captures(path: string): Promise<Capture[]> {
  const all = [];
  for await (const capture of readCaptures(path, { candidatesOnly: false })) all.push(capture);
  return all;
}

async function filled(folder: string): Promise<Archive> {
  const archive = await open(folder);
  await archive.add(exchange('/a', 'page a'));
  await archive.add(exchange('/b', 'page b'));
  await archive.add(exchange('/c', 'page a'));
  return archive;
}

describe('what is archived', () => {
  it('is WARC 1.1 as warcio reads it: why, request, answer, with digests', async () => {
    const folder = madeFolder();
    const archive = await open(folder);
    await archive.add(
      exchange('/a', 'page a', {
        about: {
          source: 's',
          via: 'http://made.test/list',
          title: 'A\nB',
          agency: { id: null, name: 'Body', region: '350200' },
        },
      }),
    );
    await archive.close();
    const records = await warcioRecords(join(folder, first));
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'metadata', 'request', 'response']);
    expect(records[3]?.text).toBe('page a');
    expect(records[3]?.headers.get('WARC-Payload-Digest')).toBe(`sha256:${sha256(Buffer.from('page a'))}`);
    expect(records[1]?.text).toBe(
      'source: s\r\nvia: http://made.test/list\r\ntitle: A B\r\nagency-name: Body\r\nagency-region: 350200\r\n',
    );
    expect(readFileSync(join(folder, first)).subarray(0, 2)).toEqual(Buffer.of(0x1f, 0x8b));
  });

  it('keeps header fields byte for byte, and undoes no content coding', async () => {
    const folder = madeFolder();
    const archive = await open(folder);
    const headers = [
      ['X-Name', '\u00d6\u00ff'],
      ['Set-Cookie', 'a'],
      ['Set-Cookie', 'b'],
      ['Transfer-Encoding', 'chunked'],
    ] as const;
    const entry = await archive.add(exchange('/a', Buffer.from([1, 2, 255]), { headers }));
    const block = await archive.read(entry);
    expect(block.toString('latin1')).toBe(
      'HTTP/1.1 200 OK\r\nX-Name: \u00d6\u00ff\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n\r\n\u0001\u0002\u00ff',
    );
    await archive.close();
  });

  it('has one body once: the same body again is a revisit that names the first', async () => {
    const folder = madeFolder();
    const archive = await filled(folder);
    expect(archive.entries.map(({ isRevisit }) => isRevisit)).toEqual([false, false, true]);
    await archive.close();
    const revisit = (await warcioRecords(join(folder, first))).find(({ type }) => type === 'revisit');
    expect(revisit?.headers.get('WARC-Refers-To-Target-URI')).toBe('http://made.test/a');
    expect((await captures(join(folder, first))).map(({ url }) => url)).toEqual([
      'http://made.test/a',
      'http://made.test/b',
    ]);
  });

  it('is indexed as warcio indexes it', async () => {
    const folder = madeFolder();
    await (await filled(folder)).close();
    const indexer = new CDXIndexer({ format: 'cdxj' });
    const theirs: string[] = [];
    for await (const one of indexer.iterIndex([
      { filename: first, reader: createReadStream(join(folder, first)) },
    ])) {
      const { urlkey, timestamp, url, mime, status, digest, offset, length } = one as {
        [field: string]: unknown;
      };
      theirs.push(
        [urlkey, timestamp, url, mime, status, `sha256:${String(digest)}`, offset, length]
          .map(String)
          .join(' '),
      );
    }
    const ours = readFileSync(join(folder, 'gongkai-00001.cdxj'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [key, stamp] = line.split(' ');
        const fields = JSON.parse(line.slice(line.indexOf('{'))) as { [field: string]: string };
        return [
          key,
          stamp,
          fields['url'],
          fields['mime'],
          fields['status'],
          fields['digest'],
          fields['offset'],
          fields['length'],
        ].join(' ');
      });
    expect(ours).toEqual(theirs.sort());
    expect(ours).toHaveLength(3);
  });

  it('begins another file when one is full, and finds bodies of earlier files again', async () => {
    const folder = madeFolder();
    const archive = await open(folder, { fileBytes: 1 });
    await archive.add(exchange('/a', 'page a'));
    await archive.add(exchange('/b', 'page b'));
    await archive.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.gz'))).toHaveLength(2);
    const again = await open(folder);
    expect((await again.add(exchange('/c', 'page a'))).isRevisit).toBe(true);
    await again.close();
  });

  it('keeps what a browser made beside the answer that it was made from', async () => {
    const folder = madeFolder();
    const archive = await open(folder);
    const entry = await archive.add(exchange('/a', '<script>'));
    await archive.addRendering({
      url: entry.url,
      date: entry.date,
      html: Buffer.from('<p>drawn'),
      of: entry.recordId,
      about: exchange('/', '').about,
    });
    await archive.close();
    const conversion = (await warcioRecords(join(folder, first))).find(({ type }) => type === 'conversion');
    expect(conversion?.text).toBe('<p>drawn');
    expect(conversion?.headers.get('WARC-Refers-To')).toBe(entry.recordId);
    expect((await captures(join(folder, first))).map(({ isRendering }) => isRendering)).toEqual([
      false,
      true,
    ]);
  });
});

describe('a kill at any byte', () => {
  it('costs at most the record being written; what came before it is whole, and the archive goes on', async () => {
    const folder = madeFolder();
    const archive = await filled(folder);
    const ends = archive.entries.map(({ offset, length }) => offset + length);
    await archive.close();
    const bytes = readFileSync(join(folder, first));
    const index = readFileSync(join(folder, 'gongkai-00001.cdxj'), 'utf8');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length }),
        fc.integer({ min: 0, max: index.length }),
        async (cut, indexCut) => {
          const copy = madeFolder();
          writeFileSync(join(copy, first), bytes.subarray(0, cut));
          writeFileSync(join(copy, 'gongkai-00001.cdxj'), index.slice(0, indexCut));
          const whole = ends.filter((end) => end <= cut).length;
          const reopened = await open(copy);
          expect(reopened.entries).toHaveLength(whole);
          const added = await reopened.add(exchange('/d', 'page d'));
          expect((await reopened.read(added)).toString()).toContain('page d');
          await reopened.close();
          const urls = (await warcioRecords(join(copy, first)))
            .filter(({ type }) => type === 'response' || type === 'revisit')
            .map(({ url }) => url);
          expect(urls).toEqual(
            [...['/a', '/b', '/c'].slice(0, whole), '/d'].map((path) => `http://made.test${path}`),
          );
          rmSync(copy, { recursive: true });
        },
      ),
      { numRuns: 60, seed: 6 },
    );
  });

  it('leaves bytes that are no record: they are cut off', async () => {
    const folder = madeFolder();
    const archive = await filled(folder);
    await archive.close();
    const { length } = readFileSync(join(folder, first));
    writeFileSync(join(folder, first), Buffer.alloc(5000, 0x1f), { flag: 'a' });
    const again = await open(folder);
    expect(again.entries).toHaveLength(3);
    await again.close();
    expect(readFileSync(join(folder, first))).toHaveLength(length);
  });

  it('finds everything again without an index', async () => {
    const folder = madeFolder();
    const archive = await filled(folder);
    const before = archive.entries;
    await archive.close();
    truncateSync(join(folder, 'gongkai-00001.cdxj'));
    const again = await open(folder);
    expect(again.entries).toEqual(before);
    await again.close();
  });

  it('drops an index that speaks of more than the file holds', async () => {
    const folder = madeFolder();
    await (await filled(folder)).close();
    const other = madeFolder();
    mkdirSync(other, { recursive: true });
    copyFileSync(join(folder, 'gongkai-00001.cdxj'), join(other, 'gongkai-00001.cdxj'));
    const archive = await open(other);
    await archive.add(exchange('/x', 'x'));
    await archive.close();
    copyFileSync(join(folder, 'gongkai-00001.cdxj'), join(other, 'gongkai-00001.cdxj'));
    const again = await open(other);
    expect(again.entries.map(({ url }) => url)).toEqual(['http://made.test/x']);
    await again.close();
  });
});

describe('a disk that fills', () => {
  it('stops the archive with a way out, and leaves no half record', async () => {
    const folder = madeFolder();
    let room = Infinity;
    const archive = await open(folder, {
      async write(file, bytes, position) {
        if (bytes.length <= room) return writeThrough(file, bytes, position);
        await writeThrough(file, bytes.subarray(0, room), position);
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
    });
    await archive.add(exchange('/a', 'page a'));
    room = 100;
    const refused = archive.add(exchange('/b', 'page b'));
    await expect(refused).rejects.toBeInstanceOf(ArchiveError);
    await expect(refused).rejects.toMatchObject({ code: 'archive.full', message: /make room/ });
    expect((await warcioRecords(join(folder, first))).map(({ type }) => type)).toEqual([
      'warcinfo',
      'metadata',
      'request',
      'response',
    ]);
    room = Infinity;
    await archive.add(exchange('/b', 'page b'));
    await archive.close();
    expect((await captures(join(folder, first))).map(({ url }) => url)).toEqual([
      'http://made.test/a',
      'http://made.test/b',
    ]);
  });
});
