import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { openDocument } from '../../src/documents/index.ts';
const bits = ['<table>','</table>','<tr>','<td>','<td rowspan=2>','<td rowspan=0>','<td colspan=3>','</td>','<p>','</p>','<div>','</div>','<b>','</b>','x','7','<tbody>','<tfoot>','<form>','<td style="display:none">','<select>','<li>','<a href=x>','</a>','</tr>','<caption>','<h2>','<svg><p>','<font color=red>','</font>','<noscript><p>'];
let seed = 42; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const cases: string[] = [];
for (let i = 0; i < 400; i++) { let h = '<!doctype html><body>'; const n = 4 + rnd() * 25; for (let k = 0; k < n; k++) h += bits[Math.floor(rnd() * bits.length)] + (rnd() < .5 ? `t${k}` : ''); cases.push(h); }
const script = `<script>const cases=${JSON.stringify(cases).replaceAll('<', '\\u003c')};
const out=cases.map(h=>{const d=new DOMParser().parseFromString(h,'text/html');const cells=[...d.querySelectorAll('td,th')].map(c=>{const p=[];for(let e=c;e!==d.documentElement;e=e.parentElement)p.unshift([...e.parentElement.children].indexOf(e)+1);return p.join('.')+':'+c.textContent.replace(/\\s+/g,'')});
const f=document.createElement('iframe');return cells});
document.body.textContent='';const pre=document.createElement('pre');pre.textContent='@@'+JSON.stringify(out)+'@@';document.body.append(pre);</script>`;
writeFileSync('/tmp/chr/a.html', `<!doctype html><meta charset=utf-8><body>${script}`);
const dom = execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--user-data-dir=/tmp/chr/p', '--dump-dom', 'file:///tmp/chr/a.html'], { encoding: 'utf8', maxBuffer: 1e8, timeout: 90000, stdio: ['ignore','pipe','ignore'] });
const m = /@@(\[.*\])@@/s.exec(dom); if (!m) { console.log('no output', dom.slice(0, 300)); process.exit(); }
const theirs = JSON.parse(m[1]!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as string[][];
let bad = 0, total = 0;
for (let i = 0; i < cases.length; i++) {
  const d = await openDocument(Buffer.from(cases[i]!), { file: 'a' });
  const ours = d.blocks.flatMap((b) => b.kind === 'table' ? b.cells.map((c) => 'path' in c.place ? c.place.path.join('.') : '') : []).sort();
  const t = theirs[i]!.map((x) => x.split(':')[0]!).sort(); total += t.length;
  if (JSON.stringify(ours) !== JSON.stringify(t)) { bad++; if (bad < 6) console.log(cases[i], ours, t); }
}
console.log({ cases: cases.length, cells: total, bad });
