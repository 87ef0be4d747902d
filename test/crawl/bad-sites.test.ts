import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCaptures } from '../../src/archive/index.ts';
import { sourceBounds } from '../../src/crawl/source-walk.ts';
import { encodeGbk } from '../layouts/gb18030.ts';
import { crawlWeb, listPage, madeSource, MadeWeb, reportPage, titleOf } from './made-web.ts';
import { madeClock, madeFolder } from './replica-crawl.ts';

const at = (path: string): string => `http://made.gov.cn${path}`;
const link = (year: number, href = `/${String(year)}.html`) => [href, titleOf(year)] as const;

function webOf(
  list: string,
  pages: { readonly [path: string]: ReturnType<MadeWeb['pages']['get']> },
): MadeWeb {
  const web = new MadeWeb();
  web.pages.set(at('/nb/'), list);
  for (const [path, page] of Object.entries(pages)) if (page !== undefined) web.pages.set(at(path), page);
  return web;
}

describe('lists without end', () => {
  it('a calendar: pages that name nothing new are left after three', async () => {
    const web = webOf(listPage([link(2023)], '<a href="/cal/1">下一页</a>'), {
      '/2023.html': reportPage(2023),
    });
    for (let day = 1; day < 50; day++)
      web.pages.set(
        at(`/cal/${String(day)}`),
        listPage([link(2023)], `<a href="/cal/${String(day + 1)}">下一页</a>`),
      );
    const { events, outcomes } = await crawlWeb(web, madeFolder());
    expect(outcomes).toEqual(['found /2023.html 2023']);
    expect(events).toContain('list.barren');
    expect(web.asked.filter(({ url }) => url.includes('/cal/'))).toHaveLength(sourceBounds.barren);
  });

  it('pages that each name something new are left at the bound of lists', { timeout: 240_000 }, async () => {
    const web = webOf(listPage([link(2023, '/r0')], '<a href="/p/1">下一页</a>'), {});
    for (let page = 1; page < 300; page++)
      web.pages.set(
        at(`/p/${String(page)}`),
        listPage([link(2023, `/r${String(page)}`)], `<a href="/p/${String(page + 1)}">下一页</a>`),
      );
    // Reports of another year than asked for: the lists alone are walked.
    const { events } = await crawlWeb(web, madeFolder(), { years: [2020] });
    expect(events.filter((code) => code === 'list.too_many')).toEqual(['list.too_many']);
    expect(web.asked.filter(({ url }) => url.includes('/p/'))).toHaveLength(sourceBounds.lists - 1);
  });

  it('a list that is its own next page is read once', async () => {
    const web = webOf(listPage([link(2023)], '<a href="/nb/#top">下一页</a>'), {
      '/2023.html': reportPage(2023),
    });
    await crawlWeb(web, madeFolder());
    expect(web.times(at('/nb/'))).toBe(1);
  });
});

describe('one report under several addresses', () => {
  it('is asked for once where only the session id differs', async () => {
    const web = webOf(
      listPage([link(2023, '/2023.html;jsessionid=A1'), link(2023, '/2023.html?PHPSESSID=77'), link(2023)]),
      { '/2023.html': reportPage(2023) },
    );
    const { outcomes } = await crawlWeb(web, madeFolder());
    expect(outcomes).toEqual(['found /2023.html 2023']);
    expect(web.times(at('/2023.html'))).toBe(1);
  });

  it('is found once where its bytes are the same, and the second is told as its duplicate', async () => {
    const web = webOf(listPage([link(2023), link(2023, '/zt/9.html')]), {
      '/2023.html': reportPage(2023),
      '/zt/9.html': reportPage(2023),
    });
    expect((await crawlWeb(web, madeFolder())).outcomes).toEqual([
      'found /2023.html 2023',
      'duplicate /zt/9.html 2023',
    ]);
  });

  it('is not asked for on a mirror, nor after a redirect to one', async () => {
    const web = webOf(listPage([link(2023, 'http://mirror.example.com/2023.html'), link(2022)]), {
      '/2022.html': { status: 302, headers: { Location: 'http://mirror.example.com/2022.html' } },
    });
    const { outcomes } = await crawlWeb(web, madeFolder());
    expect(outcomes).toEqual(['outside /2023.html 2023', 'outside /2022.html 2022']);
    expect(web.asked.some(({ url }) => url.includes('mirror'))).toBe(false);
  });
});

describe('pages in GBK without a charset', () => {
  it('are read: list and report', async () => {
    const plain = { headers: { 'Content-Type': 'text/html' } };
    const web = webOf('', {
      '/nb/': { ...plain, body: encodeGbk(listPage([link(2023)])) },
      '/2023.html': { ...plain, body: encodeGbk(reportPage(2023).replace(/<meta charset[^>]*>/i, '')) },
    });
    const folder = madeFolder();
    expect((await crawlWeb(web, folder)).outcomes).toEqual(['found /2023.html 2023']);
    const archive = join(folder, 'archive');
    const [name = ''] = readdirSync(archive).filter((one) => one.endsWith('.gz'));
    const urls: string[] = [];
    for await (const { url } of readCaptures(join(archive, name))) urls.push(url);
    expect(urls).toContain(at('/2023.html'));
  });
});

