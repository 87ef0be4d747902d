import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { writeDataset } from '../../src/dataset/index.ts';
import { en } from '../../src/dataset/messages.en.ts';
import { zh } from '../../src/dataset/messages.zh.ts';
import { forms } from '../../src/forms/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { drawnRecords, failedRecord, madeRecord, sha } from './made-records.ts';
import { readTable, type CsvRow } from './read-csv.ts';

// Whole datasets are built: on a busy machine one takes many seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

// The rules of the standard (datapackage.org, v2.0: Data Package, Data Resource, Table Dialect, Table Schema), typed here.
const missingValues = z.array(z.strictObject({ value: z.string(), label: z.string().min(1) })).min(1);
const text = z.string().min(1);
const common = { title: text, title_zh: text, description: text, description_zh: text };
const safePath = z.string().regex(/^(?!\/|~|\.\.)(?!.*\/\.\.)[^\\:]+$/);
const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'list', 'array']),
  ...common,
  delimiter: z.string().length(1).optional(),
  items_enum: z.array(z.string()).min(1).optional(),
  itemType: z.enum(['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time']).optional(),
  missingValues: missingValues.optional(),
  constraints: z
    .strictObject({
      required: z.boolean(),
      enum: z.array(z.string()).min(1),
      pattern: z.string(),
      minimum: z.number(),
      maxLength: z.int(),
    })
    .partial()
    .optional(),
});
const resource = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/dataresource.json'),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  type: z.literal('table'),
  path: z.union([safePath, z.array(safePath).min(1)]),
  format: z.literal('csv'),
  mediatype: z.literal('text/csv'),
  encoding: z.literal('utf-8'),
  ...common,
  bytes: z.int().optional(),
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
  dialect: z.strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/tabledialect.json'),
    header: z.literal(true),
    delimiter: z.literal(','),
    lineTerminator: z.literal('\n'),
    quoteChar: z.literal('"'),
    doubleQuote: z.literal(true),
  }),
  schema: z.strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
    // No fieldsMatch: its text says a string and its schema an array; left out, it means "exact" by both.
    fields: z.array(field).min(1),
    missingValues,
    primaryKey: z.array(z.string()).min(1),
    foreignKeys: z
      .array(
        z.strictObject({
          fields: z.array(z.string()).min(1),
          reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()).min(1) }),
        }),
      )
      .optional(),
  }),
});
const descriptor = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  ...common,
  version: text,
  contributors: z.array(z.strictObject({ title: text, roles: z.array(text).min(1) })).min(1),
  keywords: z.array(text).min(1),
  licenses: z.array(z.strictObject({ name: z.string(), path: z.url(), title: text })).min(1),
  sources: z.array(z.strictObject({ title: text })).min(1),
  resources: z.array(resource).min(1),
});

type Resource = z.infer<typeof resource>;
type Field = z.infer<typeof field>;

const isOfType: { readonly [type: string]: (text: string) => boolean } = {
  string: () => true,
  integer: (value) => /^-?\d+$/.test(value),
  number: (value) => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  datetime: (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value),
  list: (value) => value.split(' ').every((item) => item !== ''),
  array: (value) => Array.isArray(JSON.parse(value)),
};

