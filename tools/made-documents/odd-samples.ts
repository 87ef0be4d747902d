/** The samples that are no whole report: other kinds of pages, damaged files, nothing at all. */
import { encodeGbk } from '../../test/layouts/gb18030.ts';
import { fillIn } from './figures.ts';
import { trs } from './frames.ts';
import { writeBody } from './html-body.ts';
import { introOf, partsOf } from './parts.ts';
import { invented, proseOf } from './prose.ts';
import { utf8, type Sample } from './sample.ts';

const page = (title: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${body}\n</body></html>\n`;

const index = page(
  '政府信息公开年报 - 云溪市人民政府',
  `<div class="nav"><a href="/">首页</a> &gt; 政府信息公开年报</div>
<ul class="list">
${[2024, 2023, 2022, 2021, 2020]
  .flatMap((year) =>
    ['云溪市教育局', '云溪市财政局', '云溪市水利局'].map((agency, i) => ({ year, agency, i })),
  )
  .map(
    ({ year, agency, i }) =>
      `<li><a href="./t${String(year + 1)}011${String(i)}.html">${agency}${String(year)}年政府信息公开工作年度报告</a><span>${String(year + 1)}-01-1${String(i)}</span></li>`,
  )
  .join('\n')}
</ul>
<div class="pages">共3页 <a href="index_1.html">下一页</a></div>`,
);

const notice = page(
  '云溪市人民政府办公室关于编制2023年政府信息公开工作年度报告的通知',
  `<h1>云溪市人民政府办公室关于编制2023年政府信息公开工作年度报告的通知</h1>
<p>各区人民政府，市政府各部门：</p>
<p>为做好年度报告的编制和发布，现将有关事项通知如下。</p>
<p>一、总体要求。各单位应对照新的格式填写，数据须与台账一致。</p>
<p>二、时间安排。各部门于2024年1月31日前、各区于3月31日前在门户网站公布。</p>
<p>三、数据核对。表格第一项加第二项之和应等于第三项加第四项之和，填报后请逐列验算。</p>
<table border="1"><tr><td>单位</td><td>联系人</td><td>报送时限</td></tr><tr><td>市直各部门</td><td>王某</td><td>1月20日</td></tr><tr><td>各区</td><td>李某</td><td>3月10日</td></tr></table>
<p>云溪市人民政府办公室</p><p>2024年1月3日</p>
<p>${invented}</p>`,
);

const notFound = page(
  '404 Not Found',
  '<div class="err"><h2>404</h2><p>抱歉，您访问的页面不存在或已被删除。</p><p><a href="/">返回首页</a>\u3000<a href="javascript:history.back()">返回上一页</a></p></div>',
);

const link = page(
  '云溪市水利局2023年政府信息公开工作年度报告',
  `<h1>云溪市水利局2023年政府信息公开工作年度报告</h1>
<p class="info">发布日期：2024-01-15\u3000来源：云溪市水利局</p>
<p>附件：<a href="./P020240115.pdf">云溪市水利局2023年政府信息公开工作年度报告.pdf</a></p>`,
);

const homeMade = page(
  '云溪市青石区人民政府2012年政府信息公开工作年度报告',
  `<h1>云溪市青石区人民政府2012年政府信息公开工作年度报告</h1>
<p>一、概述</p><p>本报告统计期为2012年1月1日至2012年12月31日。${invented}</p>
<p>二、主动公开情况</p>
<table border="1"><tr><th>类别</th><th>条数</th><th>比上年</th></tr><tr><td>机构职能</td><td>36</td><td>+4</td></tr><tr><td>政策法规</td><td>112</td><td>-9</td></tr><tr><td>工作动态</td><td>1530</td><td>+211</td></tr></table>
<p>三、依申请公开情况</p>
<table border="1"><tr><th>申请方式</th><th>数量</th></tr><tr><td>网上</td><td>5</td></tr><tr><td>来信</td><td>2</td></tr></table>
<p>四、复议诉讼情况</p><p>全年没有相关案件。</p>`,
);

const headingsOnly = utf8(`云溪市财政局2022年政府信息公开工作年度报告

一、总体情况
${proseOf(1).overview.join('\n')}

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况
${proseOf(1).problems}

六、其他需要报告的事项
${proseOf(1).other}
`);

const whole = fillIn(
  { edition: 'ogi-2021', year: 2023, agency: '云溪市教育局', published: '2024-01-18' },
  {
    counts: {
      'proactive.normative_documents.issued': 5,
      'proactive.normative_documents.in_force': 24,
      'proactive.licensing.decisions': 196,
    },
    requests: { 'outcome.granted': [1234, 0, 0, 0, 0, 0], 'outcome.unable.not_held': [27, 3, 0, 0, 0, 0] },
  },
  proseOf(0),
);
const wholePage = trs({
  report: whole,
  site: '云溪市教育局',
  body: writeBody(partsOf(whole, { intro: [introOf(whole)] }), { editor: 'trs' }),
});

/** Cut off within `1234`, after its second digit: what is left looks like the number 12. */
const cut = wholePage.slice(0, wholePage.indexOf('>1234<', wholePage.indexOf('予以公开')) + 3);
const inRowOfCut = /^requests\.(?:received|carried_in)\./;

/** Bytes that are no text: a picture's beginning, then bytes that no encoding gives a meaning. */
const noText = Uint8Array.from({ length: 4096 }, (_, i) => (i * 73 + (i >> 3) * 31) % 256);

export const oddSamples: readonly Sample[] = [
  {
    path: 'odd/index-of-reports.html',
    about: 'a list of links to reports',
    bytes: utf8(index),
    report: null,
  },
  {
    path: 'odd/notice.html',
    about: 'a notice that asks for reports, with the words of one',
    bytes: utf8(notice),
    report: null,
  },
  {
    path: 'odd/not-found.html',
    about: 'a saved page that was not there',
    bytes: utf8(notFound),
    report: null,
  },
  {
    path: 'odd/not-found-gbk.htm',
    about: 'the same, in GBK and with nothing declared',
    bytes: encodeGbk(notFound.replace('<meta charset="utf-8">', '')),
    report: null,
  },
  {
    path: 'odd/link-to-pdf.html',
    about: 'a page that only links its report',
    bytes: utf8(link),
    report: null,
  },
  {
    path: 'odd/before-2014.html',
    about: 'a report of before 2014, with tables of its own',
    bytes: utf8(homeMade),
    report: null,
  },
  {
    path: 'odd/headings-only.txt',
    about: 'the headings of a report and none of its tables',
    bytes: headingsOnly,
    report: null,
  },
  {
    path: 'odd/cut-off.html',
    about: 'a page that ends within a number of section 3: 12 of 1234',
    bytes: utf8(cut),
    report: whole,
    lost: (code) => !code.startsWith('proactive.') && !inRowOfCut.test(code),
  },
  { path: 'odd/no-text.html', about: 'bytes that are no text', bytes: noText, report: null },
  { path: 'odd/empty.html', about: 'an empty file', bytes: new Uint8Array(0), report: null },
];
