/** All samples, and the page that lists them. */
import { htmlSamples } from './html-samples.ts';
import { oddSamples } from './odd-samples.ts';
import { officeSamples } from './office-samples.ts';
import type { Sample } from './sample.ts';
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
`;

/** Every file of samples/ by its path there. */
export function sampleFiles(): Map<string, Uint8Array> {
  return new Map([...samples.map((sample) => [sample.path, sample.bytes] as const)]);
}
