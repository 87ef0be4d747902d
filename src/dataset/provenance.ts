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

/** The last looks for reports that a dataset tells of, in the order of its table of coverage. Throws the system's error. */
export function checksOf(folder: string): readonly SourceCheck[] {
  const checks: SourceCheck[] = [];
  let head: readonly (string | null)[] | null = null;
  for (const row of readCsv(join(folder, `${coverageTable.name}.csv`))) {
    if (head === null) head = row;
    else {
      const fields = Object.fromEntries(head.map((name, index) => [name ?? '', row[index] ?? null]));
      const { data } = checkSchema.safeParse(fields);
      // A row of an agency that nobody looked for.
      if (data === undefined) continue;
      const { agency, year, check_outcome: outcome, checked } = data;
      checks.push({ agency, year, outcome, checked });
    }
  }
  return checks;
}

/** SHA-256 of every file of a dataset as it is on disk, by its path; without the database, whose bytes are never the same. */
export function sumsOf(folder: string): ReadonlyMap<string, string> {
  const paths = [...readSums(folder).keys()].filter((path) => existsSync(join(folder, path)));
  return new Map(paths.map((path) => [path, digestOf(join(folder, path)).sha256]));
}
