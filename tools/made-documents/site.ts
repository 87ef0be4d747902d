/**
 * The replica that `npm start` crawls: a small site of each site system, under names that nobody can own (`.test`, RFC 6761). All
 * figures and words are invented. `samples/site/sites.json` says what the server does besides giving files.
 */
import { layoutNamed } from '../../test/layouts/layouts.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import { fillIn } from './figures.ts';
import { jcms as jcmsFrame, trs as trsFrame, ucap, type Frame } from './frames.ts';
import { writeBody } from './html-body.ts';
import { introOf, partsOf } from './parts.ts';
import { proseOf } from './prose.ts';

/** A report of the replica: where it stands, and what is printed in it. */
export interface SiteReport {
  /** Site and path. */
  readonly path: string;
  readonly report: TestReport;
}

const encoder = new TextEncoder();
const files = new Map<string, Uint8Array>();
const reports: SiteReport[] = [];
let seed = 0;

function made(agency: string, year: number): TestReport {
  seed += 1;
  const edition = year < 2021 ? 'ogi-2019' : 'ogi-2021';
  return fillIn(
    { edition, year, agency, published: `${String(year + 1)}-01-${String(10 + (seed % 15))}` },
    {
      requests: {
        'outcome.granted': [seed + 2, seed % 3, 0, 0, 0, 0],
        'outcome.unable.not_held': [seed % 5, 0, 0, 0, 1, 0],
      },
    },
    proseOf(seed),
  );
}

const put = (path: string, text: string): void => void files.set(path, encoder.encode(text));
const titleOf = ({ agency, year }: TestReport): string =>
  `${agency}${String(year)}年政府信息公开工作年度报告`;

function page(report: TestReport, frame: Frame): string {
  const body = writeBody(partsOf(report, { intro: [introOf(report)] }), { editor: 'wps' }, report.year);
  return frame({ report, site: report.agency, body });
}

/** A report's page at a path. */
function putReport(
  path: string,
  agency: string,
  year: number,
  frame: Frame,
): { readonly href: string; readonly title: string; readonly date: string } {
  const report = made(agency, year);
  put(path, page(report, frame));
  reports.push({ path, report });
  return { href: path.slice(path.indexOf('/')), title: titleOf(report), date: report.published };
}

interface Row {
  readonly href: string;
  readonly title: string;
  readonly date: string;
}
const rowsOf = (rows: readonly Row[]): string =>
  rows
    .map(
      ({ href, title, date }) =>
        `<li><a href="${href}" title="${title}">${title.slice(0, 18)}…</a><span>${date}</span></li>`,
    )
    .join('\n');

const shell = (title: string, body: string, charset = 'utf-8'): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="${charset}"><title>${title}</title></head>\n<body><div class="nav"><a href="/">首页</a> <a href="/rl/2026-01.html">日历</a> <a href="http://mirror.test/copy.html">2022年政府信息公开工作年度报告</a></div>\n${body}\n<div class="foot">本站为演示而作，内容均为虚构</div></body></html>\n`;

const allow = 'User-agent: *\nDisallow: /admin/\n';

function guangdong(): void {
  const rows = [2021, 2022, 2023].map((year) =>
    putReport(`lingnan/content/post_${String(7000 + year)}.html`, '惠州市水利局', year, trsFrame),
  );
  put('lingnan/robots.txt', allow);
  const articles = rows.map(({ href, title, date }) => ({ title, url: `http://lingnan.test${href}`, date }));
  put(
    'lingnan/gkmlpt/api/all/9@page=1&sid=752001',
    `${JSON.stringify({ total: articles.length, articles })}\n`,
  );
  put(
    'lingnan/gkmlpt/annualreport/index.html',
    shell(
      '政府信息公开年报',
      `<div class="gkmlpt-list"></div>
<script>
fetch('/gkmlpt/api/all/9?page=1&sid=752001').then((answer) => answer.json()).then(({ articles }) => {
  const list = document.querySelector('.gkmlpt-list');
  for (const { title, url, date } of articles) {
    const row = document.createElement('p');
    const link = document.createElement('a');
    link.href = url;
    link.textContent = title;
    row.append(link, ' ' + date);
    list.append(row);
  }
});
</script>`,
    ),
  );
}

