/** Whole reports as pages of a wanted size: the report from Word, navigation, styles and scripts round it. All invented. */
import type { FilledCell, FilledTable } from '../test/layouts/filled.ts';
import { fillIn } from '../tools/made-documents/figures.ts';
import { introOf, partsOf } from '../tools/made-documents/parts.ts';
import { proseOf } from '../tools/made-documents/prose.ts';

const declarations = [
  'font-family:宋体',
  'mso-ascii-font-family:"Times New Roman"',
  'mso-hansi-font-family:Calibri',
  'mso-bidi-font-size:10.5pt',
  'color:black',
  'mso-font-kerning:0pt',
  'mso-border-alt:solid windowtext .5pt',
  'padding:0cm 5.4pt 0cm 5.4pt',
  'line-height:15.0pt',
  'mso-line-height-rule:exactly',
];

/** Word's declarations, about `length` characters of them. */
function styleOf(length: number): string {
  let style = '';
  for (let i = 0; style.length < length; i++) style += `${declarations[i % declarations.length] ?? ''};`;
  return style;
}

/** Without a style as an editor that cleans up leaves it. */
function writeCell(cell: FilledCell, style: string): string {
  const span =
    (cell.colspan > 1 ? ` colspan=${String(cell.colspan)}` : '') +
    (cell.rowspan > 1 ? ` rowspan=${String(cell.rowspan)}` : '');
  if (style === '') return `<td${span}><p>${cell.text}</p></td>\n`;
  const inner = `<span lang=EN-US style='${style}'>${cell.text}<o:p></o:p></span>`;
  return `<td width=71${span} style='width:53.25pt;border:solid windowtext 1.0pt;${style}'>\r\n<p class=MsoNormal align=center style='text-align:center'>${inner}</p>\r\n</td>\r\n`;
}

/** A table as the site's own editor writes it: groups of rows, quoted attributes, labels in bold, everything in upper case. */
const writeOwnTable = (table: FilledTable, style: string): string =>
  `<TABLE cellspacing="0" class="tableStyle" border="1"><TBODY>\n${table.rows
    .map(
      (row) =>
        `<TR>\n${row
          .map(({ text, colspan, rowspan }) => {
            const inner = /^\d*$/.test(text) ? text : `<strong>${text}</strong>`;
            return `<TD colspan="${String(colspan)}" rowspan="${String(rowspan)}" valign="center" style="${style}">${inner}</TD>\n`;
          })
          .join('')}</TR>\n`,
    )
    .join('')}</TBODY></TABLE>\n`;

const writeTable = (table: FilledTable, style: string): string =>
  `<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\r\n${table.rows
    .map(
      (row) => `<tr style='height:17.0pt'>\r\n${row.map((cell) => writeCell(cell, style)).join('')}</tr>\r\n`,
    )
    .join('')}</table>\r\n`;

function bodyOf(seed: number, style: string): string {
  const figures = {
    counts: {
      'proactive.normative_documents.in_force': 20 + seed,
      'proactive.licensing.decisions': 1000 + seed,
    },
    requests: {
      'outcome.granted': [10 + seed, 3, 0, 0, 1, 0],
      'outcome.unable.not_held': [5, seed % 7, 0, 0, 0, 0],
      carried_out: [seed % 4, 0, 0, 0, 0, 0],
    },
  } as const;
  const about = { edition: 'ogi-2021', year: 2023, agency: '厦门市教育局', published: '2024-01-16' } as const;
  const said = `全年新收到政府信息公开申请${String(19 + seed + (seed % 7) + (seed % 4))}件。`;
  const report = fillIn(about, figures, proseOf(seed, [said]));
  return partsOf(report, { intro: [introOf(report)] })
    .map((part) =>
      part.kind === 'tables'
        ? part.tables.map((table) => (seed % 3 === 1 ? writeOwnTable : writeTable)(table, style)).join('')
        : `<p class=MsoNormal style='text-indent:32.0pt'><span style='${style}'>${part.text}</span></p>\r\n`,
    )
    .join('');
}

const words = [
  '政务公开',
  '办事指南',
  '通知公告',
  '政策解读',
  '互动交流',
  '财政预决算',
  '人事任免',
  '营商环境',
];

function navigation(seed: number, from: number): string {
  const items = Array.from({ length: 20 }, (_, i) => {
    const n = String(seed * 1000 + from + i);
    const word = words[(from + i) % words.length] ?? '';
    return `\t<li class="nav_item"><a href="/zwgk/t20230101_${n}.html" target="_blank" title="${word}${n}" style="color:#333;">${word}${n}</a><span class="date">2023-05-1${String(i % 10)}</span></li>\n`;
  });
  return `<ul class="nav clearfix">\n${items.join('')}</ul>\n`;
}

/** What most sites set over an article: a table of its metadata. */
function metadata(seed: number): string {
  const pairs = [
    ['索引号', `XM0${String(seed)}/2024-000${String(seed)}`],
    ['发布机构', '厦门市教育局'],
    ['公开类别', '主动公开'],
    ['有效性', '有效'],
  ];
  return `<table class="xxgk"><tr>${pairs.map(([name, said]) => `<th>${name ?? ''}</th><td>${said ?? ''}</td>`).join('')}</tr></table>\n`;
}

const script =
  '<script>\n$(function(){ var $l=$(".nav li"); $l.hover(function(){ $(this).addClass("on"); if (a<b && c>d) { x.innerHTML="<b>"+n+"</b>"; } }); });\n</script>\n';
const rule = '.nav li{float:left;width:120px;line-height:30px;overflow:hidden}\n';

/**
 * A page of about `kilobytes` KB of UTF-8: half of it the report (as far as it can be so small), the rest navigation,
 * styles and scripts. Pages of different seeds differ in their figures and in every link, and in threes in their markup:
 * Word's, with and without a table of metadata, and a site editor's own.
 */
export function reportPage(kilobytes: number, seed = 1): Uint8Array {
  const target = kilobytes * 1024;
  const cells = 340;
  const length = Math.round((target / 2 / cells - 230) / 2);
  const body = bodyOf(seed, styleOf(Math.max(0, length)));
  const title = '厦门市教育局2023年政府信息公开工作年度报告';
  let before = '';
  let styles = '';
  let after = '';
  const size = (): number => Buffer.byteLength(before) + styles.length + Buffer.byteLength(after);
  const left = target - Buffer.byteLength(body) - 900;
  for (let round = 0; size() < left; round++) {
    if (round % 4 === 0) before += navigation(seed, round * 20);
    else if (round % 4 === 1) styles += rule.repeat(10);
    else if (round % 4 === 2) after += script.repeat(4);
    else after += navigation(seed, round * 20);
  }
  const page = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="ArticleTitle" content="${title}" /><meta name="PubDate" content="2024-01-16 09:40" />
<title>${title}_厦门市教育局</title>
<style>${styles}</style>
</head><body>
<div class="top">${before}</div>
${seed % 3 === 2 ? metadata(seed) : ''}<div class="article"><h1>${title}</h1>
<div class="info">发布时间：2024-01-16 来源：厦门市教育局</div>
<div class="TRS_Editor">
${body}
</div></div>
<div class="foot">${after}</div>
</body></html>
`;
  return Buffer.from(page);
}
