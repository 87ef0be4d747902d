import { openDocument } from '/work/w5/src/documents/index.ts';
import { loadRecogniser } from '/work/w5/src/documents/image/load-recogniser.ts';
import { defaultLimits } from '/work/w5/src/documents/limits.ts';
import { readFileSync } from 'node:fs';
for (const f of process.argv.slice(2)) {
const t=performance.now(); const c=process.cpuUsage();
const d=await openDocument(readFileSync(f),{file:f,recogniser:async()=>({...(await loadRecogniser())!,elapsedMs:()=>0})});
const u=process.cpuUsage(c);
console.log('==',f,'wall',(performance.now()-t).toFixed(0),'cpu',((u.user+u.system)/1000).toFixed(0), d.notes);
for (const b of d.blocks) { if (b.kind==='paragraph') console.log('P',b.text); else { console.log('T',b.rowCount,b.columnCount); for (let r=0;r<b.rowCount;r++) console.log('  ', b.cells.filter(x=>x.row===r+1).map(x=>x.text+(x.confidence<0.9?'{'+x.confidence.toFixed(2)+'}':'')).join(' | ')); } }
}
