/** The files of a dataset, as far as the site needs them: records one after the other, and the small tables. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRows, type CsvField } from './csv.ts';
import { SiteError } from './errors.ts';
import { readRecord, type LeanRecord } from './lean-record.ts';
import { agencyKeyOf } from './site-keys.ts';

const reportFile = /^(?<id>[a-z0-9-]{1,80})\.json$/;

/** The records of one agency, by where they lie. */
export interface AgencyFiles {
  readonly key: string;
  readonly paths: readonly string[];
}

/** What stands in the manifest and names the release. */
export interface DatasetFacts {
  readonly program: string;
  readonly release: string;
  readonly failures: number;
  readonly assessed: Readonly<{ [rule: string]: number }>;
}

/** Reads `manifest.json`. Throws SiteError where the folder is no dataset. */
export async function readFacts(folder: string): Promise<DatasetFacts> {
  const path = join(folder, 'manifest.json');
  const sentence = `${folder}: no dataset is there. Write one with "gongkai build PATH --out OUT", and give OUT/dataset.`;
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    throw new SiteError('site.no_dataset', folder, sentence);
  }
  // The manifest of a large dataset lists every document: only its head is looked at.
  const head = bytes.subarray(0, 1 << 16).toString('utf8');
  if (!head.includes('"dataset": "gongkai"')) throw new SiteError('site.no_dataset', folder, sentence);
  const line = (key: string): unknown => {
    const found = new RegExp(`^  "${key}": (?<json>.*?),?$`, 'm').exec(head)?.groups?.['json'];
    try {
      return found === undefined ? null : JSON.parse(found);
    } catch {
      return null;
    }
  };
  const counts = Object(line('counts')) as { readonly failed?: unknown; readonly not_a_report?: unknown };
  const assessed: { [rule: string]: number } = {};
  for (const [rule, times] of Object.entries(Object(line('assessed')) as object)) {
    if (typeof times === 'number') assessed[rule] = times;
  }
  const program = line('program');
  return {
    program: typeof program === 'string' ? program : '',
    release: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
    failures: typeof counts.failed === 'number' ? counts.failed : 0,
    assessed,
  };
}

/** The records, agency by agency in byte order of their keys: names only, so that a large dataset is never held. */
export function agencyFiles(folder: string): readonly AgencyFiles[] {
  const root = join(folder, 'records');
  const byKey = new Map<string, string[]>();
  const years = existsSync(root)
    ? readdirSync(root, { withFileTypes: true }).filter(
        (one) => one.isDirectory() && /^\d{4}$/.test(one.name),
      )
    : [];
  for (const { name: year } of years) {
    for (const name of readdirSync(join(root, year))) {
      const id = reportFile.exec(name)?.groups?.['id'];
      if (id === undefined) continue;
      const key = agencyKeyOf(id);
      const paths = byKey.get(key);
      if (paths === undefined) byKey.set(key, [join(root, year, name)]);
      else paths.push(join(root, year, name));
    }
  }
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, paths]) => ({ key, paths: paths.sort() }));
}

/** One record. Throws SiteError for a file that holds none. One after the other: to wait for each would take as long as reading it. */
export function recordAt(path: string): LeanRecord {
  const record = readRecord(readFileSync(path, 'utf8'));
  if (record === null) {
    throw new SiteError(
      'site.damaged',
      path,
      `${path} holds no record of a report: build the dataset again.`,
    );
  }
  return record;
}

/** A row of a table by its columns; null where nothing stands in a field. */
export type TableRow = ReadonlyMap<string, CsvField>;

/** The rows of a table; none where the dataset does not have the table. */
export async function* tableRows(folder: string, name: string): AsyncGenerator<TableRow> {
  const path = join(folder, `${name}.csv`);
  if (!existsSync(path)) return;
  let head: readonly CsvField[] | null = null;
  for await (const row of csvRows(createReadStream(path, 'utf8'))) {
    if (head === null) head = row;
    else yield new Map(head.map((column, at) => [column ?? '', row[at] ?? null]));
  }
}
