import { readFileSync } from 'node:fs';
import { createServer as createSecure } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../src/archive/index.ts';
import type { Clock } from '../../src/crawl/index.ts';
import type { FetcherOptions } from '../../src/crawl/asker.ts';
import type { FetchResult } from '../../src/crawl/fetch-result.ts';
import { Fetcher } from '../../src/crawl/fetcher.ts';
import { send } from '../../src/crawl/send.ts';
import type { RobotsEntry } from '../../src/store/index.ts';
import { madeClock, madeFolder } from './replica-crawl.ts';

/** A server that writes exactly these bytes for a path, and then does as told. */
const answers = new Map<string, (socket: Socket) => void>();
const asked: string[] = [];
let server: Server;
let port = 0;
const whole =
  (status: string, head: string, body: string | Buffer = '') =>
  (socket: Socket) =>
    void socket.end(
      Buffer.concat([
        Buffer.from(
          `HTTP/1.1 ${status}\r\n${head}Content-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n`,
        ),
        Buffer.from(body),
      ]),
    );

const listening = (one: Server): Promise<number> =>
  new Promise((resolve) =>
    one.listen(0, '127.0.0.1', () => resolve((one.address() as { port: number }).port)),
  );

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const path = /^GET (\S+)/.exec(bytes.toString())?.[1] ?? '';
      asked.push(path);
      (answers.get(path) ?? whole('404 Not Found', ''))(socket);
    });
  });
  port = await listening(server);
});
afterAll(() => void server.close());

async function fetcherFor(changes: Partial<FetcherOptions> = {}, clock: Clock = madeClock()) {
  const archive = await Archive.open(madeFolder(), { program: 'test', now: () => '2026-03-01T00:00:00Z' });
  const robots = new Map<string, RobotsEntry>();
  const fetcher = new Fetcher({
    archive,
    clock,
    send,
    lookup: () => Promise.resolve(['127.0.0.1']),
    signal: new AbortController().signal,
    isStopped: () => false,
    robots: {
      get: (origin) => robots.get(origin) ?? null,
      keep: (origin, entry) => void robots.set(origin, entry),
    },
    contact: 'test@example.org',
    version: 'test',
    pauseMs: 3000,
    window: null,
    caps: { perSite: 1000, perRun: 1000 },
    sendLimits: { bytes: 100_000, ms: 60_000 },
    bodyLimits: { bytes: 200_000, ratio: 20 },
    exceptions: [{ origin: `http://127.0.0.1:${String(port)}`, at: null }],
    ...changes,
  });
  return { fetcher, archive };
}

async function fetched(
  path: string,
  changes: Partial<FetcherOptions> = {},
  clock?: Clock,
): Promise<FetchResult & { archived: string[] }> {
  const { fetcher, archive } = await fetcherFor(changes, clock);
  const host = `127.0.0.1:${String(port)}`;
  const about = { source: 's', via: null, title: null, agency: null };
  const result = await fetcher.fetch(`http://${host}${path}`, {
    hosts: new Set([host, '127.0.0.1:9', 'named.test']),
    about,
    pauseMs: 0,
  });
  const archived = archive.entries
    .map(({ url }) => new URL(url).pathname)
    .filter((one) => one !== '/robots.txt');
  await archive.close();
  return { ...result, archived };
}

