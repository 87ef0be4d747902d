/** Pages as Chinese government sites publish them, generated for the benchmarks; all numbers are invented. */

const words = [
  '政府信息公开',
  '市人民政府',
  '政务服务',
  '办事指南',
  '新闻发布',
  '通知公告',
  '政策解读',
  '互动交流',
  '领导信箱',
  '财政预决算',
  '行政许可',
  '行政处罚',
  '乡村振兴',
  '营商环境',
  '招标采购',
  '人事任免',
  '环境保护',
  '食品药品安全',
];

const heads = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

const rowLabels = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（二）部分公开',
  '1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '5.属于三类内部事务信息',
  '6.属于四类过程性信息',
  '7.属于行政执法案卷',
  '8.属于行政查询事项',
  '1.本机关不掌握相关政府信息',
  '2.没有现成信息需要另行制作',
  '3.补正后申请内容仍不明确',
  '1.信访举报投诉类申请',
  '2.重复申请',
  '3.要求提供公开出版物',
  '4.无正当理由大量反复申请',
  '5.要求行政机关确认或重新出具已获取信息',
  '1.申请人无正当理由逾期不补正',
  '2.申请人逾期未按收费通知要求缴纳费用',
  '3.其他',
  '（七）总计',
  '四、结转下年度继续办理',
];

const wordStyle =
  'mso-bidi-font-size:10.5pt;font-family:宋体;mso-ascii-font-family:Calibri;mso-hansi-font-family:Calibri;color:black;mso-font-kerning:0pt';

/** A table of section 3 as Word pastes it: 186 cells, each with classes, inline styles and `o:p`. */
export function wordTable(seed: number): string {
  let number = seed;
  const next = (): number => (number = (number * 1103515245 + 12345) % 2147483648) % 97;
  const cell = (text: string, extra = ''): string =>
    `<td width="71" ${extra} valign="center" style="width:53.25pt;border-top:none;border-left:none;border-bottom:solid windowtext 1.0pt;` +
    `border-right:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt;height:17.0pt">\r\n` +
    `<p class="MsoNormal" align="center" style="text-align:center;mso-line-height-alt:12pt"><span lang="EN-US" ` +
    `style="${wordStyle}">${text}<o:p></o:p></span></p>\r\n</td>\r\n`;
  let html =
    '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="640" style="border-collapse:collapse;' +
    'mso-padding-alt:0cm 0cm 0cm 0cm"><tbody><tr style="height:17.0pt">\r\n';
  html += cell(
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    'colspan="3" rowspan="2"',
  );
  html += cell('申请人情况', 'colspan="7"') + '</tr><tr>\r\n';
  for (const head of heads) html += cell(head);
  html += '</tr>\r\n';
  for (const label of rowLabels) {
    html += '<tr style="height:17.0pt">\r\n' + cell(label, 'colspan="3"');
    for (let column = 0; column < 6; column += 1) html += cell(String(next()));
    html += cell(String(next())) + '</tr>\r\n';
  }
  return `${html}</tbody></table>\r\n`;
}

function navigation(count: number): string {
  let html = '<div class="nav-wrap"><ul class="nav clearfix">\n';
  for (let index = 0; index < count; index += 1) {
    const word = words[index % words.length] ?? '';
    html +=
      `\t<li class="nav_item item_${index}"><a href="/zwgk/xxgk/${2015 + (index % 9)}/t${20200101 + index}_${4000000 + index}.html" ` +
      `target="_blank" title="${word}（${index}）" style="color:#333;">${word}${index}</a><span class="date">2024-01-${10 + (index % 20)}</span></li>\n`;
  }
  return `${html}</ul></div>\n`;
}

function script(size: number): string {
  let code = '<script type="text/javascript">\n';
  while (code.length < size) {
    code +=
      '  $(function(){ var $list=$(".nav li"); $list.hover(function(){ $(this).addClass("on").siblings().removeClass("on"); ' +
      'if (a<b && c>d) { document.getElementById("x").innerHTML="<b>"+n+"</b>"; } }); });\n';
  }
  return `${code}</script>\n`;
}

function prose(paragraphs: number): string {
  let html = '';
  for (let index = 0; index < paragraphs; index += 1) {
    html +=
      '<p style="text-indent:32pt;line-height:28pt;text-align:justify;"><span style="font-family:仿宋_GB2312;font-size:16pt;">' +
      '&nbsp;&nbsp;&nbsp;&nbsp;本年度，认真贯彻落实《中华人民共和国政府信息公开条例》，全年主动公开政府信息' +
      `<span lang="EN-US">${index * 7}</span>条，其中通过政府网站公开${index * 3}条，微博微信公开${index}条。加强组织领导，健全工作机制，` +
      '不断提高政府信息公开工作的制度化、规范化水平，切实保障公民、法人和其他组织依法获取政府信息的权利。</span></p>\n';
  }
  return html;
}

/** A page of about `kilobytes` KB of UTF-8. */
export function page(kilobytes: number): string {
  const target = kilobytes * 1024;
  const head =
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n' +
    '<html xmlns="http://www.w3.org/1999/xhtml"><head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n' +
    '<meta name="SiteName" content="某市人民政府" />\n<meta name="ArticleTitle" content="2023年政府信息公开工作年度报告" />\n' +
    '<meta name="PubDate" content="2024-01-25 10:00" />\n<title>2023年政府信息公开工作年度报告_某市人民政府</title>\n' +
    '<link rel="stylesheet" href="/images/css.css" /><style>.nav li{float:left;width:120px}.hide{display:none}</style>\n' +
    script(2000) +
    '</head>\n<body>\n<!-- 头部 -->\n';
  const tail =
    '<div class="footer"><p>主办：某市人民政府办公室&nbsp;&nbsp;备案号：000000</p><img src="/a.png" alt="" /></div>\n' +
    script(1500) +
    '</body>\n</html>\n';
  let body =
    navigation(30) +
    '<div class="article" id="UCAP-CONTENT">\n<h1>2023年政府信息公开工作年度报告</h1>\n' +
    prose(4);
  // The smallest real pages hold one table; nav, prose and tables grow together.
  for (let round = 1; Buffer.byteLength(head + body + tail) < target; round += 1) {
    const left = target - Buffer.byteLength(head + body + tail);
    if (left > 160_000 && round % 2 === 1) body += wordTable(round);
    else if (left > 20_000 && round % 3 === 0) body += script(6000);
    else if (left > 6000 && round % 3 === 1) body += navigation(30);
    else if (left > 2000) body += prose(3);
    else body += navigation(4);
  }
  return `${head}${body}</div>\n${tail}`;
}
