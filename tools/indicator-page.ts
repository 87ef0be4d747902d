/**
 * The table of formulas in docs/indicators.md, from the crosswalk: `npx tsx tools/indicator-page.ts` writes it anew; a test
 * holds it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formulaOf } from '../src/dataset/index.ts';
import { formIds, indicators, measures } from '../src/forms/index.ts';

const path = fileURLToPath(new URL('../docs/indicators.md', import.meta.url));
const begin = '<!-- indicators: made by tools/indicator-page.ts -->\n';
const end = '<!-- /indicators -->\n';

const cell = (text: string): string => text.replaceAll('|', '\\|');

function formulas(): string {
  const rows = indicators.map(
    (one) => `| \`${one.id}\` | ${cell(one.en)} | ${cell(one.zh)} | \`${formulaOf(one)}\` |`,
  );
  return ['| indicator | title | 名称 | formula |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function notes(): string {
  const rows = measures.flatMap((measure) =>
    measure.terms.map(
      ({ form, relation, series, note }) =>
        `| \`${measure.id}\` | ${form} | ${relation} | ${String(series)} | ${cell(note?.en ?? '')} | ${cell(note?.zh ?? '')} |`,
    ),
  );
  const missing = measures.flatMap(({ id, terms }) =>
    formIds.filter((form) => !terms.some((term) => term.form === form)).map((form) => `${id} (${form})`),
  );
  return [
    '| measure | edition | relation | series | what differs | 有何不同 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Not asked for: ${missing.join(', ')}.`,
  ].join('\n');
}

/** The page with its tables as they should be. */
export function indicatorPage(text = readFileSync(path, 'utf8')): string {
  const [head = '', rest = ''] = text.split(begin);
  const [, tail = ''] = rest.split(end);
  const middle = `\n${formulas()}\n\n## The measures\n\nNumbers of one series can be compared over editions; between two there is a break.\n\n${notes()}\n\n`;
  return head + begin + middle + end + tail;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path, indicatorPage());
