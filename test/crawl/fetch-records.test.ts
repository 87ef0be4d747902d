/** Records of an archive of others, on a server of the test's own that knows ranges. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { readCaptures } from '../../src/archive/index.ts';
import { fetchRecords, FetchRecordsError } from '../../src/crawl/index.ts';
import { largestRecord, reportEntryOf } from '../../src/crawl/index-entries.ts';
import { exchange, open } from '../archive/made-exchanges.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { reportPage } from './made-web.ts';
import { madeClock } from './replica-crawl.ts';

interface Asked {
  readonly path: string;
  readonly range: string;
}

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
});

/** Serves a folder's files by ranges; the statuses of the next answers may be others. */
async function serve(folder: string, statuses: number[] = []): Promise<{ from: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const made = createServer((request, response) => {
    const [path, range] = [request.url ?? '', request.headers.range ?? ''];
    asked.push({ path, range });
    const other = statuses.shift();
    if (other !== undefined) return void response.writeHead(other).end('no');
    const [from = 0, to = 0] = (/bytes=(\d+)-(\d+)/.exec(range) ?? []).slice(1).map(Number);
    response.writeHead(206).end(readFileSync(join(folder, path)).subarray(from, to + 1));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return { from: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`, asked };
}

/** An archive of a few pages, and its index as Common Crawl writes it. */
async function madeArchive(years: readonly number[]): Promise<{ folder: string; index: string }> {
  const folder = temporaryFolder('cc');
  const archive = await open(join(folder, 'crawl-data'));
  for (const year of years)
    await archive.add(
      exchange(`/${String(year)}.html`, reportPage(year), {
        url: `http://jyj.xm.gov.cn/${String(year)}.html`,
      }),
    );
  await archive.add(exchange('/a.html', '<p>政府信息公开</p>', { url: 'http://www.example.com/a.html' }));
  await archive.add(exchange('/', '<p>政府信息公开</p>', { url: 'http://jyj.xm.gov.cn/' }));
  await archive.close();
  const name = readdirSync(join(folder, 'crawl-data')).find((one) => one.endsWith('.cdxj')) ?? '';
  const lines = readFileSync(join(folder, 'crawl-data', name), 'utf8').replaceAll(
    '"filename":"',
    '"filename":"crawl-data/',
  );
  const index = join(folder, 'cdx-00001.gz');
  writeFileSync(index, gzipSync(lines));
  return { folder, index };
}

async function urlsIn(file: string): Promise<string[]> {
  const urls: string[] = [];
  for await (const { url } of readCaptures(file)) urls.push(url);
  return urls;
}

const how = (from: string, index: string, out: string) => ({
  ...{ from, index, out },
  userAgent: 'test',
  signal: new AbortController().signal,
  clock: madeClock(),
});

