import { loadRecogniser, openDocument } from '../src/documents/index.ts';
import { examine } from '../src/examine/index.ts';
import { layoutNamed } from '../test/layouts/layouts.ts';
import { BrowserPrinter, plainPrint } from '../test/layouts/print-pdf.ts';
import { reportOf } from '../test/layouts/report-of.ts';
import { codesPrinted } from '../test/layouts/report.ts';
import { cleanScan, pdfOfPictures, rasterise, scan } from '../test/layouts/scans.ts';
import { noTraps } from '../test/layouts/variation.ts';
const rr=await loadRecogniser(); const frozen={...rr!,elapsedMs:()=>0};
const p=await BrowserPrinter.open();
const styles={ 'ogi-2021': { ...cleanScan, skew: 0.7, blur: 0.6, light: 0.85, shade: 0.2, jpeg: 70, perspective: 0.03 }, 'ogi-2019': { ...cleanScan, dpi: 300, skew: 2, blur: 1, light: 0.7, jpeg: 50 } } as const;
for (const [ed,st] of Object.entries(styles)) {
 const codes = codesPrinted(reportOf(ed as any));
 const report = reportOf(ed as any, Object.fromEntries(codes.map((code, i) => [code, String((i * 37) % 10 === 0 ? 0 : (i * 113) % 1000)])));
 const pdf=await p.print(new TextDecoder().decode(layoutNamed('html with spans').render(report, noTraps)), { ...plainPrint, fontPt: 9 });
 const pages=await rasterise(pdf, st.dpi);
 const files=[]; for (const pg of pages) files.push(await scan(pg, st as any));
 const bytes=await pdfOfPictures(files, st.dpi);
 if (ed==='ogi-2021') { const d=await openDocument(bytes,{file:'x',recogniser:async()=>frozen}); console.log(d.blocks.slice(0,5).map(b=>b.kind==='paragraph'?b.text:'T').join('\n')); (await import('node:fs')).writeFileSync('/tmp/p21.jpg',files[0]!); continue; }
 const rec=await examine(bytes,{file:'x',recogniser:async()=>frozen});
 for (const [code,c] of report.printed) if ((rec.report?.values[code]??null)!==c.value) console.log(code,JSON.stringify(c.raw),JSON.stringify(rec.report?.cells[code]),rec.findings.filter(f=>f.codes.includes(code)).map(f=>f.rule+f.reported).join());
}
await p.close();
