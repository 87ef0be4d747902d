/**
 * Fills what is generated in `docs/rules/`: the head and the example of every rule's page, and the table of the index.
 * `npx tsx tools/rule-pages.ts` writes; with `--check` it only says which pages are missing or stale, and exits 1.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { betweenRuleIds, catalogue, checkReport, type RuleEntry } from '../src/checks/index.ts';
import { formById } from '../src/forms/index.ts';
import type { Finding } from '../src/record/index.ts';
import { compared } from '../test/checks/between/between-builder.ts';
import { betweenExamples } from '../test/checks/between/between-examples.ts';
import { examples } from '../test/checks/examples.ts';
import { built } from '../test/checks/report-builder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const index = 'docs/rules/README.md';

/** The parts that a person writes: a page without one of them is not done. */
export const writtenHeadings = ['## 中文', '## Condition', '## Method', '## Why it matters', '## Exclusions'];

/** Replaces what stands between the two markers of a part. Throws where the page does not have them once each. */
function fill(page: string, text: string, part: string, body: string): string {
  const begin = `<!-- generated: ${part} -->`;
  const end = `<!-- end: ${part} -->`;
  const [before, rest, ...more] = text.split(begin);
  const [, after, ...evenMore] = (rest ?? '').split(end);
  if (before === undefined || after === undefined || more.length > 0 || evenMore.length > 0) {
    throw new Error(`${page}: put the lines ${begin} and ${end} into the page, once each.`);
  }
  return `${before}${begin}\n${body}\n${end}${after}`;
}

/** The identities of a rule, once for every form, by what they run over. */
function codesOf(entry: RuleEntry): string {
  const lines = entry.forms.map((id) => {
    const identities = formById(id)?.identities.filter((identity) => identity.rule === entry.id) ?? [];
    const [first] = identities;
    if (first === undefined) return '';
    const side = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(' + ');
    const more = identities.length - 1;
    const tail = more === 0 ? '' : `; and ${more} more, for the other ${runsOver(first)}`;
    return `- \`${id}\`: ${side(first.reported)} = ${side(first.expected)}${tail}`;
  });
  return lines.join('\n');
}

function runsOver(identity: { readonly row: string | null; readonly column: string | null }): string {
  return identity.row !== null ? 'rows' : identity.column !== null ? 'columns' : 'blocks';
}

function headOf(entry: RuleEntry): string {
  const lines = [
    `**${entry.title.en}** · ${entry.title.zh}`,
    '',
    `Severity: \`${entry.severity}\`. ${entry.summary.en}`,
  ];
  if (entry.forms.length > 0)
    lines.push('', 'Codes, of alternatives all that there are:', '', codesOf(entry));
  return lines.join('\n');
}

/** What the rules say of the small report, or the small reports, of a rule. */
function findingsOf(id: string): readonly Finding[] {
  const several = betweenRuleIds.has(id) ? betweenExamples[id] : undefined;
  if (several !== undefined) return compared(several.reports, several.options).findings;
  const example = examples[id];
  return example === undefined ? [] : checkReport(built(example)).findings;
}

/** A finding made by running the rules on the rule's small report. */
function exampleOf(entry: RuleEntry): string {
  const found = findingsOf(entry.id).find(({ rule }) => rule === entry.id);
  if (found === undefined)
    throw new Error(`${entry.id}: no example in test/checks/examples.ts breaks the rule.`);
  return ['```json', JSON.stringify(found, null, 2), '```'].join('\n');
}

function indexOf(): string {
  const rows = catalogue.map(
    ({ id, severity, title, summary }) =>
      `| [\`${id}\`](${id}.md) | ${severity} | ${title.en} · ${title.zh} | ${summary.en} |`,
  );
  return ['| rule | severity | title | what it says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Every page by its path, as it should be, made from what stands there. Throws where one is missing or unmarked. */
export function renderPages(read: (path: string) => string | null): Map<string, string> {
  const pages = new Map<string, string>();
  const textOf = (path: string): string => {
    const text = read(path);
    if (text === null) throw new Error(`${path}: the page is missing; copy another rule's and write it.`);
    return text;
  };
  for (const entry of catalogue) {
    const withHead = fill(entry.page, textOf(entry.page), 'head', headOf(entry));
    pages.set(entry.page, fill(entry.page, withHead, 'example', exampleOf(entry)));
  }
  pages.set(index, fill(index, textOf(index), 'index', indexOf()));
  return pages;
}

/** A page as it is on disk; null where there is none. */
export function readPage(path: string): string | null {
  return existsSync(root + path) ? readFileSync(root + path, 'utf8') : null;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const stale = [...renderPages(readPage)].filter(([path, text]) => readPage(path) !== text);
  if (argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path}: stale; run npx tsx tools/rule-pages.ts`);
    if (stale.length > 0) exit(1);
  } else {
    for (const [path, text] of stale) writeFileSync(root + path, text);
    console.log(`${stale.length} pages written`);
  }
}
