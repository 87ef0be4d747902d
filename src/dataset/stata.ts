/** A do-file that reads the CSV files into Stata, with labels: npm has no writer of .dta files under a permissive licence. */
import { forms } from '../forms/index.ts';
import type { ColumnShape, TableShape } from './table.ts';
import { tables } from './tables/index.ts';

/** The longest name of a variable in Stata. */
const longestName = 32;
/** The longest label of a variable, in characters. */
const longestLabel = 80;

const shortNames = new Map(
  forms.flatMap((form) => form.fields.map((f) => [`${form.id}/${f.column}`, f.short])),
);

/** The name of a variable: the column's, or a shorter one that is unique in its table. */
export function stataName(table: TableShape, column: ColumnShape): string {
  if (column.name.length <= longestName) return column.name;
  const form = table.name.replace(/^wide_|_states$/g, '');
  const short = shortNames.get(`${form}/${column.name}`);
  if (short !== undefined) return short;
  const tail = `_${table.columns.indexOf(column) + 1}`;
  return column.name.slice(0, longestName - tail.length) + tail;
}

/** A text as a compound string: no quote in it can end it. */
function compound(text: string): string {
  return `\`"${text.replaceAll('`', "'").replaceAll('"', "'").replaceAll('$', '').slice(0, longestLabel)}"'`;
}

function typing(name: string, { type }: ColumnShape): string[] {
  switch (type) {
    case 'integer':
    case 'number':
      return [`destring ${name}, replace`];
    case 'boolean':
      return [
        `generate byte gk_flag = ${name} == "true" if ${name} != ""`,
        `drop ${name}`,
        `rename gk_flag ${name}`,
      ];
    case 'date':
      return [
        `generate long gk_day = date(${name}, "YMD")`,
        'format gk_day %td',
        `drop ${name}`,
        `rename gk_day ${name}`,
      ];
    default:
      return [];
  }
}

function tableLines(table: TableShape): string[] {
  const names = table.columns.map((column) => stataName(table, column));
  return [
    '',
    `* ${table.title.en}`,
    // Everything as text first: what looks like a number may be a code with zeros before it.
    `import delimited using "${table.name}.csv", clear varnames(nonames) rowrange(2) stringcols(_all) bindquote(strict) maxquotedrows(unlimited) encoding("utf-8")`,
    ...names.map((name, index) => `rename v${index + 1} ${name}`),
    ...table.columns.flatMap((column, index) => typing(names[index] ?? '', column)),
    `order ${names.join(' ')}`,
    ...table.columns.map(
      (column, index) => `label variable ${names[index] ?? ''} ${compound(column.title.en)}`,
    ),
    `label data ${compound(table.title.en)}`,
    `save "${table.name}.dta", replace`,
  ];
}

/** The do-file for every table of one file. Run it in the folder of the dataset. */
export function stataDoFile(): string {
  const lines = [
    '* Reads the CSV files of this folder and saves a .dta file of each. Made by gongkai.',
    'version 16',
    'set more off',
    ...tables.filter((table) => !table.isPartitioned).flatMap(tableLines),
  ];
  return `${lines.join('\n')}\n`;
}
