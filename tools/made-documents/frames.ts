/** The pages round a report, in the manner of the systems that government sites run on. Written by hand, for the purpose. */
import { escape } from '../../test/layouts/markup.ts';
import type { TestReport } from '../../test/layouts/report.ts';

export interface Framed {
  readonly report: TestReport;
  /** The inside: paragraphs and tables. */
  readonly body: string;
  /** The site's name. */
  readonly site: string;
  readonly charset?: string;
  /** Printed on the page instead of the report's day. */
  readonly published?: string;
}

export type Frame = (framed: Framed) => string;

const dayOf = ({ report, published }: Framed): string => published ?? report.published;
const compact = (day: string): string => day.replaceAll('-', '');

const menu = ['首页', '新闻中心', '政务公开', '办事服务', '互动交流', '专题专栏'];

/** Links to the agency's other years, as they stand beside or under a report. */
function otherYears({ report }: Framed): string {
  return [1, 2, 3, 4]
    .map((back) => {
      const year = report.year - back;
      return `<li><a href="./${String(year + 1)}01/t${String(year + 1)}0118_${String(88000 + year)}.html" title="${escape(report.agency)}${String(year)}年政府信息公开工作年度报告">${escape(report.agency)}${String(year)}年政府信息公开工作年度报告</a><span>${String(year + 1)}-01-18</span></li>`;
    })
    .join('\n');
}

