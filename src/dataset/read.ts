/** A dataset on disk → its records. */
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ZodError } from 'zod';
import { parseRecord, type Record } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { DatasetError } from './errors.ts';
import { isOurs } from './manifest.ts';
import { failuresRecordsName, idPattern } from './names.ts';

/** Whether `folder` holds a dataset that this program wrote. */
export function isDataset(folder: string): Promise<boolean> {
  return Promise.resolve(isOurs(folder));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A line of a file as a record. Throws `dataset.damaged` where it is none. */
function recordOf(text: string, path: string): Record {
  try {
    return parseRecord(JSON.parse(text));
  } catch (error) {
    const issue = error instanceof ZodError ? error.issues[0] : undefined;
    throw new DatasetError('dataset.damaged', path, issue?.path.join('.') ?? 'JSON');
  }
}

async function yearsOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(folder, 'records'), { withFileTypes: true });
    return entries.filter((e) => e.isDirectory() && /^\d{4}$/.test(e.name)).map((e) => e.name);
  } catch (error) {
    // A dataset in which every document failed has no folder of a year, one of no documents none at all.
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function* failures(folder: string): AsyncGenerator<Record> {
  const path = join(folder, failuresRecordsName);
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      yield recordOf(line, path);
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    stream.destroy();
  }
}

/**
 * All records of a dataset: reports in byte order of their ids, then documents without a report. Throws DatasetError
 * `dataset.not_found` where there is no dataset, `dataset.damaged` for a file that holds no record.
 */
export async function* readDataset(folder: string): AsyncGenerator<Record> {
  if (!(await isDataset(folder))) throw new DatasetError('dataset.not_found', folder);
  const found: { readonly id: string; readonly path: string }[] = [];
  for (const year of await yearsOf(folder)) {
    for (const name of await readdir(join(folder, 'records', year))) {
      const id = name.slice(0, -'.json'.length);
      if (name.endsWith('.json') && idPattern.test(id)) {
        found.push({ id, path: join(folder, 'records', year, name) });
      }
    }
  }
  for (const { path } of found.sort((a, b) => byBytes(a.id, b.id))) {
    yield recordOf(await readFile(path, 'utf8'), path);
  }
  yield* failures(folder);
}

/**
 * The record of a report; null where the dataset has no such report. Throws DatasetError `dataset.bad_id` for what
 * is no report id, `dataset.not_found` and `dataset.damaged` as `readDataset`.
 */
export async function findReport(folder: string, id: string): Promise<Record | null> {
  if (!idPattern.test(id)) throw new DatasetError('dataset.bad_id', id);
  if (!(await isDataset(folder))) throw new DatasetError('dataset.not_found', folder);
  for (const year of await yearsOf(folder)) {
    const path = join(folder, 'records', year, `${id}.json`);
    try {
      return recordOf(await readFile(path, 'utf8'), path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  return null;
}
