/**
 * The pages of the docs about the dataset's tables, one a table, from the tables themselves:
 * `npx tsx tools/table-pages.ts` writes docs/tables/, with `--check` it only says what is out of date (exit code 1).
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tables, type ColumnShape, type TableShape } from '../src/dataset/index.ts';

const folder = fileURLToPath(new URL('../docs/tables/', import.meta.url));

/** Text in a cell of a Markdown table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}

function limits(column: ColumnShape): string {
  return [
    column.isRequired ? 'never empty' : '',
    column.values === null ? '' : column.values.map((value) => `\`${value}\``).join(' '),
    column.minimum === null ? '' : `≥ ${column.minimum}`,
    column.maxLength === null ? '' : `≤ ${column.maxLength} characters`,
    column.pattern === null ? '' : `\`${column.pattern}\``,
    column.missing === null ? '' : `empty: ${column.missing.en}`,
  ]
    .filter((limit) => limit !== '')
    .join('; ');
}

function columnLine(column: ColumnShape): string {
  const type = column.items === 'integer' ? 'list of integers' : column.type;
  const texts = [column.title.en, column.title.zh, column.description.en, limits(column)];
  return `| \`${column.name}\` | ${type} | ${texts.map(cell).join(' | ')} |`;
}

function fileOf(table: TableShape): string {
  return table.isPartitioned ? `${table.name}/year=Y/region=PP.csv` : `${table.name}.csv`;
}

function names(columns: readonly string[]): string {
  return columns.map((name) => `\`${name}\``).join(', ');
}

/** The page of a table. */
export function tablePage(table: TableShape): string {
  return `${[
    `# ${table.title.en} · ${table.title.zh}`,
    `<!-- Made by tools/table-pages.ts: change the table there, not this page. -->`,
    `File: \`${fileOf(table)}\``,
    table.description.en,
    table.description.zh,
    [
      `- Primary key: ${names(table.primaryKey)}`,
      ...table.references.map(
        ({ columns, table: other, referred }) =>
          `- ${names(columns)}: a row of [${other}](${other}.md) (${names(referred)})`,
      ),
      `- An empty field: ${table.missing.en} (${table.missing.zh})`,
    ].join('\n'),
    [
      '| column | type | title | 名称 | description | limits |',
      '| --- | --- | --- | --- | --- | --- |',
      ...table.columns.map(columnLine),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** All pages by their file names. */
export function tablePages(): Map<string, string> {
  const pages = new Map(tables.map((table) => [`${table.name}.md`, tablePage(table)]));
  const lines = tables.map(
    (table) =>
      `| [${table.name}](${table.name}.md) | \`${fileOf(table)}\` | ${table.title.en} | ${table.title.zh} |`,
  );
  pages.set(
    'README.md',
    `# The tables of a dataset · 数据集的表\n\n| table | file | title | 名称 |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`,
  );
  return pages;
}

/** What is out of date in docs/tables, by file name. */
export function stalePages(): string[] {
  const pages = tablePages();
  const there = readdirSync(folder);
  const read = (name: string): string | null =>
    there.includes(name) ? readFileSync(join(folder, name), 'utf8') : null;
  const changed = [...pages].filter(([name, text]) => read(name) !== text).map(([name]) => name);
  return [...changed, ...there.filter((name) => !pages.has(name))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  const stale = stalePages();
  if (process.argv.includes('--check')) {
    for (const name of stale)
      console.error(`docs/tables/${name} is out of date: run "npx tsx tools/table-pages.ts".`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    const pages = tablePages();
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), text);
    }
  }
}
