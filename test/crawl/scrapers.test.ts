import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scrapers } from '../../scrapers/index.ts';
import { ListPage, systems } from '../../src/crawl/index.ts';

/** Pages in the shape of each system, and what must be found in them: `pages/NAME.html` beside `pages/NAME.json`. */
const folder = fileURLToPath(new URL('./pages', import.meta.url));
const expectedSchema = z.strictObject({
  system: z.enum(systems),
  url: z.string(),
  /** Address and year of each report, in order. */
  reports: z.array(z.tuple([z.string(), z.number().nullable()])),
  lists: z.array(z.string()),
  events: z.array(z.string()),
});
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -5))
  .sort();
const scraperOf = (system: string) => scrapers.find((one) => one.system === system)!;

describe('lists kept as files', () => {
  it('are there for every system', () => {
    expect(new Set(names.map((name) => name.split('-')[0]))).toEqual(new Set(systems));
  });

  it.each(names)('%s', (name) => {
    const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
    const scraper = scraperOf(expected.system);
    const reading = scraper.read(
      new ListPage(expected.url, readFileSync(join(folder, `${name}.html`), 'utf8')),
      scraper.selectors,
    );
    expect({
      reports: reading.reports.map(({ url, year }) => [url, year]),
      lists: reading.lists,
      events: reading.events.map(({ code }) => code),
    }).toEqual({ reports: expected.reports, lists: expected.lists, events: expected.events });
  });
});

describe('strict selection', () => {
  const report = '<li><a href="/a/t20240115_1.html">某市某局2023年政府信息公开工作年度报告</a></li>';
  it.each([...systems])('of %s notes a part that is not there, and one that is there twice', (system) => {
    const scraper = scraperOf(system);
    const codes = (html: string): string[] =>
      scraper
        .read(new ListPage('http://made.gov.cn/nb/', html), scraper.selectors)
        .events.map(({ code }) => code);
    const [first = ''] = scraper.selectors;
    const name = first.replace(/^\./, '');
    const part = `<div class="${name}"><ul>${report}</ul></div>`;
    expect(codes(part)).toEqual([]);
    expect(codes(part + part)).toEqual(['selector.too_much']);
    expect(codes(`<div class="else">${report}</div>`)).toEqual(['selector.nothing']);
    expect(codes(`<div class="${name}"><ul></ul></div>`)).toEqual(['list.empty']);
  });
});

describe('addresses of reports', () => {
  it.each([
    ['guangdong', 'http://rsj.gz.gov.cn/zwgk/nb/content/post_9471234.html', true],
    ['guangdong', 'http://www.panyu.gov.cn/gkmlpt/content/9/9471/post_9471234.html', true],
    ['guangdong', 'http://rsj.gz.gov.cn/zwgk/nb/index.html', false],
    ['trs', 'http://tjj.cq.gov.cn/zwgk/zfxxgknb_70772/202401/t20240115_12.html', true],
    ['trs', 'http://www.liunan.gov.cn/zwgk/t19700101_3.shtml', true],
    ['trs', 'http://tjj.cq.gov.cn/zwgk/zfxxgknb_70772/index_1.html', false],
    ['jcms', 'http://www.jinyun.gov.cn/art/2024/1/15/art_1229_42.html', true],
    ['jcms', 'http://www.lishui.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=11&fbtime=2023', true],
    ['jcms', 'http://www.jinyun.gov.cn/col/col1229/index.html', false],
    ['boda', 'http://www.hhlx.gov.cn/info/1001/2345.htm', true],
    ['boda', 'http://www.hhlx.gov.cn/zfxxgk/zfxxgknb.htm', false],
    ['kaipuyun', 'http://www.huichang.gov.cn/hc/c100/202401/0123456789abcdef0123456789abcdef.shtml', true],
    ['kaipuyun', 'http://www.huichang.gov.cn/hc/c100/list.shtml', false],
    ['anhui', 'http://www.xuanzhou.gov.cn/XxgkAnnualReport/show/31.html', true],
    ['anhui', 'http://www.fy.gov.cn/OpennessAnnualReport/show/31.html', true],
    ['anhui', 'http://www.xuanzhou.gov.cn/XxgkAnnualReport/index.html', false],
    ['generic', 'http://www.made.gov.cn/2023.html', false],
  ])('%s: %s', (system, url, is) => expect(scraperOf(system).isReport(new URL(url))).toBe(is));
});
