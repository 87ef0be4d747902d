/** The description of the dataset for other programs: Data Package v2 with Table Schema (datapackage.org). */
import { forms } from '../forms/index.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import type { ColumnShape, TableShape } from './table.ts';
import { tables } from './tables/index.ts';

const profiles = 'https://datapackage.org/profiles/2.0';

/** The files of a table. */
export interface TableFiles {
  readonly paths: readonly string[];
  /** Null for tables of several files: the standard has no digest of those. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** A Table Schema's field. The Chinese texts stand in properties of their own. */
export function fieldOf(column: ColumnShape): object {
  const constraints = {
    ...(column.isRequired ? { required: true } : {}),
    ...(column.values === null ? {} : { enum: column.values }),
    ...(column.pattern === null ? {} : { pattern: column.pattern }),
    ...(column.minimum === null ? {} : { minimum: column.minimum }),
    ...(column.maxLength === null ? {} : { maxLength: column.maxLength }),
  };
  return {
    name: column.name,
    type: column.type,
    ...(column.items === null ? {} : { delimiter: ' ', itemType: column.items }),
    ...(column.listed === null ? {} : { items_enum: column.listed }),
    title: column.title.en,
    title_zh: column.title.zh,
    description: column.description.en,
    description_zh: column.description.zh,
    ...(column.missing === null ? {} : { missingValues: [{ value: '', label: column.missing.en }] }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function resourceOf(table: TableShape, files: TableFiles): object {
  return {
    $schema: `${profiles}/dataresource.json`,
    name: table.name,
    type: 'table',
    path: table.isPartitioned ? files.paths : (files.paths[0] ?? ''),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title: table.title.en,
    title_zh: table.title.zh,
    description: table.description.en,
    description_zh: table.description.zh,
    ...(files.bytes === null ? {} : { bytes: files.bytes }),
    ...(files.sha256 === null ? {} : { hash: `sha256:${files.sha256}` }),
    dialect: {
      $schema: `${profiles}/tabledialect.json`,
      header: true,
      delimiter: ',',
      lineTerminator: '\n',
      quoteChar: '"',
      doubleQuote: true,
    },
    schema: {
      $schema: `${profiles}/tableschema.json`,
      fields: table.columns.map(fieldOf),
      missingValues: [{ value: '', label: table.missing.en }],
      primaryKey: table.primaryKey,
      ...(table.references.length === 0
        ? {}
        : {
            foreignKeys: table.references.map(({ columns, table: resource, referred }) => ({
              fields: columns,
              reference: { resource, fields: referred },
            })),
          }),
    },
  };
}

/** The whole descriptor. `filesOf` gives the files of each table by its name. */
export function datapackage(filesOf: (table: TableShape) => TableFiles, version: string): object {
  return {
    $schema: `${profiles}/datapackage.json`,
    name: 'gongkai-dataset',
    title: en.package.title,
    title_zh: zh.package.title,
    description: en.package.description,
    description_zh: zh.package.description,
    version,
    contributors: [{ title: en.package.creator, roles: ['creator'] }],
    keywords: en.package.keywords.split(', '),
    licenses: [
      {
        name: 'CC0-1.0',
        path: 'https://creativecommons.org/publicdomain/zero/1.0/',
        title: en.package.licenceTitle,
      },
    ],
    sources: [
      { title: en.package.sourceReports },
      ...forms.map((form) => ({ title: `${form.title.en} (${form.issued})` })),
    ],
    resources: tables.map((table) => resourceOf(table, filesOf(table))),
  };
}