describe('sites that do not answer as asked', () => {
  it.each([
    ['a challenge', '<title>安全验证</title><p>请完成验证', 'challenge'],
    ['a form to log in', '<title>用户登录</title><form><input type="password"></form>', 'login'],
    ['an empty page', { body: '' }, 'empty'],
    [
      'no certificate',
      () => ({ kind: 'failure', outcome: 'tls', detail: 'CERT_HAS_EXPIRED' }) as const,
      'tls',
    ],
    [
      'nothing',
      () => ({ kind: 'failure', outcome: 'unreachable', detail: 'ECONNREFUSED' }) as const,
      'unreachable',
    ],
    ['a circle', { status: 302, headers: { Location: '/2023.html' } }, 'redirect_loop'],
    ['a page that is no report', '<p>今日天气晴，宜出行。</p>'.repeat(40), 'not_a_report'],
  ])('%s: told, and not worked around', async (_, page, outcome) => {
    const web = webOf(listPage([link(2023)]), { '/2023.html': page });
    expect((await crawlWeb(web, madeFolder())).outcomes).toEqual([`${outcome} /2023.html 2023`]);
  });

  it('a list that asks who reads it is an error of the source, not a list without reports', async () => {
    const { events, outcomes } = await crawlWeb(
      webOf('<title>安全验证</title><p>请完成验证', {}),
      madeFolder(),
    );
    expect({ events, outcomes }).toEqual({ events: ['list.not_had'], outcomes: [] });
  });

  it('fewer reports than a year has is an error, more a warning', async () => {
    const web = webOf(listPage([link(2022), link(2023), link(2023, '/b.html')]), {
      '/2022.html': { status: 404 },
      '/2023.html': reportPage(2023),
      '/b.html': reportPage(2023, 9),
    });
    const expected = { least: 1, most: 1 };
    const { sources } = await crawlWeb(web, madeFolder(), {
      sources: [madeSource({ expected })],
      years: [2022, 2023],
    });
    expect(sources[0]?.events.map(({ code, severity, detail }) => [code, severity, detail])).toEqual([
      ['count.too_few', 'error', '2022: 0 (1–1)'],
      ['count.too_many', 'warning', '2023: 2 (1–1)'],
    ]);
  });
});

describe('a crawl that is ended', () => {
  const reports = [2020, 2021, 2022, 2023];
  const web = (): MadeWeb =>
    webOf(
      listPage(reports.map((year) => link(year))),
      Object.fromEntries(reports.map((year) => [`/${String(year)}.html`, reportPage(year)])),
    );

  it.each(['Ctrl-C', 'a stop file', 'a cap'])(
    'by %s: goes on where it stood, and asks for nothing twice',
    async (how) => {
      const made = web();
      const folder = madeFolder();
      const stop = new AbortController();
      let isStopped = false;
      const ended = await crawlWeb(made, folder, {
        signal: stop.signal,
        isStopped: () => isStopped,
        ...(how === 'a cap' ? { caps: { perSite: 4 } } : {}),
        onCheck(_, { url }) {
          if (!url.endsWith('/2021.html')) return;
          if (how === 'Ctrl-C') stop.abort();
          if (how === 'a stop file') isStopped = true;
        },
      });
      expect(ended.sources[0]?.unfinished).toBe(how === 'a cap' ? 'cap.site' : 'stopped');
      expect(ended.outcomes).toEqual(['found /2020.html 2020', 'found /2021.html 2021']);
      const resumed = await crawlWeb(made, folder);
      expect(resumed.sources[0]).toMatchObject({ unfinished: null, isResumed: true });
      expect(resumed.outcomes).toEqual(reports.map((year) => `found /${String(year)}.html ${String(year)}`));
      const urls = made.asked.map(({ url }) => url);
      expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
    },
  );

  it('begins no other source', async () => {
    const made = web();
    const stop = new AbortController();
    const other = madeSource({
      id: '350200-other',
      home: 'http://other.gov.cn/',
      hosts: ['other.gov.cn', 'made.gov.cn'],
    });
    const { sources } = await crawlWeb(made, madeFolder(), {
      sources: [madeSource(), other],
      signal: stop.signal,
      onCheck: () => stop.abort(),
    });
    expect(sources.map(({ source }) => source.id)).toEqual(['350200-made']);
  });

  it('looks for the stop file while it waits', async () => {
    const clock = madeClock(Date.parse('2026-03-01T02:00:00Z'));
    let looked = 0;
    const { sources } = await crawlWeb(
      web(),
      madeFolder(),
      { window: { from: 22 * 60, to: 6 * 60 }, isStopped: () => ++looked > 5 },
      clock,
    );
    expect(sources[0]?.unfinished).toBe('stopped');
    // Twelve hours it would have waited.
    expect(clock.now()).toBeLessThan(Date.parse('2026-03-01T02:10:00Z'));
  });
});