describe('what a server may do', () => {
  it.each<[string, string, (socket: Socket) => void, string]>([
    ['redirects to itself', '/self', whole('302 Found', 'Location: /self\r\n'), 'redirect_loop'],
    [
      'redirects to another port of loopback',
      '/port',
      whole('302 Found', 'Location: http://127.0.0.1:9/\r\n'),
      'outside',
    ],
    [
      'redirects to another host',
      '/host',
      whole('302 Found', 'Location: http://elsewhere.test/\r\n'),
      'outside',
    ],
    [
      'redirects to a host that leads to a private address',
      '/name',
      whole('302 Found', 'Location: http://named.test/\r\n'),
      'outside',
    ],
    [
      'redirects to another scheme',
      '/scheme',
      whole('302 Found', 'Location: file:///etc/passwd\r\n'),
      'outside',
    ],
    [
      'states ten gigabytes',
      '/huge',
      (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx'),
      'too_large',
    ],
    [
      'sends more than a report has, without stating it',
      '/stream',
      (socket) => void socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${'x'.repeat(200_000)}`),
      'too_large',
    ],
    [
      'ends before the length that it states',
      '/short',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort'),
      'cut_off',
    ],
    [
      'sends more than the length that it states',
      '/long',
      (socket) =>
        void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nlonger than that'),
      'bad_answer',
    ],
    ['speaks no HTTP', '/noise', (socket) => void socket.end('hello\r\n\r\n'), 'bad_answer'],
    [
      'sends a gzip bomb',
      '/bomb',
      whole('200 OK', 'Content-Encoding: gzip\r\n', gzipSync(Buffer.alloc(30_000_000))),
      'too_large',
    ],
    [
      'names a coding that it does not send',
      '/coding',
      whole('200 OK', 'Content-Encoding: gzip\r\n', 'plain'),
      'bad_answer',
    ],
    ['sends nothing', '/empty', whole('200 OK', ''), 'empty'],
    ['refuses', '/403', whole('403 Forbidden', '', 'no'), 'blocked'],
    ['fails', '/500', whole('500 Oops', '', 'no'), 'server_error'],
    ['has it no more', '/410', whole('410 Gone', '', 'no'), 'missing'],
    ['hangs up', '/hang', (socket) => void socket.destroy(), 'unreachable'],
  ])('%s', async (_, path, answer, outcome) => {
    answers.set(path, answer);
    expect(await fetched(path)).toMatchObject({ kind: 'failed', outcome });
  });

  it('archives no half document', async () => {
    for (const path of ['/short', '/long', '/huge', '/stream'])
      expect((await fetched(path)).archived).toEqual([]);
  });

  it('sends a byte now and then: it is given up when the time is over', async () => {
    const clock = madeClock();
    let over: (() => void) | null = null;
    const deadline = (): { signal: AbortSignal; cancel: () => void } => {
      const controller = new AbortController();
      over = () => controller.abort();
      return { signal: controller.signal, cancel: () => undefined };
    };
    answers.set('/trickle', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\nx');
      over?.();
    });
    expect(await fetched('/trickle', {}, { ...clock, deadline })).toMatchObject({ outcome: 'too_slow' });
  });

  it('asks to wait: it is waited for, and asked again', async () => {
    let times = 0;
    answers.set('/busy', (socket) =>
      times++ === 0 ? whole('429 Busy', 'Retry-After: 120\r\n')(socket) : whole('200 OK', '', 'here')(socket),
    );
    const clock = madeClock();
    const start = clock.now();
    expect(await fetched('/busy', {}, clock)).toMatchObject({ kind: 'document' });
    expect(clock.now() - start).toBeGreaterThanOrEqual(120_000);
  });

  it('asks to wait for hours: the site is left', async () => {
    answers.set('/later', whole('429 Busy', 'Retry-After: 86400\r\n'));
    await expect(fetched('/later')).rejects.toMatchObject({ reason: 'site.asks_to_wait' });
  });
});

describe('bounds of the crawl', () => {
  it('ends at the caps, and where a stop file lies', async () => {
    answers.set('/fine', whole('200 OK', '', 'here'));
    await expect(fetched('/fine', { caps: { perSite: 1, perRun: 10 } })).rejects.toMatchObject({
      reason: 'cap.site',
    });
    await expect(fetched('/fine', { caps: { perSite: 10, perRun: 1 } })).rejects.toMatchObject({
      reason: 'cap.run',
    });
    const before = asked.length;
    await expect(fetched('/fine', { isStopped: () => true })).rejects.toMatchObject({ reason: 'stopped' });
    expect(asked.length).toBe(before);
  });

  it('waits for the night', async () => {
    const clock = madeClock(Date.parse('2026-03-01T02:00:00Z'));
    expect(await fetched('/fine', { window: { from: 22 * 60, to: 6 * 60 } }, clock)).toMatchObject({
      kind: 'document',
    });
    expect(new Date(clock.now()).toISOString() >= '2026-03-01T14:00:00').toBe(true);
  });

  it('asks nothing where robots.txt fails', async () => {
    answers.set('/robots.txt', whole('503 Down', ''));
    expect(await fetched('/fine')).toMatchObject({ outcome: 'robots_unreachable' });
    answers.delete('/robots.txt');
  });
});

describe('a certificate that nobody vouches for', () => {
  it('is recorded, and not worked around', async () => {
    const tls = (name: string): Buffer =>
      readFileSync(join(fileURLToPath(new URL('.', import.meta.url)), 'tls', name));
    const secure = createSecure(
      { key: tls('self-signed.key'), cert: tls('self-signed.crt') },
      (_, response) => response.end('secret'),
    );
    const securePort = await listening(secure);
    const host = `127.0.0.1:${String(securePort)}`;
    const { fetcher } = await fetcherFor({ exceptions: [{ origin: `https://${host}`, at: null }] });
    const about = { source: 's', via: null, title: null, agency: null };
    expect(
      await fetcher.fetch(`https://${host}/`, { hosts: new Set([host]), about, pauseMs: 0 }),
    ).toMatchObject({ outcome: 'tls' });
    secure.close();
  });
});
