import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCaptures } from '../../src/archive/index.ts';
import { crawlWeb, ledgerOf, listPage, MadeWeb, reportPage, titleOf } from './made-web.ts';
import { madeClock, madeFolder } from './replica-crawl.ts';

const at = (path: string): string => `http://made.gov.cn${path}`;
const links = (...years: number[]) => years.map((year) => [`/${String(year)}.html`, titleOf(year)] as const);

/** A web with a report a year. */
function webOf(...years: number[]): MadeWeb {
  const web = new MadeWeb();
  web.pages.set(at('/nb/'), listPage(links(...years)));
  for (const year of years) web.pages.set(at(`/${String(year)}.html`), reportPage(year));
  return web;
}

describe('a crawl that comes again', () => {
  it('asks under the conditions that the server gave, and takes 304 for an answer', async () => {
    const web = webOf(2022, 2023);
    const { pages } = web;
    const page = reportPage(2022);
    pages.set(at('/2022.html'), (headers) =>
      headers.get('if-none-match') === '"a1"' &&
      headers.get('if-modified-since') === 'Mon, 02 Jan 2023 00:00:00 GMT'
        ? { status: 304 }
        : { headers: { ETag: '"a1"', 'Last-Modified': 'Mon, 02 Jan 2023 00:00:00 GMT' }, body: page },
    );
    const folder = madeFolder();
    expect((await crawlWeb(web, folder)).outcomes).toEqual([
      'found /2022.html 2022',
      'found /2023.html 2023',
    ]);
    const first = web.asked.length;
    const again = await crawlWeb(web, folder);
    expect(again.outcomes).toEqual(['unchanged /2022.html 2022', 'unchanged /2023.html 2023']);
    expect(again.sources[0]?.checks.map(({ status }) => status)).toEqual([200, 304, 200]);
    // What was not given is not sent back.
    const asked = web.asked.slice(first).find(({ url }) => url.endsWith('/2023.html'));
    expect(asked?.headers.has('if-none-match') || asked?.headers.has('if-modified-since')).toBe(false);
  });

  it('never asks for a list under a condition, and takes no 304 to a question that had none', async () => {
    const web = webOf(2023);
    web.pages.set(at('/2023.html'), { status: 304 });
    expect((await crawlWeb(web, madeFolder())).outcomes).toEqual(['bad_answer /2023.html 2023']);
    expect(web.asked.some(({ headers }) => headers.has('if-none-match'))).toBe(false);
  });

  it('says which cells of a report were changed, as printed before and now', async () => {
    const web = webOf(2022, 2023);
    const folder = madeFolder();
    await crawlWeb(web, folder);
    web.pages.set(at('/2023.html'), reportPage(2023, 4));
    const again = await crawlWeb(web, folder);
    expect(again.outcomes).toEqual(['unchanged /2022.html 2022', 'changed /2023.html 2023']);
    const { changes } = ledgerOf(folder, at('/2023.html'));
    expect(changes).toContainEqual({
      code: 'requests.outcome.granted.natural_person',
      before: '3',
      after: '4',
    });
    // The totals of the row and the column follow; nothing else does.
    expect(changes.every(({ before, after }) => before === '3' && after === '4')).toBe(true);
    expect(ledgerOf(folder, at('/2022.html')).changes).toEqual([]);
  });

  it('keeps both documents of a report that was changed', async () => {
    const web = webOf(2023);
    const folder = madeFolder();
    await crawlWeb(web, folder);
    web.pages.set(at('/2023.html'), reportPage(2023, 4));
    await crawlWeb(web, folder);
    const archive = join(folder, 'archive');
    let count = 0;
    for (const name of readdirSync(archive).filter((one) => one.endsWith('.gz')))
      for await (const { url } of readCaptures(join(archive, name)))
        count += url === at('/2023.html') ? 1 : 0;
    expect(count).toBe(2);
  });

  it('does not call a report changed whose page only counts its visits', async () => {
    const web = webOf(2023);
    const folder = madeFolder();
    await crawlWeb(web, folder);
    web.pages.set(at('/2023.html'), reportPage(2023, 3, '<p>浏览 1024 次</p>'));
    const again = await crawlWeb(web, folder);
    expect(again.sources[0]?.checks.at(-1)).toMatchObject({
      outcome: 'unchanged',
      detail: 'same_cells',
    });
  });

  it.each([
    ['the server says so', { status: 404, body: 'Not Found' }],
    ['it says so with 200', '<title>404</title><p>您访问的页面不存在'],
  ])('finds out that a report vanished: %s', async (_, answer) => {
    const web = webOf(2022, 2023);
    const folder = madeFolder();
    const clock = madeClock();
    await crawlWeb(web, folder, {}, clock);
    web.pages.set(at('/2022.html'), answer);
    expect((await crawlWeb(web, folder, {}, clock)).outcomes).toContain('vanished /2022.html 2022');
    // It stays gone: that is told once; and when it comes back, that it was found.
    expect((await crawlWeb(web, folder, {}, clock)).outcomes).not.toContain('vanished /2022.html 2022');
    web.pages.set(at('/2022.html'), reportPage(2022));
    expect((await crawlWeb(web, folder, {}, clock)).outcomes).toContain('found /2022.html 2022');
  });

  it('looks at its own address for a report that no list names any more', async () => {
    const web = webOf(2022, 2023);
    const folder = madeFolder();
    await crawlWeb(web, folder);
    web.pages.set(at('/nb/'), listPage(links(2023)));
    expect((await crawlWeb(web, folder)).outcomes).toEqual([
      'unchanged /2023.html 2023',
      'unchanged /2022.html 2022',
    ]);
    web.pages.delete(at('/2022.html'));
    expect((await crawlWeb(web, folder)).outcomes).toContain('vanished /2022.html 2022');
  });

  it('does not take a server that fails for a report that is gone', async () => {
    const web = webOf(2023);
    const folder = madeFolder();
    await crawlWeb(web, folder);
    web.pages.set(at('/2023.html'), { status: 500 });
    expect((await crawlWeb(web, folder)).outcomes).toEqual(['server_error /2023.html 2023']);
    web.pages.set(at('/2023.html'), reportPage(2023));
    expect((await crawlWeb(web, folder)).outcomes).toEqual(['unchanged /2023.html 2023']);
  });
});

describe('what is not published yet', () => {
  it('is said of years that were asked for and that the lists do not name', async () => {
    expect((await crawlWeb(webOf(2023), madeFolder(), { years: [2023, 2024] })).outcomes).toEqual([
      'found /2023.html 2023',
      'not_published /nb/ 2024',
    ]);
  });

  it('takes the year from the report where the list names none', async () => {
    const web = new MadeWeb();
    web.pages.set(at('/nb/'), listPage([['/a.html', '政府信息公开工作年度报告']]));
    web.pages.set(at('/a.html'), reportPage(2023));
    expect((await crawlWeb(web, madeFolder(), { years: [2022, 2023] })).outcomes).toEqual([
      'found /a.html 2023',
      'not_published /nb/ 2022',
    ]);
  });

  it('is not said where a report that was not had may be of that year, or a list was not read', async () => {
    const web = new MadeWeb();
    web.pages.set(at('/nb/'), listPage([['/a.html', '政府信息公开工作年度报告']]));
    web.pages.set(at('/a.html'), { status: 403 });
    expect((await crawlWeb(web, madeFolder(), { years: [2023] })).outcomes).toEqual(['blocked /a.html null']);
    web.pages.set(at('/nb/'), { status: 503 });
    expect((await crawlWeb(web, madeFolder(), { years: [2023] })).outcomes).toEqual([]);
  });
});
