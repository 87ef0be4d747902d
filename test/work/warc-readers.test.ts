import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Examiner, WarcReaders, type WarcReading, type WarcReadersOptions } from '../../src/work/index.ts';
import { threadFile, type ThreadFile } from '../../src/work/thread-file.ts';
import { exchange, open } from '../archive/made-exchanges.ts';
import { reportPage } from '../crawl/made-web.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A WARC of reports at /0, /1, …, and a PDF that is none at its end. */
async function made(reports: number): Promise<Buffer> {
  const folder = temporaryFolder('readers');
  const archive = await open(folder);
  for (let at = 0; at < reports; at++)
    await archive.add(exchange(`/${String(at)}`, `${reportPage(2023)}<!-- ${String(at)} -->`));
  await archive.add(
    exchange('/last', '%PDF-1.4\nnothing', { headers: [['Content-Type', 'application/pdf']] }),
  );
  await archive.close();
  rmSync(join(folder, 'gongkai-00001.cdxj'));
  return Buffer.from(join(folder, 'gongkai-00001.warc.gz'));
}

/** The built threads: those of the sources take seconds to start. */
const builtThread = (name: string): ThreadFile =>
  threadFile(new URL(`../../dist/work/${name}.js`, import.meta.url));

function readers(options: Partial<WarcReadersOptions> = {}): WarcReaders {
  const examiner = new Examiner({ threads: 1, timeoutMs: 600_000, threadFile: builtThread('thread') });
  const made = new WarcReaders({
    threads: 2,
    examiner,
    threadFile: builtThread('warc-thread'),
    ...options,
  });
  onTestFinished(async () => {
    await made.close();
    await examiner.close();
  });
  return made;
}

const orderOf = (path: Buffer) => ({ path, date: '2026-01-01T00:00:00Z', finished: [] });
const dying = threadFile(new URL('./dying-warc-thread.ts', import.meta.url));

async function urlsOf(reading: WarcReading): Promise<string[]> {
  const urls: string[] = [];
  for await (const item of reading.items()) urls.push(item.kind === 'capture' ? item.url : item.trouble);
  return urls;
}

describe('threads that read WARCs', () => {
  it('give each file in its order, examined where it was read or handed over', async () => {
    const file = await made(3);
    const reading = readers().read(orderOf(file));
    const items: unknown[] = [];
    for await (const item of reading.items())
      if (item.kind === 'capture')
        items.push([item.url, item.briefs.map(({ status }) => status), item.bytes !== null]);
    expect(items).toEqual([
      ...[0, 1, 2].map((at) => [`http://made.test/${String(at)}`, ['parsed'], true]),
      ['http://made.test/last', ['failed'], true],
    ]);
    expect(reading.end).toMatchObject({ kind: 'end', isKnown: false });
  });

  it('wait while nobody takes what they gave', async () => {
    const file = await made(6);
    const reading = readers({ bytesAhead: 1 }).read(orderOf(file));
    let taken = 0;
    for await (const item of reading.items()) {
      expect(item.kind).toBe('capture');
      for (let at = 0; at < 20; at++) await turn();
      expect(reading.received).toBeLessThanOrEqual(taken + 1);
      taken += 1;
    }
    expect(taken).toBe(7);
  });

  it('do not read a file whose digest is known', async () => {
    const file = await made(1);
    const pool = readers();
    const first = pool.read(orderOf(file));
    await urlsOf(first);
    const sha256 = first.end?.kind === 'end' ? first.end.sha256 : '';
    const second = pool.read({ ...orderOf(file), finished: [sha256] });
    expect(await urlsOf(second)).toEqual([]);
    expect(second.end).toEqual({ kind: 'end', sha256, isKnown: true });
  });

  it('say that the disk does not give a file, and read the next', async () => {
    const file = await made(1);
    const pool = readers({ threads: 1 });
    const [gone, there] = [pool.read(orderOf(Buffer.from('/nowhere.warc.gz'))), pool.read(orderOf(file))];
    expect([await urlsOf(gone), gone.end]).toEqual([[], { kind: 'refused', code: 'ENOENT' }]);
    expect(await urlsOf(there)).toHaveLength(2);
  });

  it('are replaced where one dies of a file: the next goes on behind what was given', async () => {
    const folder = temporaryFolder('dying');
    const once = join(folder, 'once');
    writeFileSync(once, '');
    const reading = readers({ threads: 1, threadFile: dying }).read(orderOf(Buffer.from(once)));
    expect(await urlsOf(reading)).toEqual(['0', '1', '2']);
    expect(reading.end?.kind).toBe('end');
  });

  it('give a file up that the second dies of as well, and read the next', async () => {
    const folder = temporaryFolder('dying');
    const pool = readers({ threads: 1, threadFile: dying });
    const [twice, once] = ['twice', 'once'].map((name) =>
      pool.read(orderOf(Buffer.from(join(folder, name)))),
    );
    if (twice === undefined || once === undefined) throw new Error('two were asked for');
    await urlsOf(twice);
    expect(twice.end).toEqual({ kind: 'died' });
    expect(await urlsOf(once)).toEqual(['0', '1', '2']);
  });
});
