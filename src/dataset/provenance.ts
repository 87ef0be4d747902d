/** What a dataset says it was made from and by, read back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readSums } from './build-index.ts';
import { readCsv } from './csv-reader.ts';
import { DatasetError } from './errors.ts';
import { digestOf } from './file-digest.ts';
import { isOurs } from './manifest.ts';
import { manifestName } from './names.ts';
import type { TableShape } from './table.ts';
import { changeKinds, changesTable, type SourceChange } from './tables/changes.ts';
import { checkOutcomes, coverageTable, type SourceCheck } from './tables/coverage.ts';

const captureSchema = z.object({
  file: z.string(),
  url: z.string().nullable(),
  retrieved: z.string().nullable(),
  report: z.string(),
});
const factsSchema = z.looseObject({
  program: z.string(),
  engines: z.record(z.string(), z.string()).default({}),
  formats: z.array(z.string()).default([]),
});
const documentsSchema = z.looseObject({
  documents: z.array(z.object({ sha256: z.string(), captures: z.array(captureSchema) })),
});

/** The program and its engines, and what was written beside CSV. */
export interface ManifestFacts {
  readonly program: string;
  readonly engines: Readonly<{ [engine: string]: string }>;
  readonly formats: readonly string[];
}

/** A document as it was captured. */
export interface StoredCapture {
  readonly sha256: string;
  readonly file: string;
  readonly url: string | null;
  readonly retrieved: string | null;
  /** The report that was read from it. */
  readonly report: string;
}

function manifestOf(folder: string): unknown {
  if (!isOurs(folder)) throw new DatasetError('dataset.not_found', folder);
  return JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
}

/** Throws DatasetError `dataset.not_found`, and `dataset.damaged` for a manifest of another shape. */
export function manifestFacts(folder: string): ManifestFacts {
  const { data } = factsSchema.safeParse(manifestOf(folder));
  if (data === undefined) throw new DatasetError('dataset.damaged', join(folder, manifestName), 'engines');
  return { program: data.program, engines: data.engines, formats: data.formats };
}

/** Every capture that a report was read from. Throws as `manifestFacts`. */
export function capturesOf(folder: string): readonly StoredCapture[] {
  const { data } = documentsSchema.safeParse(manifestOf(folder));
  if (data === undefined) throw new DatasetError('dataset.damaged', join(folder, manifestName), 'documents');
  return data.documents.flatMap(({ sha256, captures }) =>
    captures.map((capture) => ({ sha256, ...capture })),
  );
}

const checkSchema = z.object({
  agency: z.string(),
  year: z.coerce.number().int(),
  check_outcome: z.enum(checkOutcomes),
  checked: z.string(),
});

const changeSchema = z.object({
  agency: z.string().nullable(),
  // Coercion alone would make 0 of nothing.
  year: z.union([z.null(), z.coerce.number().int()]),
  url: z.string(),
  changed: z.string(),
  what: z.enum(changeKinds),
  code: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** The rows of a table that fit a shape. Throws the system's error. */
function* rowsOf<T>(folder: string, { name }: TableShape, schema: z.ZodType<T>): Generator<T> {
  let head: readonly (string | null)[] | null = null;
  for (const row of readCsv(join(folder, `${name}.csv`))) {
    if (head === null) head = row;
    else {
      const fields = Object.fromEntries(head.map((column, index) => [column ?? '', row[index] ?? null]));
      const { data } = schema.safeParse(fields);
      if (data !== undefined) yield data;
    }
  }
}

/** The last looks for reports that a dataset tells of, in the order of its table of coverage. Throws the system's error. */
export function checksOf(folder: string): readonly SourceCheck[] {
  // Rows of agencies that nobody looked for do not fit.
  return [...rowsOf(folder, coverageTable, checkSchema)].map(
    ({ agency, year, check_outcome: outcome, checked }) => ({ agency, year, outcome, checked }),
  );
}

/** The changes that a dataset tells of, in the order of its table. Throws the system's error. */
export function changesOf(folder: string): readonly SourceChange[] {
  return [...rowsOf(folder, changesTable, changeSchema)];
}

/** SHA-256 of every file of a dataset as it is on disk, by its path; without the database, whose bytes are never the same. */
export function sumsOf(folder: string): ReadonlyMap<string, string> {
  const paths = [...readSums(folder).keys()].filter((path) => existsSync(join(folder, path)));
  return new Map(paths.map((path) => [path, digestOf(join(folder, path)).sha256]));
}
