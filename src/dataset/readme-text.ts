/** The page in a dataset that says which file to take. */
import type { DatasetFormat } from './format-names.ts';
import { en, type Messages } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import { tables } from './tables/index.ts';

/** The page, in both languages. */
export function readmeText(formats: readonly DatasetFormat[]): string {
  const of = (t: Messages, language: 'zh' | 'en'): string[] => [
    `# ${t.package.title}`,
    '',
    t.package.description,
    '',
    `## ${t.readme.which}`,
    '',
    ...t.readme.choices.map(([need, file]) => `- ${need ?? ''}: \`${file ?? ''}\``),
    ...formats.map((format) => `- ${t.readme.formats[format]}`),
    '',
    `## ${t.readme.tables}`,
    '',
    ...tables.map((table) => {
      const file = table.isPartitioned ? `${table.name}/year=Y/region=PP.csv` : `${table.name}.csv`;
      return `- \`${file}\` – ${table.title[language]}: ${table.description[language]}`;
    }),
    '',
    `## ${t.readme.termsTitle}`,
    '',
    t.readme.terms,
    '',
  ];
  return [...of(en, 'en'), ...of(zh, 'zh')].join('\n');
}
