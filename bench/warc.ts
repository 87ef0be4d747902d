/**
 * Finding the reports in a WARC of 10,000 pages (mean 60 KB, 1 in 100 a report), and the speed of passing over the rest against
 * `zcat`. `npm run bench -- --warc [PAGES]`; ends with 1 where a report is missed, one is invented, or the bound is broken.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCaptures } from '../src/archive/index.ts';
import { examine } from '../src/examine/index.ts';
import { reportPage } from './report-pages.ts';

/** At least so much of zcat's speed. */
const bound = 0.7;
const pages = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'gongkai-warc-bench-'));
let state = 7;
/** Numbers from 0 to below `below`, the same every time. */
const next = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const words = Array.from({ length: 4000 }, () =>
  String.fromCodePoint(...Array.from({ length: 2 + next(3) }, () => 0x4e00 + next(3000))),
);

/** News and notices: prose of many words, navigation that names disclosure, as every government site has. */
function otherPage(seed: number): string {
  const size = 10_000 + next(44_000);
  const parts = [
    `<html><head><meta charset="utf-8"><title>${words[seed % words.length] ?? ''}</title></head><body>`,
  ];
  if (seed % 3 === 0)
    parts.push('<ul><li><a href="/zwgk/">政府信息公开</a><li><a href="/zxjl/">依申请公开</a></ul>');
  for (let length = 0; length < size;) {
    const sentence = Array.from({ length: 12 }, () => words[next(words.length)] ?? '').join('');
    const line = `<p class="p${String(next(9))}" style="text-indent: 2em">${sentence}。</p>\n`;
    parts.push(line);
    length += line.length;
  }
  return parts.join('');
}

/** A record as a member of its own, as crawlers write them. */
function member(type: string, url: string, contentType: string, block: Buffer): Buffer {
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    'WARC-Date: 2026-01-01T00:00:00Z',
    `WARC-Record-ID: <urn:uuid:${randomUUID()}>`,
    `WARC-Target-URI: ${url}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${String(block.length)}`,
  ].join('\r\n');
  return gzipSync(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]));
}

/** A file in the shape of Common Crawl's: request, response and metadata of each page. */
function write(
  name: string,
  isReport: (at: number) => boolean,
  count: number,
): { readonly file: string; readonly bytes: number } {
  const file = join(folder, `${name}.warc.gz`);
  const out = openSync(file, 'w');
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const body = Buffer.from(isReport(at) ? reportPage(60, at) : otherPage(at));
    bytes += body.length;
    const url = `http://bench.test/${String(at)}.html`;
    const answer = Buffer.from(
      `HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=utf-8\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Length: ${String(body.length)}\r\n\r\n`,
    );
    const request = Buffer.from('GET / HTTP/1.1\r\nUser-Agent: CCBot/2.0\r\nHost: bench.test\r\n\r\n');
    const http = (kind: string): string => `application/http; msgtype=${kind}`;
    writeSync(out, member('request', url, http('request'), request));
    writeSync(out, member('response', url, http('response'), Buffer.concat([answer, body])));
    writeSync(out, member('metadata', url, 'application/warc-fields', Buffer.from('fetchTimeMs: 80\r\n')));
  }
  closeSync(out);
  return { file, bytes };
}

const seconds = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

try {
  const isReport = (at: number): boolean => at % 100 === 50;
  const mixed = write('mixed', isReport, pages);
  console.log(
    `${String(pages)} pages, mean ${(mixed.bytes / pages / 1024).toFixed(1)} KB, ${(statSync(mixed.file).size / 1e6).toFixed(0)} MB of gzip`,
  );
  const found = new Set<number>();
  let candidates = 0;
  for await (const { url, bytes } of readCaptures(mixed.file)) {
    candidates += 1;
    const { status } = await examine(bytes, { file: url });
    if (status === 'parsed' || status === 'partial') found.add(Number(/(\d+)\.html$/.exec(url)?.[1]));
  }
  const wanted = Array.from({ length: pages }, (_, at) => at).filter(isReport);
  const missed = wanted.filter((at) => !found.has(at)).length;
  const invented = [...found].filter((at) => !isReport(at)).length;
  console.log(
    `reports: ${String(wanted.length)}, found ${String(found.size)}, missed ${String(missed)}, invented ${String(invented)}; candidates ${String(candidates)}`,
  );

  const rest = write('rest', () => false, pages);
  // Processor time, the least of five rounds: a busy machine only ever adds to it.
  let [theirs, ours] = [Infinity, Infinity];
  for (let round = 0; round < 5; round++) {
    const zcat = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time zcat ${rest.file} > /dev/null`], {
      encoding: 'utf8',
    });
    const [user = 0, system = 0] = zcat.stderr.trim().split(' ').map(Number);
    theirs = Math.min(theirs, user + system);
    const start = process.cpuUsage();
    for await (const { url } of readCaptures(rest.file)) console.log(`candidate: ${url}`);
    ours = Math.min(ours, seconds(start));
    console.log(
      `round ${String(round + 1)}: zcat ${(user + system).toFixed(2)} s, passing over ${seconds(start).toFixed(2)} s`,
    );
  }
  const ratio = theirs / ours;
  console.log(
    `zcat ${theirs.toFixed(2)} s, passing over ${ours.toFixed(2)} s: ${ratio.toFixed(2)} of its speed (bound ${String(bound)})`,
  );
  process.exitCode = missed > 0 || invented > 0 || ratio < bound ? 1 : 0;
} finally {
  if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true });
  else console.log(folder);
}
