/** `gongkai query`: a question to a dataset in SQL, answered as a table, CSV, JSON or Markdown. */
import { askDataset, csvRow, QueryError, type Answer, type AnswerValue } from '../dataset/index.ts';
import type { AnswerFormat } from './answer-formats.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { layTable } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface QueryOptions {
  readonly dataset: string;
  /** Null: a table on a screen, else CSV. */
  readonly format: AnswerFormat | null;
}

/** A table on a screen shows so many rows; the other formats show all. */
const shownRows = 200;

function textOf(value: AnswerValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isNumber = (type: string): boolean => /INT|DOUBLE|FLOAT|DECIMAL/.test(type);

async function printTable({ columns, rows }: Answer, terminal: Terminal): Promise<void> {
  const shown: { cells: { text: string }[] }[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count <= shownRows) shown.push({ cells: row.map((value) => ({ text: cleanText(textOf(value)) })) });
  }
  const heads = columns.map(({ name, type }) => ({
    header: cleanText(name),
    align: isNumber(type) ? ('right' as const) : ('left' as const),
  }));
  const lines = layTable(heads, shown, terminal);
  if (count > shownRows) lines.push(terminal.t.moreRows(count - shownRows));
  await terminal.print(`${lines.join('\n')}\n`);
}

async function printCsv({ columns, rows }: Answer, terminal: Terminal): Promise<void> {
  await terminal.print(csvRow(columns.map(({ name }) => name)));
  for await (const row of rows) await terminal.print(csvRow(row.map((v) => (v === null ? null : textOf(v)))));
}

async function printJson({ columns, rows }: Answer, terminal: Terminal): Promise<void> {
  for await (const row of rows) {
    const entries = columns.map(({ name }, index) => [name, row[index] ?? null] as const);
    await terminal.print(`${JSON.stringify(Object.fromEntries(entries))}\n`);
  }
}

/** A cell of a Markdown table: no sign in it can end the cell or open an element. */
function markdownCell(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\|*_`[\]]/g, (sign) => `\\${sign}`)
    .replaceAll(/\s+/g, ' ');
}

async function printMarkdown({ columns, rows }: Answer, terminal: Terminal): Promise<void> {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  await terminal.print(line(columns.map(({ name }) => markdownCell(name))));
  await terminal.print(line(columns.map(({ type }) => (isNumber(type) ? '--:' : '---'))));
  for await (const row of rows) await terminal.print(line(row.map((value) => markdownCell(textOf(value)))));
}

const printers: Readonly<{ [F in AnswerFormat]: (answer: Answer, terminal: Terminal) => Promise<void> }> = {
  table: printTable,
  csv: printCsv,
  json: printJson,
  markdown: printMarkdown,
};

/** Asks and prints. Gives the exit code; throws Stop for SQL that is refused, DatasetError where there is no database. */
export async function query(sql: string, options: QueryOptions, terminal: Terminal): Promise<number> {
  const print = printers[options.format ?? (terminal.isScreen ? 'table' : 'csv')];
  try {
    await askDataset(options.dataset, sql, (answer) => print(answer, terminal));
  } catch (error) {
    if (error instanceof QueryError) throw new Stop(terminal.t.queryRefused(cleanText(error.message)));
    throw error;
  }
  return exitCodes.done;
}
