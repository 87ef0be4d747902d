/** The record's JSON Schema, for the docs and for other languages. */
import { describe, expect, it } from 'vitest';
import { recordJsonSchema } from '../../src/record/index.ts';
import { codesOf, printedFormsOf } from '../printed-forms/index.ts';
import { goodRecord } from './good-record.ts';

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in the schema, itself included. */
function nodes(value: unknown): Node[] {
  const found: Node[] = [];
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) rest.push(...(next as unknown[]));
    else if (isNode(next)) {
      found.push(next);
      rest.push(...Object.values(next));
    }
  }
  return found;
}

const schema = recordJsonSchema();

describe('recordJsonSchema', () => {
  it('is a schema of draft 2020-12', () => {
    expect(isNode(schema) && schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(isNode(schema) && schema['type']).toBe('object');
  });

  it('uses only the types of JSON', () => {
    const types = nodes(schema)
      .filter((node) => !isNode(node['type']))
      .flatMap((node) => node['type'] ?? []);
    const allowed = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
    expect(types.filter((type) => typeof type !== 'string' || !allowed.includes(type))).toEqual([]);
  });

  it('has no keyword of older drafts', () => {
    const old = nodes(schema).filter((node) => Array.isArray(node['items']) || 'definitions' in node);
    expect(old).toEqual([]);
  });

  it('resolves each of its references', () => {
    const references = nodes(schema).flatMap((node) =>
      typeof node['$ref'] === 'string' ? [node['$ref']] : [],
    );
    for (const reference of references) {
      let at: unknown = schema;
      for (const step of reference
        .replace(/^#\/?/, '')
        .split('/')
        .filter((s) => s !== '')) {
        at = isNode(at) ? at[step] : undefined;
      }
      expect(at, reference).toBeDefined();
    }
  });

  it('requires the fields that a record always has', () => {
    const required = isNode(schema) ? schema['required'] : [];
    expect(required).toEqual(Object.keys(goodRecord()));
  });

  it.each(['ogi-2014', 'ogi-2019', 'ogi-2021'] as const)('requires every code of %s', (edition) => {
    const codes = [...new Set(printedFormsOf(edition).flatMap(codesOf))].sort();
    const lists = nodes(schema).flatMap((node) =>
      Array.isArray(node['required']) ? [node['required']] : [],
    );
    expect(lists.map((list) => [...(list as unknown[])].map(String).sort().join(' '))).toContain(
      codes.join(' '),
    );
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
