import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { WARCRecord, WARCSerializer } from 'warcio';
import { describe, expect, it } from 'vitest';
import {
  isCandidate,
  isWarc,
  readCaptures,
  type Capture,
  type CaptureOptions,
  type CaptureTrouble,
} from '../../src/archive/index.ts';
import { frameRecords } from '../../src/archive/framing.ts';
import { samples } from '../../tools/made-documents/list.ts';
import { readSample } from '../../tools/made-documents/outline.ts';
import { madeFolder } from './made-exchanges.ts';

/** A WARC file of records that are given as warcio's options and bytes. */
async function madeWarc(
  records: readonly (readonly [Parameters<typeof WARCRecord.create>[0], Uint8Array])[],
  { gzip = true } = {},
): Promise<string> {
  const parts: Uint8Array[] = [];
  for (const [options, bytes] of records) {
    const record = WARCRecord.create({ date: '2026-03-01T00:00:00Z', type: 'response', ...options }, [bytes]);
    parts.push(await WARCSerializer.serialize(record, { gzip }));
  }
  const path = join(madeFolder(), gzip ? 'made.warc.gz' : 'made.warc');
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

async function read(
  path: string,
  options: CaptureOptions = {},
): Promise<{ captures: Capture[]; troubles: (string | null)[][] }> {
  const captures: Capture[] = [];
  const troubles: (string | null)[][] = [];
  const given = {
    candidatesOnly: false,
    onTrouble: (trouble: CaptureTrouble, url: string | null) => troubles.push([trouble, url]),
    ...options,
  };
  for await (const capture of readCaptures(path, given)) captures.push(capture);
  return { captures, troubles };
}

const html = { 'Content-Type': 'text/html; charset=GBK' };

describe('documents of any WARC', () => {
  it.each([true, false])('are given with their address, time, type and charset (gzip: %s)', async (gzip) => {
    const path = await madeWarc(
      [
        [{ url: 'http://a.test/1', httpHeaders: html }, Buffer.from('text')],
        [
          { url: 'http://a.test/2', httpHeaders: html, statusline: 'HTTP/1.1 404 Not Found' },
          Buffer.from('none'),
        ],
      ],
      { gzip },
    );
    expect(await isWarc(path)).toBe(true);
    const { captures, troubles } = await read(path);
    expect(troubles).toEqual([]);
    expect(
      captures.map(({ url, date, mediaType, charset, status, bytes }) => [
        url,
        date,
        mediaType,
        charset,
        status,
        Buffer.from(bytes).toString(),
      ]),
    ).toEqual([['http://a.test/1', '2026-03-01T00:00:00Z', 'text/html', 'gbk', 200, 'text']]);
  });

  it.each([
    ['gzip', gzipSync('text')],
    ['br', brotliCompressSync('text')],
    ['deflate', deflateRawSync('text')],
    // Common Crawl undoes the coding and keeps the field.
    ['gzip', Buffer.from('text')],
  ])('are decoded: %s', async (coding, bytes) => {
    const path = await madeWarc([
      [{ url: 'http://a.test/', httpHeaders: { ...html, 'Content-Encoding': coding } }, bytes],
    ]);
    const { captures } = await read(path);
    expect(captures.map((one) => Buffer.from(one.bytes).toString())).toEqual(['text']);
  });

  it('have their chunks joined where a writer kept them', async () => {
    const path = await madeWarc([
      [
        { url: 'http://a.test/', httpHeaders: { ...html, 'Transfer-Encoding': 'chunked' } },
        Buffer.from('2\r\nte\r\n2;x=y\r\nxt\r\n0\r\n\r\n'),
      ],
    ]);
    expect((await read(path)).captures.map((one) => Buffer.from(one.bytes).toString())).toEqual(['text']);
  });

  it('are not given where the coding is a bomb, or is not what the head says', async () => {
    const path = await madeWarc([
      [
        { url: 'http://a.test/bomb', httpHeaders: { ...html, 'Content-Encoding': 'gzip' } },
        gzipSync(Buffer.alloc(40_000_000)),
      ],
      [
        { url: 'http://a.test/bad', httpHeaders: { ...html, 'Content-Encoding': 'br' } },
        Buffer.from('no brotli at all'),
      ],
      [{ url: 'http://a.test/good', httpHeaders: html }, Buffer.from('text')],
    ]);
    const { captures, troubles } = await read(path);
    expect(troubles).toEqual([
      ['record.bomb', 'http://a.test/bomb'],
      ['record.bad_coding', 'http://a.test/bad'],
    ]);
    expect(captures.map(({ url }) => url)).toEqual(['http://a.test/good']);
  });

  it('end where the file is damaged, with a word', async () => {
    const whole = readFileSync(
      await madeWarc([
        [{ url: 'http://a.test/1', httpHeaders: html }, Buffer.from('a')],
        [{ url: 'http://a.test/2', httpHeaders: html }, Buffer.from('b'.repeat(500))],
      ]),
    );
    const path = join(madeFolder(), 'cut.warc.gz');
    writeFileSync(path, whole.subarray(0, whole.length - 30));
    const { captures, troubles } = await read(path);
    expect(captures.map(({ url }) => url)).toEqual(['http://a.test/1']);
    expect(troubles).toEqual([['warc.cut_off', null]]);
  });

  it('are not looked for in what is no WARC', async () => {
    const path = join(madeFolder(), 'a.gz');
    writeFileSync(path, gzipSync('just text, and a good deal of it'));
    expect(await isWarc(path)).toBe(false);
    expect((await read(path)).troubles).toEqual([['warc.not_warc', null]]);
  });
});

describe('framing', () => {
  it('gives the same records, however the stream is cut into chunks', async () => {
    const bodies = ['', 'x', '\r\n\r\nWARC/1.0\r\n', 'y'.repeat(300)];
    const bytes = readFileSync(
      await madeWarc(
        bodies.map(
          (body, at) =>
            [{ url: `http://a.test/${String(at)}`, type: 'resource' }, Buffer.from(body)] as const,
        ),
        { gzip: false },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
        fc.boolean(),
        async (sizes, isAll) => {
          const chunks: Buffer[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          const blocks: string[] = [];
          let turn = 0;
          for await (const records of frameRecords(chunks, () =>
            isAll || turn++ % 2 === 0 ? 'block' : 'nothing',
          ))
            blocks.push(...records.map(({ block }) => block.toString()));
          expect(blocks).toEqual(isAll ? bodies : [bodies[0], bodies[2]]);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('candidates', () => {
  it('are all reports among the samples', async () => {
    for (const sample of samples) {
      const record = await readSample(sample);
      if (record.report !== null) expect(isCandidate(Buffer.from(sample.bytes)), sample.path).toBe(true);
    }
  });

  it('are reports written as references, and documents that must be opened first', () => {
    expect(isCandidate(Buffer.from('&#20844;&#24320;'))).toBe(true);
    expect(isCandidate(Buffer.from('%PDF-1.7'))).toBe(true);
  });

  it('are no pages that only speak of disclosure', () => {
    expect(isCandidate(Buffer.from('<a>政府信息公开</a> 今日天气晴。'))).toBe(false);
    expect(isCandidate(Buffer.from('hello'))).toBe(false);
  });
});
