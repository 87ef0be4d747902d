/** A table of the dataset, written down once: its columns give the CSV, the Table Schema and the pages of the docs. */
import type { Bilingual } from '../forms/index.ts';
import { csvField, type CsvKind, type CsvValue } from './csv.ts';
import { en, type ColumnName, type TableName } from './messages.en.ts';
import { zh } from './messages.zh.ts';

/** Types of the Table Schema (Data Package v2) that the dataset uses. `array` is JSON, `list` is parted by blanks. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'list' | 'array';

/** A column without the function that fills it. */
export interface ColumnShape {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Whether every row has it. */
  readonly isRequired: boolean;
  /** The only values it has; null = not a closed list. */
  readonly values: readonly string[] | null;
  readonly pattern: string | null;
  readonly minimum: number | null;
  readonly maxLength: number | null;
  /** What the items of a list are. */
  readonly items: 'string' | 'integer' | null;
  /** The only items that a list has; null = not a closed list. */
  readonly listed: readonly string[] | null;
  /** What an empty field says, where it is more than the table says. */
  readonly missing: Bilingual | null;
}

export interface Column<Row> extends ColumnShape {
  readonly of: (row: Row) => CsvValue;
}

/** These columns name a row of another table. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly referred: readonly string[];
}

export interface TableShape {
  /** The name of the resource, and of the file before `.csv`. */
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Whether it is cut into files by year and province. */
  readonly isPartitioned: boolean;
  readonly columns: readonly ColumnShape[];
  readonly primaryKey: readonly string[];
  readonly references: readonly Reference[];
  /** What an empty field says. */
  readonly missing: Bilingual;
}

export interface Table<Row> extends TableShape {
  readonly columns: readonly Column<Row>[];
}

type Options = Partial<Omit<ColumnShape, 'name' | 'type' | 'items'>> & {
  readonly items?: 'string' | 'integer';
};

/** A column. Its title and description are those of its name in the message files unless options give others. */
export function column<Row>(
  name: ColumnName,
  type: ColumnType,
  of: (row: Row) => CsvValue,
  options: Options = {},
): Column<Row> {
  const title = { zh: zh.columns[name][0], en: en.columns[name][0] };
  const description = { zh: zh.columns[name][1], en: en.columns[name][1] };
  return columnNamed(name, type, of, { title, description, ...options });
}

/** A column whose name comes from a form. */
export function columnNamed<Row>(
  name: string,
  type: ColumnType,
  of: (row: Row) => CsvValue,
  options: Options & { readonly title: Bilingual; readonly description: Bilingual },
): Column<Row> {
  return {
    name,
    type,
    of,
    isRequired: false,
    values: null,
    pattern: null,
    minimum: null,
    maxLength: null,
    missing: null,
    listed: null,
    items: type === 'list' ? 'string' : null,
    ...options,
  };
}

/** A table of the message files. */
export function table<Row>(
  name: TableName,
  parts: Pick<Table<Row>, 'columns' | 'primaryKey'> &
    Partial<Pick<Table<Row>, 'references' | 'isPartitioned'>>,
): Table<Row> {
  return {
    name,
    title: { zh: zh.tables[name].title, en: en.tables[name].title },
    description: { zh: zh.tables[name].description, en: en.tables[name].description },
    missing: { zh: zh.tables[name].missing, en: en.tables[name].missing },
    isPartitioned: false,
    references: [],
    ...parts,
  };
}

function kindOf(type: ColumnType): CsvKind {
  if (type === 'string' || type === 'datetime') return 'text';
  return type === 'integer' ? 'integer' : type === 'number' ? 'decimal' : 'plain';
}

/** The first line of the table's files. */
export function headLine(shape: TableShape): string {
  return `${shape.columns.map((c) => c.name).join(',')}\n`;
}

/** How the columns of a table are written: asked for once a table, not once a field. */
const kinds = new WeakMap<TableShape, readonly CsvKind[]>();

/** One line of the table's files. */
export function rowLine<Row>(of: Table<Row>, row: Row): string {
  let written = kinds.get(of);
  if (written === undefined) {
    written = of.columns.map(({ type }) => kindOf(type));
    kinds.set(of, written);
  }
  let line = '';
  let index = 0;
  for (const column of of.columns) {
    if (index > 0) line += ',';
    line += csvField(column.of(row), written[index] ?? 'text');
    index += 1;
  }
  return `${line}\n`;
}
