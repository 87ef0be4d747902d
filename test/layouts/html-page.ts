/** What stands round a report on its page: navigation, metadata, links to other years, a hidden copy. */
import { escape } from './markup.ts';
import type { Chooser } from './random.ts';
import type { TestReport } from './report.ts';

export type PageKind = 'plain' | 'layout-table' | 'hidden-copy' | 'metadata' | 'navigation' | 'links';

interface PageParts {
  readonly before: string;
  readonly after: string;
}

/** `body` is the report itself, for the page that holds it twice. */
export function pageParts(page: PageKind, report: TestReport, body: string, c: Chooser): PageParts {
  switch (page) {
    case 'plain':
    case 'layout-table':
      return { before: '', after: '' };
    case 'hidden-copy': {
      const copy = `<div class="mobile" style="display:none">${body}</div>`;
      return c.chance(0.5) ? { before: copy, after: '' } : { before: '', after: copy };
    }
    case 'metadata':
      return {
        before: `<table class="meta"><tr><td>索引号</td><td>0140${String(c.below(9000) + 1000)}X/${String(report.year + 1)}-00012</td><td>主题分类</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构</td><td>${escape(report.agency)}</td><td>生成日期</td><td>${report.published}</td></tr>
<tr><td>文号</td><td></td><td>有效性</td><td>有效</td></tr></table>`,
        after: '',
      };
    case 'navigation':
      return {
        before: `<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a></div>
<div class="date">发布时间：${report.published} 09:12\u3000来源：${escape(report.agency)}\u3000浏览次数：${String(c.below(900))}</div>`,
        after: `<div class="foot">主办：${escape(report.agency)}\u3000网站标识码：3500000035</div>`,
      };
    case 'links': {
      const items = [1, 2, 3, 4].map(
        (back) =>
          `<li><a href="./t${String(report.year + 1 - back)}0120_1.html">${escape(report.agency)}${String(report.year - back)}年政府信息公开工作年度报告</a><span>${String(report.year + 1 - back)}-01-20</span></li>`,
      );
      const list = `<ul class="years">${items.join('\n')}</ul>`;
      return c.chance(0.5) ? { before: list, after: '' } : { before: '', after: list };
    }
  }
}
