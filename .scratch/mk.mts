import { BrowserPrinter, plainPrint } from '/work/w5/test/layouts/print-pdf.ts';
import { jobs, htmlOf } from '/work/w5/test/layouts/printed-reports.ts';
import { rasterise, scan, scanStyleOf, nameOfScan, pdfOfPictures } from '/work/w5/test/layouts/scans.ts';
import { chooser } from '/work/w5/test/layouts/random.ts';
import { writeFileSync, mkdirSync } from 'node:fs';
const n=Number(process.argv[2]), seed=Number(process.argv[3]);
const dir=`/tmp/scans-${seed}`; mkdirSync(dir,{recursive:true});
const p=await BrowserPrinter.open();
const c=chooser(seed*31+7);
const meta=[];
let k=0;
for (const job of jobs(n, seed)) {
  const style={...plainPrint, borders: job.style.borders==='none'||job.style.borders==='dashed'?'solid':job.style.borders, fontPt: Math.max(9,job.style.fontPt), align: job.style.align, paper:'A4', landscape: false } as const;
  const pdf=await p.print(htmlOf(job), style);
  const ss=scanStyleOf(c);
  const pages=await rasterise(pdf, ss.dpi);
  const files=[]; for (const page of pages) files.push(await scan(page, ss));
  const out=await pdfOfPictures(files, ss.dpi);
  writeFileSync(`${dir}/${k}.pdf`, out); files.forEach((f,i)=>writeFileSync(`${dir}/${k}-${i}.jpg`, f));
  meta.push({k, name: job.name, scan: nameOfScan(ss), pages: pages.length, printed: [...job.report.printed]});
  console.log(k, job.name, '|', nameOfScan(ss), pages.length); k++;
}
writeFileSync(`${dir}/meta.json`, JSON.stringify(meta));
await p.close();
