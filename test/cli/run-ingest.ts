/** Runs `gongkai ingest` as people do, and looks at what it left. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaptures, type Capture } from '../../src/archive/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram } from './run-program.ts';

export interface Ingested {
  readonly code: number | null;
  readonly printed: string;
  readonly said: readonly string[];
  /** Names of files that were ingested, and whether an earlier run had finished them. */
  readonly files: readonly (readonly [string, boolean])[];
}

/** What the log of a run holds, an object a line. */
export const eventsIn = (file: string): { readonly [key: string]: unknown; readonly kind: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string });

export async function runIngest(
  paths: readonly string[],
  out: string,
  options: readonly string[] = [],
): Promise<Ingested> {
  const log = join(temporaryFolder('ingest-log'), 'log.ndjson');
  const ran = await runProgram(['ingest', ...paths, '--out', out, '--log', log, ...options], { cwd: '/' });
  const files = eventsIn(log).flatMap(({ kind, file, isFromBefore }) =>
    kind === 'ingested' ? [[String(file), isFromBefore === true] as const] : [],
  );
  const said = ran.err.split('\n').filter((line) => line !== '');
  return { code: ran.code, printed: ran.out, said, files };
}

/** What the archive below a folder holds, in its order. */
export async function capturesBelow(out: string): Promise<Capture[]> {
  const folder = join(out, 'archive');
  const captures: Capture[] = [];
  const names = existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith('.warc.gz')) : [];
  for (const name of names.sort())
    for await (const capture of readCaptures(join(folder, name))) captures.push(capture);
  return captures;
}

export const ingestedCounts = (documents: number, reports: number, known: number): string =>
  `${String(documents)} documents looked at, ${String(reports)} reports archived, ${String(known)} of them archived before.\n`;