/** What is wrong with a field of a row; null for nothing. */
function faultOf(
  { name, type, itemType, items_enum, constraints = {} }: Field,
  value: string | null,
): string | null {
  if (value === null || value === '') return constraints.required === true ? `${name} is required` : null;
  if (isOfType[type]?.(value) !== true) return `${name} is no ${type}: ${value}`;
  if (itemType === 'integer' && !value.split(' ').every((item) => /^\d+$/.test(item)))
    return `${name}: ${value}`;
  if (items_enum !== undefined && !value.split(' ').every((item) => items_enum.includes(item)))
    return `${name}: ${value}`;
  if (constraints.enum?.includes(value) === false) return `${name} may not be ${value}`;
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`, 'u').test(value))
    return `${name}: ${value}`;
  if (constraints.minimum !== undefined && Number(value) < constraints.minimum) return `${name}: ${value}`;
  if (constraints.maxLength !== undefined && value.length > constraints.maxLength) return `${name}: ${value}`;
  return null;
}

const keyOf = (row: CsvRow, columns: readonly string[]): string => JSON.stringify(columns.map((c) => row[c]));

describe('the Data Package', () => {
  let folder: string;
  let raw: unknown;
  let resources: Resource[];
  const rowsOf = (of: Resource): CsvRow[] =>
    [of.path].flat().flatMap((path) => readTable(join(folder, path)));

  beforeAll(async () => {
    folder = join(emptyFolder(), 'dataset');
    const codes = forms[2]!.fields.map(({ code }) => code);
    const records = [
      ...drawnRecords('package', 80),
      madeRecord({
        retrieved: '2025-02-01T08:00:00Z',
        url: 'http://example.org/a,b',
        findings: [{}, { rule: 'form.unknown_row', codes: [], suspects: null }],
        claims: [
          {
            codes: codes.slice(0, 2),
            operator: 'sum',
            value: 1.5,
            text: '=1',
            at: { line: 1, from: 1, to: 1 },
          },
        ],
        extra: [{ label: '-', cells: ['"', ''], at: { path: [] } }],
      }),
      madeRecord({ sha256: sha('other version'), form: null }),
      failedRecord('in/"a".html'),
    ];
    await writeDataset(records, folder, { program: '0.1.0' });
    raw = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
    resources = descriptor.parse(raw).resources;
  });

  it('is one by the rules of the standard', () => {
    expect(descriptor.safeParse(raw).error).toBeUndefined();
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  });

  it('names every table, with its bytes and digest, and no other file', () => {
    const files = filesOf(folder);
    const tables = [...files.keys()].filter((path) => path.endsWith('.csv'));
    expect(resources.flatMap(({ path }) => path).sort()).toEqual(tables.sort());
    for (const { path, bytes, hash } of resources) {
      if (typeof path !== 'string') continue;
      expect(bytes).toBe(files.get(path)!.length);
      expect(files.get('SHA256SUMS')).toContain(`${hash!.slice('sha256:'.length)}  ${path}\n`);
    }
  });

  it('has the columns of every file, in order', () => {
    for (const { path, schema } of resources) {
      for (const file of [path].flat()) {
        const head = readFileSync(join(folder, file), 'utf8').split('\n')[0];
        expect(head).toBe(schema.fields.map(({ name }) => name).join(','));
      }
    }
  });

  it('holds of every row: types, constraints, keys', () => {
    for (const each of resources) {
      const rows = rowsOf(each);
      const keys = new Set<string>();
      for (const row of rows) {
        for (const of of each.schema.fields) expect(faultOf(of, row[of.name]!), each.name).toBeNull();
        expect(each.schema.primaryKey.every((column) => row[column] !== null)).toBe(true);
        keys.add(keyOf(row, each.schema.primaryKey));
      }
      expect(keys.size, each.name).toBe(rows.length);
    }
  });

  it('has foreign keys that hold', () => {
    let held = 0;
    for (const each of resources) {
      for (const { fields, reference } of each.schema.foreignKeys ?? []) {
        const target = resources.find(({ name }) => name === reference.resource)!;
        expect(reference.fields.every((name) => target.schema.fields.some((f) => f.name === name))).toBe(
          true,
        );
        const known = new Set(rowsOf(target).map((row) => keyOf(row, reference.fields)));
        for (const row of rowsOf(each)) {
          expect(known.has(keyOf(row, fields)), `${each.name} ${keyOf(row, fields)}`).toBe(true);
          held += 1;
        }
      }
    }
    expect(held).toBeGreaterThan(1000);
  });

  it('says what an empty number means', () => {
    for (const form of forms) {
      const wide = resources.find(({ name }) => name === `wide_${form.id}`)!;
      for (const { column, label } of form.fields) {
        const of = wide.schema.fields.find(({ name }) => name === column)!;
        expect(of.missingValues![0]!.label).toContain('no certain number');
        expect([of.title, of.title_zh]).toEqual([label.en, label.zh]);
      }
    }
  });
});

describe('the texts of the dataset', () => {
  it('are there in both languages, the Chinese ones Chinese', () => {
    for (const name of Object.keys(en.columns) as (keyof typeof en.columns)[]) {
      expect(zh.columns[name].every((said) => said !== '')).toBe(true);
      expect(zh.columns[name].join(''), name).toMatch(/\p{Script=Han}/u);
      expect(en.columns[name].join(''), name).not.toMatch(/\p{Script=Han}/u);
    }
    expect(Object.keys(zh.columns)).toEqual(Object.keys(en.columns));
  });
});
