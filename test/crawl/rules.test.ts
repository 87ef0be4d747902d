import { describe, expect, it } from 'vitest';
import { addressOf, siteOf } from '../../src/crawl/index.ts';
import { guard, isPublic } from '../../src/crawl/guard.ts';
import { signOf } from '../../src/crawl/page-signs.ts';
import { retryAfter } from '../../src/crawl/retry-after.ts';
import { judge, robotsOf } from '../../src/crawl/robots.ts';
import { parseWindow, untilOpen } from '../../src/crawl/window.ts';

describe('addresses', () => {
  it.each([
    ['HTTP://WWW.Gz.gov.cn:80/a/../b#c', 'http://www.gz.gov.cn/b'],
    ['http://a.gov.cn/b;jsessionid=12AB?PHPSESSID=9&id=3', 'http://a.gov.cn/b?id=3'],
    ['http://a.gov.cn/api?sid=755031', 'http://a.gov.cn/api?sid=755031'],
    ['http://a.gov.cn/api?t=1700000000000', 'http://a.gov.cn/api'],
    ['ftp://a.gov.cn/', null],
    ['file:///etc/passwd', null],
    ['http://name:word@a.gov.cn/', null],
  ])('%s is %s', (text, address) => expect(addressOf(text)).toBe(address));
  it('have one site for all hosts of an owner', () => {
    expect(siteOf('rsj.gz.gov.cn')).toBe('gz.gov.cn');
    expect(siteOf('127.0.0.1')).toBe('127.0.0.1');
  });
});

describe('what may be asked', () => {
  const hosts = new Set(['a.gov.cn', '127.0.0.1:81', '127.0.0.1:82']);
  const at =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses);
  const decide = async (url: string, addresses: string[] = ['93.184.216.34']) =>
    (await guard(new URL(url), hosts, [{ origin: 'http://127.0.0.1:81', at: null }], at(...addresses))).kind;
  it('is a host of the source on the public internet', async () => {
    expect(await decide('http://a.gov.cn/')).toBe('go');
    expect(await decide('http://b.gov.cn/')).toBe('outside');
    expect(await decide('ftp://a.gov.cn/')).toBe('outside');
  });
  it('is no name that leads to a private address, also if only one of its addresses does', async () => {
    expect(await decide('http://a.gov.cn/', ['93.184.216.34', '10.0.0.1'])).toBe('outside');
    expect(await decide('http://a.gov.cn/', ['::ffff:127.0.0.1'])).toBe('outside');
  });
  it('is exactly the origin that the code names, and no other port of it', async () => {
    expect(await decide('http://127.0.0.1:81/')).toBe('go');
    expect(await decide('http://127.0.0.1:82/')).toBe('outside');
  });
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));
  it('takes public ones', () =>
    expect(['93.184.216.34', '2606:2800:220:1::1'].map(isPublic)).toEqual([true, true]));
});

describe('robots.txt (RFC 9309)', () => {
  const say = (body: string, path: string) =>
    judge(robotsOf(200, Buffer.from(body)), new URL(path, 'http://a.gov.cn'));
  it('lets the longest rule win, and an allowance where two are as long', () => {
    const body = 'User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c';
    expect(say(body, '/a/x').outcome).toBe('robots');
    expect(say(body, '/a/b/x').outcome).toBe('allow');
    expect(say(body, '/c').outcome).toBe('allow');
  });
  it('obeys our own group, and not that of all others beside it', () => {
    const body =
      '\ufeffUser-agent: *\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /internal/\nCrawl-delay: 7';
    expect(say(body, '/x')).toEqual({ outcome: 'allow', delayMs: 7000 });
    expect(say(body, '/internal/x').outcome).toBe('robots');
  });
  it('knows * and $', () => {
    const body = 'User-agent: *\nDisallow: /*.pdf$';
    expect(say(body, '/a.pdf').outcome).toBe('robots');
    expect(say(body, '/a.pdf.html').outcome).toBe('allow');
  });
  it('refuses nothing with 4xx, and everything with 5xx or no answer', () => {
    const of = (status: number | null) =>
      judge(robotsOf(status, Buffer.alloc(0)), new URL('http://a.gov.cn/x')).outcome;
    expect([404, 403, 503, 500, null].map(of)).toEqual([
      'allow',
      'allow',
      'robots_unreachable',
      'robots_unreachable',
      'robots_unreachable',
    ]);
  });
  it('reads 500 KiB', () => {
    const body = `User-agent: *\n${'# filler\n'.repeat(55_000)}Disallow: /a\n${'# filler\n'.repeat(5000)}Disallow: /b\n`;
    expect(say(body, '/a').outcome).toBe('robots');
    expect(say(body, '/b').outcome).toBe('allow');
  });
});

describe('times', () => {
  it('opens a night window by Beijing time, over midnight', () => {
    const night = parseWindow('22:00-06:00')!;
    expect(untilOpen(night, Date.parse('2026-03-01T15:00:00Z'))).toBe(0);
    expect(untilOpen(night, Date.parse('2026-03-01T22:00:00Z'))).toBe(16 * 60 * 60 * 1000);
    expect([parseWindow('25:00-06:00'), parseWindow('06:00-06:00')]).toEqual([null, null]);
  });
  it('reads Retry-After as seconds or a date', () => {
    const now = Date.parse('2026-03-01T00:00:00Z');
    expect([
      retryAfter('120', now),
      retryAfter('Sun, 01 Mar 2026 00:01:00 GMT', now),
      retryAfter('soon', now),
      retryAfter(null, now),
    ]).toEqual([120_000, 60_000, null, null]);
  });
});

describe('what a page says of itself', () => {
  it.each([
    ['<title>404</title><p>页面不存在', 'soft_404'],
    ['<p>抱歉，您访问的页面不存在或已被删除。', 'soft_404'],
    ['<title>安全验证</title><p>请完成验证', 'challenge'],
    ['<script>document.cookie="__jsl_clearance=1"</script>', 'challenge'],
    ['<title>用户登录</title><input type="password">', 'login'],
    [`<title>年报</title><p>${'本年收到申请，答复如下。'.repeat(120)}页面不存在`, null],
    ['<p>申请的信息不存在的，告知申请人。共3件。', null],
  ])('%s', (html, sign) => expect(signOf(html)).toBe(sign));
});
