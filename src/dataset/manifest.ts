/** What a dataset was made from and by: `manifest.json`. No clock, no machine: the same records give the same bytes. */
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { forms } from '../forms/index.ts';
import { recordVersion } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { manifestName } from './names.ts';
import type { FailureKey, ReportKey } from './spool.ts';
import type { Version } from './versions.ts';

/** The number of the layout of the folder. It changes when a file or a column changes its meaning. */
export const layoutVersion = 2;

/** How many of what. */
export interface DatasetCounts {
  /** Records that came in. */
  readonly records: number;
  readonly parsed: number;
  readonly partial: number;
  readonly not_a_report: number;
  readonly failed: number;
  /** Reports in the dataset: parsed and partial, but each document once. */
  readonly reports: number;
  /** Captures of a document that is in the dataset already. */
  readonly duplicates: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

const manifestSchema = z.looseObject({ dataset: z.literal('gongkai'), layout: z.int().min(1) });

/** Above this, in bytes, a manifest is not read: one of a million reports has about 300 MB. */
const maxManifest = 512 * 1024 * 1024;

/** How a manifest begins, as `manifestText` writes it. */
const opening = /^\{\n {2}"dataset": "gongkai",\n {2}"layout": [1-9]\d{0,5},\n/;
const openingLength = 64;

/** The first characters of a file. Throws the system's error. */
function beginningOf(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(openingLength);
    return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, openingLength, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a folder holds a dataset that this program wrote. */
export function isOurs(folder: string): boolean {
  const path = join(folder, manifestName);
  try {
    const stat = lstatSync(path);
    if (!stat.isFile() || stat.size > maxManifest) return false;
    // Of 100,000 reports it has 30 MB, and is looked at several times by every build.
    if (opening.test(beginningOf(path))) return true;
    return manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}

interface SourceDocument {
  readonly sha256: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly captures: { file: string; url: string | null; retrieved: string | null; report: string }[];
}

/** Every source with a report, by its digest, with the paths it was read under. */
function* documentsOf(versions: readonly Version<ReportKey>[]): Generator<SourceDocument> {
  const documents = new Map<string, SourceDocument>();
  for (const { id, entry, duplicates } of versions) {
    for (const { sha256, bytes, mediaType, file, url, retrieved } of [entry, ...duplicates]) {
      const document = documents.get(sha256) ?? { sha256, bytes, media_type: mediaType, captures: [] };
      documents.set(sha256, document);
      document.captures.push({ file, url, retrieved, report: id });
    }
  }
  for (const sha256 of [...documents.keys()].sort(byBytes)) {
    const document = documents.get(sha256);
    if (document !== undefined) yield document;
  }
}

function* list(items: Iterable<object>): Generator<string> {
  yield '[';
  let comma = '';
  for (const item of items) {
    yield `${comma}\n    ${JSON.stringify(item)}`;
    comma = ',';
  }
  yield comma === '' ? ']' : '\n  ]';
}

/** The text of the manifest, piece by piece. `failures` are in order. */
export function* manifestText(facts: {
  readonly program: string;
  readonly programs: ReadonlySet<string>;
  readonly engines: Readonly<{ [engine: string]: string }>;
  readonly formats: readonly string[];
  readonly counts: DatasetCounts;
  readonly assessed: ReadonlyMap<string, number>;
  readonly versions: readonly Version<ReportKey>[];
  readonly failures: readonly FailureKey[];
}): Generator<string> {
  const sorted = (entries: Iterable<readonly [string, unknown]>): object =>
    Object.fromEntries([...entries].sort(([a], [b]) => byBytes(a, b)));
  const head = {
    dataset: 'gongkai',
    layout: layoutVersion,
    program: facts.program,
    record: recordVersion,
    programs_of_records: [...facts.programs].sort(byBytes),
    engines: sorted(Object.entries(facts.engines)),
    formats: facts.formats,
    counts: facts.counts,
    assessed: sorted(facts.assessed),
  };
  yield '{\n';
  for (const [key, value] of Object.entries(head)) yield `  "${key}": ${JSON.stringify(value)},\n`;
  yield '  "forms": ';
  yield* list(forms.map(({ id, issued, years, title }) => ({ id, issued, years, title })));
  yield ',\n  "documents": ';
  yield* list(documentsOf(facts.versions));
  yield ',\n  "without_report": ';
  yield* list(facts.failures.map(({ file }) => ({ file })));
  yield '\n}\n';
}
