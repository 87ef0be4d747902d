/** All samples, and the page that lists them. */
import { htmlSamples } from './html-samples.ts';
import { oddSamples } from './odd-samples.ts';
import { officeSamples } from './office-samples.ts';
import type { Sample } from './sample.ts';
import { site } from './site.ts';
import { textSamples } from './text-samples.ts';

export const samples: readonly Sample[] = [...htmlSamples, ...textSamples, ...oddSamples, ...officeSamples];

const rows = (folder: string): string =>
  samples
    .filter((sample) => sample.path.startsWith(folder))
    .map((sample) => `| [${sample.path}](../samples/${sample.path}) | ${sample.about} |`)
    .join('\n');

/** docs/samples.md: what each sample shows. */
export const samplesPage = `# Samples · 样例

Documents that \`npm start\` reads. **All figures are invented, and so is the prose**: no agency published these
pages, and nothing here says anything of a real agency, although most names are those of real places so that the
register finds them. Two samples are marked REAL: their figures are those that the agency printed (see
\`tools/made-documents/real-figures.ts\`), the sentences round them are not.

这里的文档是为演示而写的。**数字和文字都是虚构的**，与现实中的任何单位无关；用真实的地名只是为了让登记册能认出来。
只有标明 REAL 的两份报告的数字是真实的，其中的文字仍是另写的。

\`npx tsx tools/write-samples.ts\` writes these files anew from \`tools/made-documents/\`, with \`test/samples/expected.json\`;
\`--check\` says what is out of date.

## html

| file | what it shows |
| --- | --- |
${rows('html/')}

## text

| file | what it shows |
| --- | --- |
${rows('text/')}

## office

| file | what it shows |
| --- | --- |
${rows('office/')}

## odd

| file | what it shows |
| --- | --- |
${rows('odd/')}

## site

A replica of small sites, one of each site system, that \`npm start\` serves on loopback and crawls. Its hosts end in \`.test\`, which nobody
can own; [sites.json](../samples/site/sites.json) holds its sources.

| site | what it shows |
| --- | --- |
| lingnan | Guangdong's platform: a list drawn by a script |
| jing | TRS: two pages of a list, a page that moved, Crawl-delay |
| qi | JCMS: rows as data in the page; robots.txt refuses one report |
| dian | Boda: the list is found from the home page; a next page |
| gan | Kaipuyun: two pages of a list; a page that says, with status 200, that it is not there |
| wan | the Anhui family: a page that only links its report |
| long | any other system: one report under two addresses, one that is gone, a list without end |
`;

/** Every file of samples/ by its path there. */
export function sampleFiles(): Map<string, Uint8Array> {
  return new Map([...samples.map((sample) => [sample.path, sample.bytes] as const), ...site().files]);
}
