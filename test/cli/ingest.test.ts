import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isWarc } from '../../src/archive/index.ts';
import { exchange, open } from '../archive/made-exchanges.ts';
import { reportPage } from '../crawl/made-web.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { capturesBelow, ingestedCounts as counts, runIngest } from './run-ingest.ts';

const home = (): string => temporaryFolder('ingest');
/** Runs the command; gives what it said, and what the archive then holds. */
async function ingested(paths: readonly string[], out: string) {
  const ran = await runIngest(paths, out);
  return { ...ran, captures: await capturesBelow(out) };
}

describe('ingest', () => {
  it('archives the reports of files and folders under their own address, with the day they were written', async () => {
    const folder = home();
    const file = join(folder, '2023.html');
    writeFileSync(file, reportPage(2023));
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', '2022.html'), reportPage(2022));
    writeFileSync(join(folder, 'more', 'news.html'), '<p>今日天气晴</p>');
    const { captures, printed, code } = await ingested([file, join(folder, 'more')], join(folder, 'out'));
    expect({ code, printed }).toEqual({ code: 0, printed: counts(3, 2, 0) });
    expect(captures.map(({ url }) => url)).toEqual(
      [file, join(folder, 'more', '2022.html')].map((path) => pathToFileURL(path).href),
    );
    expect(captures[0]?.date).toBe(new Date(1_700_000_000_000).toISOString());
    expect(Buffer.from(captures[0]?.bytes ?? []).toString()).toBe(reportPage(2023));
  });

  it('adds nothing that is there already', async () => {
    const folder = home();
    writeFileSync(join(folder, '2023.html'), reportPage(2023));
    const out = join(folder, 'out');
    await ingested([join(folder, '2023.html')], out);
    const size = statSync(join(out, 'archive', 'gongkai-00001.warc.gz')).size;
    const again = await ingested([join(folder, '2023.html')], out);
    expect(again.printed).toBe(counts(1, 1, 1));
    expect(statSync(join(out, 'archive', 'gongkai-00001.warc.gz')).size).toBe(size);
  });

  it('adds nothing of the same bytes at two addresses, asked for again', async () => {
    const folder = home();
    const paths = ['a.html', 'b.html'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, reportPage(2023));
    const out = join(folder, 'out');
    const first = await ingested(paths, out);
    expect(first.captures.map(({ url }) => url)).toEqual(paths.map((path) => pathToFileURL(path).href));
    const again = await runIngest(paths, out, ['--again']);
    expect(again.printed).toBe(counts(2, 2, 2));
    expect(await capturesBelow(out)).toEqual(first.captures);
  });

  it('keeps a container once, whole', async () => {
    const folder = home();
    const zip = zipSync({ 'a.html': strToU8(reportPage(2022)), 'b.html': strToU8(reportPage(2023)) });
    writeFileSync(join(folder, 'both.zip'), zip);
    const { captures, printed } = await ingested([join(folder, 'both.zip')], join(folder, 'out'));
    expect(printed).toBe(counts(1, 1, 0));
    expect(captures.map(({ bytes }) => bytes.length)).toEqual([zip.length]);
  });

  it('tells what could not be read, and goes on', async () => {
    const folder = home();
    writeFileSync(join(folder, 'a.html'), '');
    writeFileSync(join(folder, 'b.html'), reportPage(2023));
    const { said, printed } = await ingested([folder, join(folder, 'gone.html')], join(home(), 'out'));
    expect(printed).toBe(counts(2, 1, 0));
    expect(said.some((one) => one.startsWith(pathToFileURL(join(folder, 'a.html')).href))).toBe(true);
    expect(said.some((one) => one.includes('gone.html'))).toBe(true);
  });

  it('takes over what another archive of ours says of a report', async () => {
    const folder = home();
    const archive = await open(join(folder, 'theirs'));
    const agency = { id: null, name: '厦门市测试局', region: '350200' };
    const about = { source: '350200-made', via: 'http://made.test/nb/', title: '2023', agency };
    await archive.add(exchange('/2023.html', reportPage(2023), { about }));
    await archive.add(exchange('/nb/', '<p>list'));
    await archive.close();
    const { captures, printed } = await ingested([join(folder, 'theirs')], join(folder, 'out'));
    expect(printed).toBe(counts(1, 1, 0));
    expect(captures.map(({ url, date, about: said }) => ({ url, date, said }))).toEqual([
      { url: 'http://made.test/2023.html', date: '2026-03-01T02:03:04Z', said: about },
    ]);
  });
});

describe('a WARC in the shape of Common Crawl', () => {
  /** As CC-MAIN files have it: WARC/1.0, a record a member, request, response and metadata; the coding undone and its field kept. */
  function member(type: string, url: string, contentType: string, block: string | Buffer): Buffer {
    const bytes = Buffer.from(block);
    const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Date: 2024-02-21T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:4a0bd5ea-0000-4000-8000-${String(url.length).padStart(12, '0')}>\r\nContent-Length: ${String(bytes.length)}\r\nContent-Type: ${contentType}\r\nWARC-Target-URI: ${url}\r\nWARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\nWARC-Identified-Payload-Type: text/html\r\n\r\n`;
    return gzipSync(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]));
  }
  function page(url: string, body: string): Buffer[] {
    const http = `HTTP/1.1 200\r\nserver: nginx\r\nContent-Type: text/html\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
    return [
      member('request', url, 'application/http; msgtype=request', `GET / HTTP/1.1\r\nHost: a.gov.cn\r\n\r\n`),
      member('response', url, 'application/http; msgtype=response', http),
      member('metadata', url, 'application/warc-fields', 'fetchTimeMs: 84\r\ncharset-detected: UTF-8\r\n'),
    ];
  }

  it('gives its reports and nothing else, with their address and time', async () => {
    const folder = home();
    const file = join(folder, 'CC-MAIN-20240221000000-20240221030000-00000.warc.gz');
    const info = member(
      'warcinfo',
      '',
      'application/warc-fields',
      'isPartOf: CC-MAIN-2024-10\r\nsoftware: Apache Nutch\r\n',
    );
    writeFileSync(
      file,
      Buffer.concat([
        info,
        ...page('http://a.gov.cn/news.html', '<p>今日天气晴，政府信息公开'),
        ...page('http://a.gov.cn/2023.html', reportPage(2023)),
        ...page('http://a.gov.cn/robots.html', '<p>nothing'),
        ...page('http://b.gov.cn/2022.html', reportPage(2022)),
      ]),
    );
    expect(await isWarc(file)).toBe(true);
    const { captures, printed, said } = await ingested([file], join(folder, 'out'));
    expect(said).toEqual([]);
    expect(printed).toBe(counts(2, 2, 0));
    expect(captures.map(({ url, date, about }) => [url, date, about])).toEqual([
      ['http://a.gov.cn/2023.html', '2024-02-21T03:04:05Z', null],
      ['http://b.gov.cn/2022.html', '2024-02-21T03:04:05Z', null],
    ]);
  });

  it('that was cut off gives what stands before, and says so', async () => {
    const folder = home();
    const file = join(folder, 'cut.warc.gz');
    const whole = Buffer.concat([
      ...page('http://a.gov.cn/2023.html', reportPage(2023)),
      ...page('http://a.gov.cn/2022.html', reportPage(2022)),
    ]);
    writeFileSync(file, whole.subarray(0, whole.length - 900));
    const { said, captures } = await ingested([file], join(folder, 'out'));
    expect(captures.map(({ url }) => url)).toContain('http://a.gov.cn/2023.html');
    expect(said).toEqual([`${file}: warc.cut_off`]);
  });
});
