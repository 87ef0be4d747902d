import { openDocument, splitLine } from '../../src/documents/index.ts';
import { page } from '../../bench/pages.ts';
const d = await openDocument(Buffer.from(page(60)), { file: 'x' });
console.log(d.title, d.meta, d.blocks.length, d.links.length, d.notes);
for (const b of d.blocks.slice(0, 40)) console.log(b.kind === 'table' ? [b.index, b.rowCount, b.columnCount, b.cells.length, b.isLayout, JSON.stringify(b.cells[12])] : JSON.stringify(b));
for (const l of ['规章 | 7 | 8 | 9 |', '行政许可 | 7 | ||', '| a | b |', 'a\tb\t\tc', '其　他　总计  12 3 - 4', 'a | | b', '规章　7　8', '12 13 0 0 1', '2023年 12 月', '|---|:--:|', '| ', ' 规章  | ']) console.log(JSON.stringify(l), splitLine(l).map((t) => `${t.separator}:${t.text}@${t.offset}`).join('  '));
for (const h of ['<table><tr><td>a<td>b<tr><td rowspan=2>c<td>d</table><p>x<b>y</b>z<br>w<div style="display:none">hid<p>den</div>v<p>共<span style="DISPLAY: none">旧</span>5件', '<table><tr><td>A<td><table><tr><td>1<td>2</table>zz</table>','<html><body><pre>a | b\n\nc  | d</pre>x | y\nz | q\n','<table><caption>cap</caption><tr><td><p>a</p><p>b</p><td><table><tr><td>in</table></table>']) { const x=await openDocument(Buffer.from(h),{file:'y'}); console.log(JSON.stringify(x.blocks)); }