describe('an index of others', () => {
  it('gives the records that can be reports, each by its range, and nothing else is asked for', async () => {
    const { folder, index } = await madeArchive([2021, 2022, 2023]);
    const { from, asked } = await serve(folder);
    const out = join(folder, 'out.warc.gz');
    const fetched = await fetchRecords(how(from, index, out));
    expect(fetched).toMatchObject({ lines: 5, records: 3, failed: 0, isWhole: true });
    expect(asked).toHaveLength(3);
    expect((await urlsIn(out)).sort()).toEqual(
      [2021, 2022, 2023].map((year) => `http://jyj.xm.gov.cn/${String(year)}.html`),
    );
  });

  it('is gone on with where a run ended, whatever it wrote behind its last state', async () => {
    const { folder, index } = await madeArchive([2021, 2022, 2023]);
    const { from, asked } = await serve(folder);
    const out = join(folder, 'out.warc.gz');
    const stop = new AbortController();
    const onRecord = (_: unknown, records: number): void => {
      if (records === 2) stop.abort();
    };
    const first = await fetchRecords({ ...how(from, index, out), signal: stop.signal, onRecord });
    expect(first).toMatchObject({ records: 2, isWhole: false });
    writeFileSync(out, Buffer.concat([readFileSync(out), Buffer.from('half a rec')]));
    expect(await fetchRecords(how(from, index, out))).toMatchObject({ records: 3, isWhole: true });
    expect(asked).toHaveLength(3);
    expect(await urlsIn(out)).toHaveLength(3);
    // Once more: nothing is left to ask.
    const { size } = statSync(out);
    await fetchRecords(how(from, index, out));
    expect([asked.length, statSync(out).size]).toEqual([3, size]);
  });

  it('counts records that are not there, and never takes a whole file for one', async () => {
    const { folder, index } = await madeArchive([2021, 2022, 2023]);
    const { from } = await serve(folder, [404, 200]);
    const fetched = await fetchRecords(how(from, index, join(folder, 'out.warc.gz')));
    expect(fetched).toMatchObject({ records: 1, failed: 2 });
  });

  it('asks again where the archive is busy, and says so where it stays so', async () => {
    const { folder, index } = await madeArchive([2023]);
    const busy = await serve(folder, [503, 429]);
    expect(await fetchRecords(how(busy.from, index, join(folder, 'a.warc.gz')))).toMatchObject({
      records: 1,
    });
    server?.close();
    const down = await serve(
      folder,
      Array.from({ length: 9 }, () => 503),
    );
    await expect(fetchRecords(how(down.from, index, join(folder, 'b.warc.gz')))).rejects.toThrow(
      FetchRecordsError,
    );
  });
});

describe('docs/common-crawl.md', () => {
  it('names a command and options that are there, and the bounds that the program has', () => {
    const page = readFileSync(new URL('../../docs/common-crawl.md', import.meta.url), 'utf8');
    const program = makeProgram({ language: 'en', version: '0', onExit: () => undefined });
    for (const [, name = '', rest = ''] of page.matchAll(/^npx gongkai (\w+)(.*)$/gm)) {
      const help = program.commands.find((command) => command.name() === name)?.helpInformation() ?? '';
      for (const [option] of rest.matchAll(/--[\w-]+/g)) expect(help, name).toContain(option);
      expect(help).not.toBe('');
    }
    expect(page).toContain(`${String(largestRecord / 1024 / 1024)} MB`);
  });
});

describe('a line of an index', () => {
  const line = (changes: { readonly [key: string]: string }): string =>
    `cn,gov,xm)/a 20240101000000 ${JSON.stringify({
      url: 'http://www.xm.gov.cn/zfxxgk/a.htm',
      mime: 'text/html',
      status: '200',
      length: '10',
      offset: '0',
      filename: 'crawl-data/a.warc.gz',
      ...changes,
    })}`;
  it('can be a report', () => {
    expect(reportEntryOf(line({}))).toEqual({
      url: 'http://www.xm.gov.cn/zfxxgk/a.htm',
      filename: 'crawl-data/a.warc.gz',
      offset: 0,
      length: 10,
    });
    for (const mime of ['application/pdf', 'application/msword', 'unk'])
      expect(reportEntryOf(line({ mime }))).not.toBeNull();
  });
  it.each([
    { url: 'http://www.example.com/zfxxgk/a.htm' },
    { url: 'http://gov.cn.example.com/a' },
    { url: 'ftp://www.xm.gov.cn/a' },
    { url: 'http://www.xm.gov.cn/' },
    { url: 'http://www.xm.gov.cn/index.html' },
    { status: '404' },
    { mime: 'image/png' },
    { length: '0' },
    { length: '99999999999' },
    { offset: '-1' },
    { filename: '../../etc/passwd' },
    { filename: 'http://elsewhere.test/a' },
  ])('cannot be one: %j', (changes) =>
    expect(reportEntryOf(line(changes as { [key: string]: string }))).toBeNull(),
  );
  it.each(['', '{', 'a b {}', 'a b {"url": 1}'])('is none: %s', (text) =>
    expect(reportEntryOf(text)).toBeNull(),
  );
});
