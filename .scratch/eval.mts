import { examine } from '/work/w5/src/examine/index.ts';
import { readFileSync } from 'node:fs';
import { loadRecogniser } from '/work/w5/src/documents/index.ts';
const rr=await loadRecogniser(); const frozen={...rr!,elapsedMs:()=>0};
const dir=process.argv[2]!; const only=process.argv[3]?.split(',').map(Number);
const meta=JSON.parse(readFileSync(`${dir}/meta.json`,'utf8'));
let digits=0,right=0,wrong=0,silent=0,cells=0,kept=0,lowWrong=0,pagesN=0,cpu=0;
for (const m of meta) { if (only&&!only.includes(m.k)) continue;
  const u=process.cpuUsage(); const bytes=readFileSync(`${dir}/${m.k}.pdf`);
  const rec=await examine(bytes,{file:`${m.k}.pdf`,recogniser:async()=>frozen}); const c=process.cpuUsage(u); cpu+=(c.user+c.system)/1e6; pagesN+=m.pages;
  const out:string[]=[]; let dn=0,dr=0;
  for (const [code,p] of m.printed) { if (p.value===null) { const v=rec.report?.values[code]??null; if (v!==null) {out.push(`INVENT ${code} printed "${p.raw}" got ${v}`);wrong++;} continue; }
    const n=String(p.raw).normalize('NFKC').replace(/\D/g,'').length; dn+=n; cells++;
    const v=rec.report?.values[code]??null; const cell=rec.report?.cells[code];
    if (v===p.value) { dr+=n; kept++; continue; }
    const about=rec.findings.filter(f=>f.codes.includes(code)||(f.rule.startsWith('form.missing_')&&(f.row===null||code.startsWith(f.row))));
    if (v!==null) { wrong++; out.push(`WRONG ${code} "${p.raw}" got ${v} conf ${cell?.confidence} findings ${about.map(f=>f.rule)}`); }
    else if (cell?.state==='blank'||cell?.state==='dash'||cell?.state==='text') out.push(`DENIED ${code} "${p.raw}" ${cell.state} "${cell.raw}"`);
    else out.push(`null ${code} "${p.raw}" ${cell?.state??'absent'} "${cell?.raw??''}" ${cell?.confidence} [${about.map(f=>f.rule+':'+f.reported)}]`);
  }
  digits+=dn; right+=dr;
  console.log(`#${(c.user+c.system)/1e6|0}s/${m.pages}p ${m.k} ${rec.status} ${rec.report?.form} ${rec.report?.year} ${rec.report?.agency.name} ${(100*dr/dn).toFixed(2)}% of ${dn} | ${m.name.slice(0,60)} | ${m.scan}`);
  out.slice(0,+(process.argv[4]??8)).forEach(x=>console.log('    ',x)); if(out.length>8)console.log('     ...',out.length);
  if (rec.error) console.log(rec.error);
}
console.log('digits',digits,'right',(100*right/digits).toFixed(3),'wrong',wrong,'cpu/page',(cpu/pagesN).toFixed(2));