/** TRS WAS / 海云: XHTML, `TRS_Editor` with its own style, links to other years under the text. */
export const trs: Frame = (
  f,
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${f.charset ?? 'utf-8'}" />
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<title>${escape(f.report.title)}_政府信息公开年报_${escape(f.site)}</title>
<meta name="SiteName" content="${escape(f.site)}" />
<meta name="ColumnName" content="政府信息公开年报" />
<meta name="ArticleTitle" content="${escape(f.report.title)}" />
<meta name="PubDate" content="${dayOf(f)} 09:40" />
<meta name="ContentSource" content="${escape(f.report.agency)}" />
<link href="../../images/xl_style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="../../images/jquery-1.8.3.min.js"></script>
<script type="text/javascript">
//<![CDATA[
$(function(){ if (window.screen.width<768 && !/pc=1/.test(location.href)) { $(".nav").hide(); } });
//]]>
</script>
</head>
<body>
<div class="header"><div class="top">今天是：<span id="today"></span>\u3000<a href="javascript:void(0)">无障碍浏览</a></div>
<ul class="nav">${menu.map((m) => `<li><a href="/${compact(dayOf(f))}/">${m}</a></li>`).join('')}</ul></div>
<div class="dqwz">当前位置：<a href="../../">首页</a> &gt; <a href="../../zwgk/">政务公开</a> &gt; <a href="../">政府信息公开年报</a></div>
<div class="xl_con">
<h1 class="xl_tit">${escape(f.report.title)}</h1>
<div class="xl_info">发布时间：${dayOf(f)} 09:40\u3000信息来源：${escape(f.report.agency)}\u3000字号：【<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】\u3000浏览量：<span id="hits">0</span></div>
<div class="xl_text" id="fontzoom">
<div class="TRS_Editor"><style type="text/css">
.TRS_Editor P{line-height:2;font-family:宋体;font-size:16px;}.TRS_Editor TD{line-height:1.5;font-size:14px;}
</style>
${f.body}
</div>
</div>
<div class="xgxx"><h3>相关信息</h3><ul>
${otherYears(f)}
</ul></div>
</div>
<div class="footer"><p>主办：${escape(f.site)}\u3000政府网站标识码：0000000000\u3000备案号：00000000号</p></div>
</body>
</html>
`;

/** 大汉 JCMS: comments round the parts, a metadata table, `<div id="zoom">`. */
export const jcms: Frame = (f) => `<!DOCTYPE html>
<html><head>
<meta charset="${f.charset ?? 'UTF-8'}">
<meta name="ArticleTitle" content="${escape(f.report.title)}">
<meta name="pubdate" content="${dayOf(f)} 15:02">
<meta name="author" content="${escape(f.report.agency)}">
<meta name="Maketime" content="${dayOf(f)} 15:02:11">
<title>${escape(f.site)} 年度报告 ${escape(f.report.title)}</title>
<script>var webid = 3009, currentUnitId = 'dfecb18b0c0c';</script>
</head>
<body>
<!-- 头部 begin --><div id="head"><a href="/">${escape(f.site)}</a></div><!-- 头部 end -->
<table width="1200" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td class="bt-position">您现在的位置：<a href="/index.html">首页</a> &gt;&gt; <a href="/col/col1229/index.html">政府信息公开年报</a></td></tr></table>
<table class="xxgk-table" width="100%" border="0" cellspacing="1">
<tr><td class="l">索引号：</td><td>0024${String(f.report.year)}/${compact(dayOf(f))}-000${String(f.report.year % 10)}7</td><td class="l">主题分类：</td><td>政务公开</td></tr>
<tr><td class="l">发布机构：</td><td>${escape(f.report.agency)}</td><td class="l">发布日期：</td><td>${dayOf(f)}</td></tr>
<tr><td class="l">文件编号：</td><td></td><td class="l">公开方式：</td><td>主动公开</td></tr>
</table>
<!--<$[标题]>begin--><div class="tit">${escape(f.report.title)}<!--<$[标题]>end--></div>
<div id="zoom">
<!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">
${f.body}
<meta name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end-->
</div>
<div class="tools"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
<script>document.write('<scr'+'ipt src="/script/0/count.js"></scr'+'ipt>');</script>
</body></html>
`;

/** 开普: `UCAP-CONTENT`, shares and a printed date without the word for it. */
export const ucap: Frame = (f) => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${f.charset ?? 'UTF-8'}">
<meta name="lanmu" content="政府信息公开年报">
<meta name="ArticleTitle" content="${escape(f.report.title)}">
<meta name="PubDate" content="${dayOf(f)} 17:25:00">
<title>${escape(f.report.title)}</title>
<style>.pages-title{font-size:26px;text-align:center}.share .bds{display:none}</style>
</head>
<body>
<div class="wrap"><div class="BreadcrumbNav">${menu
  .slice(0, 3)
  .map((m) => `<a href="#">${m}</a>`)
  .join(' > ')}</div>
<div class="pages-title">${escape(f.report.title)}</div>
<div class="pages-date">${dayOf(f)} 17:25 <span class="font">来源：${escape(f.report.agency)}</span> <span class="share">分享：<b class="bds" style="display:none">微信 微博</b></span></div>
<div class="pages_content" id="UCAP-CONTENT">
<UCAPCONTENT>
${f.body}
</UCAPCONTENT>
</div>
<div class="editor">责任编辑：林某</div>
</div>
</body>
</html>
`;

/** 仁和: the metadata as a list, a column of years beside the text. */
export const renhe: Frame = (f) => `<!doctype html>
<html>
<head><meta charset="${f.charset ?? 'utf-8'}" /><title>${escape(f.report.title)}-${escape(f.site)}</title>
<meta name="keywords" content="年度报告,信息公开" /><meta name="description" content="" /></head>
<body class="xxgk">
<div class="leftnav"><h2>政府信息公开年报</h2>
<ul class="years">
${otherYears(f)}
</ul></div>
<div class="main">
<ul class="head-info clearfix"><li><b>索 引 号：</b>11${compact(dayOf(f))}MB00${String(f.report.year)}</li><li><b>组配分类：</b>年度报告</li><li><b>发布机构：</b>${escape(f.report.agency)}</li><li><b>发文日期：</b>${dayOf(f)}</li></ul>
<h1 class="newstitle">${escape(f.report.title)}</h1>
<div class="article-con" id="arti-content" data-role="zoom">
${f.body}
</div>
<div class="page-prev">上一篇：<a href="/art/1.html">关于调整办公时间的通告</a></div><div class="page-next">下一篇：没有了</div>
</div>
</body>
</html>
`;

/** A page of about 2006: everything in layout tables, tags in capitals, nothing closed that need not be. */
export const old: Frame = (f) => `<HTML>
<HEAD><TITLE>${escape(f.report.title)}</TITLE>
${f.charset === undefined ? '' : `<META http-equiv=Content-Type content="text/html; charset=${f.charset}">`}
<STYLE>TD{FONT-SIZE:9pt}</STYLE></HEAD>
<BODY bgColor=#ffffff topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=980 align=center border=0>
<TR><TD height=120 background=images/top.jpg>&nbsp;
<TR><TD><TABLE width="100%"><TR>${menu.map((m) => `<TD align=middle><A href="list.asp">${m}</A>`).join('')}</TABLE>
<TR><TD><TABLE cellPadding=6 width="100%"><TR><TD vAlign=top width=180><FONT color=#cc0000>◇ 公开目录</FONT><BR>机构概况<BR>政策法规<BR>年度报告
<TD vAlign=top><CENTER><FONT size=5>${escape(f.report.title)}</FONT><BR><FONT color=#999999>[发布日期：${dayOf(f)}] [来源：${escape(f.report.agency)}] [阅读：86次]</FONT></CENTER>
<HR SIZE=1>
${f.body}
</TABLE>
<TR><TD align=middle>版权所有：${escape(f.site)}\u3000建议使用1024×768分辨率
</TABLE>
</BODY></HTML>
`;

/** The report twice: for desktops, and for phones, which is hidden. */
export const twice: Frame = (f) => `<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(f.report.title)} - ${escape(f.site)}</title>
<style>@media(max-width:768px){.pc{display:none}}</style></head>
<body>
<div class="pc">
<div class="location">${escape(f.site)} / 法定主动公开内容 / 政府信息公开年报</div>
<h2 class="title">${escape(f.report.title)}</h2>
<p class="info">发布日期：${dayOf(f)}\u3000发布单位：${escape(f.report.agency)}</p>
${f.body}
</div>
<div class="wap" style="display: none;">
<h2>${escape(f.report.title)}</h2>
${f.body}
</div>
</body>
</html>
`;

/** What Word saves as a web page: no page round it at all. */
export const word: Frame = (
  f,
) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">

<head>
${f.charset === undefined ? '' : `<meta http-equiv=Content-Type content="text/html; charset=${f.charset}">\n`}<meta name=Generator content="Microsoft Word 12 (filtered)">
<title>${escape(f.report.title)}</title>
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm;text-align:justify;font-size:10.5pt;}
 @page WordSection1 {size:595.3pt 841.9pt;}
-->
</style>
</head>

<body lang=ZH-CN style='text-justify-trim:punctuation'>

<div class=WordSection1 style='layout-grid:15.6pt'>

<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>${escape(f.report.title)}</span></b></p>

<p class=MsoNormal><span lang=EN-US>&nbsp;</span></p>

${f.body}

<p class=MsoNormal align=right style='text-align:right'><span>${escape(f.report.agency)}</span></p>

<p class=MsoNormal align=right style='text-align:right'><span>${chineseDay(dayOf(f))}</span></p>

</div>

</body>

</html>
`;

/** `2024-01-08` → `2024年1月8日`. */
export function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)));
  return `${year}年${month}月${date}日`;
}