function trs(): void {
  const rows = [2020, 2021, 2022, 2023].map((year) =>
    putReport(
      `jing/zfxxgknb/${String(year + 1)}01/t${String(year + 1)}0115_${String(year)}.html`,
      '荆州市统计局',
      year,
      trsFrame,
    ),
  );
  // The oldest is listed where it stood once: the server sends on.
  const moved = { ...rows[0]!, href: '/old/t20210115_2020.html' };
  put('jing/robots.txt', `${allow}Crawl-delay: 0.1\n`);
  const list = (at: number, some: readonly Row[]): string =>
    shell(
      '政府信息公开年报',
      `<div class="zfxxgk_zdgkc"><ul>${rowsOf(some)}</ul></div>\n<script>createPageHTML(2, ${String(at)}, "index", "html");</script>`,
    );
  put('jing/zfxxgknb/index.html', list(0, rows.slice(2).reverse()));
  put('jing/zfxxgknb/index_1.html', list(1, [rows[1]!, moved]));
}

function jcms(): void {
  const rows = [2021, 2023].map((year) =>
    putReport(
      `qi/art/${String(year + 1)}/1/20/art_1_${String(year)}.html`,
      '潍坊市医疗保障局',
      year,
      jcmsFrame,
    ),
  );
  const closed = {
    href: '/internal/art/2023/1/20/art_1_2022.html',
    title: '潍坊市医疗保障局2022年政府信息公开工作年度报告',
    date: '2023-01-20',
  };
  put('qi/internal/art/2023/1/20/art_1_2022.html', shell(closed.title, '<p>robots.txt 不允许访问本页</p>'));
  put(
    'qi/robots.txt',
    'User-agent: otherbot\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /internal/\nCrawl-delay: 0.05\n',
  );
  const data = [...rows, closed]
    .map((row) => `<record><![CDATA[<li>${rowsOf([row])}</li>]]></record>`)
    .join('\n');
  put(
    'qi/col/col1/index.html',
    shell(
      '年度报告',
      `<div id="list"><script type="text/xml"><datastore><nextgroup></nextgroup><recordset>${data}</recordset><totalrecord>3</totalrecord></datastore></script></div>`,
    ),
  );
}

function boda(): void {
  const rows = [2021, 2022, 2023].map((year) =>
    putReport(`dian/info/1001/${String(year)}.htm`, '昆明市民政局', year, jcmsFrame),
  );
  // No entry page is known of this one: it is found from the home page.
  put(
    'dian/index.html',
    shell(
      '昆明市民政局',
      '<ul><li><a href="/xwdt.htm">新闻动态</a></li><li><a href="/zfxxgk.htm">政府信息公开</a></li></ul>',
    ),
  );
  put('dian/xwdt.htm', shell('新闻动态', '<p>暂无</p>'));
  put(
    'dian/zfxxgk.htm',
    shell('政府信息公开', '<ul><li><a href="/zfxxgk/zfxxgknb.htm">政府信息公开年报</a></li></ul>'),
  );
  put(
    'dian/zfxxgk/zfxxgknb.htm',
    shell(
      '年报',
      `<table class="winstyle"><tr><td><ul>${rowsOf(rows.slice(1).reverse())}</ul></td></tr></table><a href="zfxxgknb/1.htm">下页</a>`,
    ),
  );
  put(
    'dian/zfxxgk/zfxxgknb/1.htm',
    shell('年报', `<table class="winstyle"><tr><td><ul>${rowsOf(rows.slice(0, 1))}</ul></td></tr></table>`),
  );
}

function kaipuyun(): void {
  const hex = (year: number): string => `${String(year)}abcdef0123456789abcdef01234567`.slice(0, 32);
  const rows = [2022, 2024].map((year) =>
    putReport(`gan/c100/${String(year + 1)}01/${hex(year)}.shtml`, '赣州市审计局', year, ucap),
  );
  const gone = {
    href: `/c100/202401/${hex(2023)}.shtml`,
    title: '赣州市审计局2023年政府信息公开工作年度报告',
    date: '2024-01-18',
  };
  put('gan/robots.txt', allow);
  put('gan/404.html', shell('提示信息', '<p>抱歉，您访问的页面不存在或已被删除。</p>'));
  put(
    'gan/c100/list.shtml',
    shell(
      '公开年报',
      `<div class="gknb_list"><ul>${rowsOf([rows[1]!, gone])}</ul></div><script>createPageHTML('page_div', 2, 1, 'list', 'shtml', 3);</script>`,
    ),
  );
  put(
    'gan/c100/list_2.shtml',
    shell(
      '公开年报',
      `<div class="gknb_list"><ul>${rowsOf([rows[0]!])}</ul></div><script>createPageHTML('page_div', 2, 2, 'list', 'shtml', 3);</script>`,
    ),
  );
}

