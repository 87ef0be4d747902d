/** What two datasets differ in besides rows: tables and columns, and what read their documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { manifestName } from './names.ts';

/** A table's columns that differ. */
export interface SchemaChange {
  readonly table: string;
  readonly column: string | null;
  /** The type before; null where it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Name, version before, version after. */
export type ReaderChange = readonly [name: string, before: string, after: string];

const manifestSchema = z.looseObject({
  program: z.string(),
  record: z.number(),
  layout: z.number(),
  engines: z.record(z.string(), z.string()).default({}),
});

function readersOf(folder: string): Map<string, string> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  const { program, record, layout, engines } = manifest;
  return new Map([
    ['gongkai', program],
    ['record', String(record)],
    ['layout', String(layout)],
    ...Object.entries(engines),
  ]);
}

/** What reads that is not the same. Throws the system's error, and Zod's for a manifest of another shape. */
export function changedReaders(before: string, after: string): readonly ReaderChange[] {
  const [old, now] = [readersOf(before), readersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => [name, old.get(name) ?? '', now.get(name) ?? ''] as const);
}

/** Tables and columns that differ, in order; `old` and `now` give the type of every column by table. */
export function schemaChanges(
  old: ReadonlyMap<string, ReadonlyMap<string, string>>,
  now: ReadonlyMap<string, ReadonlyMap<string, string>>,
): SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const table of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(table), now.get(table)];
    if (was === undefined || is === undefined) {
      const [before, after] = [was === undefined ? null : 'table', is === undefined ? null : 'table'];
      changes.push({ table, column: null, before, after });
      continue;
    }
    for (const column of new Set([...was.keys(), ...is.keys()])) {
      const [before, after] = [was.get(column) ?? null, is.get(column) ?? null];
      if (before !== after) changes.push({ table, column, before, after });
    }
  }
  return changes;
}