function anhui(): void {
  const row = putReport('wan/XxgkAnnualReport/show/31.html', '滁州市林业局', 2022, jcmsFrame);
  const attached = made('滁州市林业局', 2023);
  const path = 'wan/uploadfile/2023.txt';
  files.set(path, layoutNamed('text P2').render(attached, { seed: 5, traps: new Set() }));
  reports.push({ path, report: attached });
  const lead = { href: '/XxgkAnnualReport/show/32.html', title: titleOf(attached), date: attached.published };
  put(
    'wan/XxgkAnnualReport/show/32.html',
    shell(
      lead.title,
      `<h1>${lead.title}</h1><p>报告全文见附件。</p><p><a href="/uploadfile/2023.txt">附件：${lead.title}</a> <a href="/uploadfile/form.txt">依申请公开申请表</a></p>`,
    ),
  );
  put('wan/robots.txt', allow);
  put(
    'wan/XxgkAnnualReport/index.html',
    shell('政府信息公开年报', `<div class="navjz"><ul>${rowsOf([row, lead])}</ul></div>`),
  );
}

function generic(): void {
  const rows = [2022, 2023].map((year) =>
    putReport(`long/report/${String(year)}.html`, '七台河市司法局', year, trsFrame),
  );
  // The same page again under a second address, and one that is gone.
  files.set('long/zt/2023.html', files.get('long/report/2023.html')!);
  const again = { ...rows[1]!, href: '/zt/2023.html' };
  const gone = {
    href: '/report/2021.html',
    title: '七台河市司法局2021年政府信息公开工作年度报告',
    date: '2022-01-12',
  };
  put('long/robots.txt', allow);
  put(
    'long/nb/index.html',
    shell(
      '年报',
      `<ul class="list">${rowsOf([again, rows[1]!, rows[0]!, gone])}</ul><a href="index.html?page=2">下一页</a>`,
    ),
  );
  // A calendar of pages: each has a next one, and none names a report that is new.
  put(
    'long/nb/index.html@page=*',
    shell('年报', `<ul class="list">${rowsOf([rows[1]!])}</ul><a href="index.html?page={next}">下一页</a>`),
  );
}

/** What the server does besides giving files, and the sources that lead to it. */
const place = { on: '2026-11-25', where: 'samples/site' };
const source = (
  id: string,
  name: string,
  region: string,
  system: string,
  entry: string | null,
  changes: object = {},
): object => ({
  id: `replica-${id}`,
  name,
  region,
  system,
  home: `http://${id}.test/`,
  hosts: [`${id}.test`],
  entries:
    entry === null
      ? null
      : [{ url: `http://${id}.test${entry}`, agency: { id: null, name, region }, seen: place }],
  seen: place,
  rendered: false,
  charset: null,
  selectors: null,
  expected: null,
  pauseSeconds: null,
  verified: false,
  notes: [],
  ...changes,
});

let isMade = false;

/** The files of the replica under `samples/`, and the reports in it. */
export function site(): {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly reports: readonly SiteReport[];
} {
  if (!isMade) {
    isMade = true;
    for (const make of [guangdong, trs, jcms, boda, kaipuyun, anhui, generic]) make();
    const sites = {
      sources: [
        source('lingnan', '惠州市水利局', '441300', 'guangdong', '/gkmlpt/annualreport/', { rendered: true }),
        source('jing', '荆州市统计局', '421000', 'trs', '/zfxxgknb/', { expected: { least: 1, most: 1 } }),
        source('qi', '潍坊市医疗保障局', '370700', 'jcms', '/col/col1/index.html'),
        source('dian', '昆明市民政局', '530100', 'boda', null),
        source('gan', '赣州市审计局', '360700', 'kaipuyun', '/c100/list.shtml'),
        source('wan', '滁州市林业局', '341100', 'anhui', '/XxgkAnnualReport/index.html'),
        source('long', '七台河市司法局', '230900', 'generic', '/nb/index.html'),
      ],
      redirects: {
        'http://jing.test/old/t20210115_2020.html': 'http://jing.test/zfxxgknb/202101/t20210115_2020.html',
      },
      // Sites that show a page of their own, with status 200, for what is not there.
      soft404: ['gan'],
    };
    put('sites.json', `${JSON.stringify(sites, null, 2)}\n`);
  }
  return { files: new Map([...files].map(([path, bytes]) => [`site/${path}`, bytes])), reports };
}
