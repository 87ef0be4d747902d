/**
 * What a build remembers for the next one, beside the dataset and not in it: which inputs gave which reports, and where
 * the pieces of every table stand. Without it, or where anything differs, the next build is a full one.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Severity } from '../record/index.ts';
import { linesOfFile } from './lines-of-file.ts';
import { layoutVersion } from './manifest.ts';
import { sumsName } from './names.ts';
import type { Fragment, WrittenFile } from './output-file.ts';
import type { FailureKey, ReportKey } from './spool.ts';

/** A year of a province: what is written anew as a whole where one of its reports changed. */
export interface PartitionIndex {
  readonly partition: string;
  /** Over all that its rows are made of. */
  readonly signature: string;
  /** Ids of its reports, in order. */
  readonly ids: readonly string[];
  /** Pieces by table. */
  readonly pieces: Readonly<{ [table: string]: Fragment }>;
  /** What its reports have from being compared with others. */
  readonly compared: ComparedCounts;
}

/** How many findings between reports, and how many times each of their rules could be evaluated. */
export interface ComparedCounts {
  readonly findings: Readonly<{ [S in Severity]: number }>;
  readonly assessed: Readonly<{ [rule: string]: number }>;
}

export interface BuildIndex {
  /** The dataset that it describes. */
  readonly folder: string;
  /** By input. */
  readonly reports: ReadonlyMap<string, ReportKey>;
  readonly failures: ReadonlyMap<string, FailureKey>;
  /** Reports whose texts were compared, also of those whose input has no name. */
  readonly texts: readonly ReportKey[];
  readonly partitions: ReadonlyMap<string, PartitionIndex>;
  /** The files of the dataset, from its SHA256SUMS. */
  readonly sums: ReadonlyMap<string, string>;
  /** When the youngest of these files was written, in milliseconds. */
  readonly latest: number;
  /** The length in bytes of a file that is as the build left it, by its time; null where it is not. */
  readonly sizeOf: (path: string) => number | null;
  /** The file of what is kept of its reports. */
  readonly kept: { readonly name: string; readonly length: number };
}

/** The number of the index's own layout. */
export const indexVersion = 4;

const headSchema = z.strictObject({
  index: z.literal(indexVersion),
  layout: z.literal(layoutVersion),
  reader: z.string(),
  /** SHA-256 of SHA256SUMS. */
  sums: z.string(),
  /** When the youngest file of the dataset was written, in milliseconds. */
  latest: z.number(),
  /** Name and length of the file of kept reports. */
  kept: z.strictObject({ name: z.string(), length: z.int() }),
});

/** Its first line. */
export type IndexHead = z.infer<typeof headSchema>;

/** What a line of it may hold; a report's row says itself where it stands when it is read. */
export type IndexRow =
  | { readonly r: Omit<ReportKey, 'row'> & { row: ReportKey['row'] } }
  | { readonly f: FailureKey }
  | { readonly p: PartitionIndex }
  | { readonly end: true };

/** The file beside a dataset. */
export function indexPath(folder: string): string {
  const target = resolve(folder);
  return join(dirname(target), `.${basename(target)}.index.ndjson`);
}

/** The file beside a dataset that holds what is kept of its reports for comparing them. */
export function keptPath(folder: string): string {
  const target = resolve(folder);
  return join(dirname(target), `.${basename(target)}.kept.bin`);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The lines of SHA256SUMS by path. */
export function readSums(folder: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of readFileSync(join(folder, sumsName), 'utf8').split('\n')) {
    if (line.length > 66) sums.set(line.slice(66), line.slice(0, 64));
  }
  return sums;
}

/** A file of the dataset that is as the build left it; null for any other. */
export function asWritten({ sums, sizeOf }: BuildIndex, path: string): WrittenFile | null {
  const sha256 = sums.get(path);
  const bytes = sha256 === undefined ? null : sizeOf(path);
  return sha256 === undefined || bytes === null ? null : { sha256, bytes };
}

/** The index of the dataset in `folder`, as the same reader left it; null for none, and for any other. */
export function readIndex(folder: string, reader: string): BuildIndex | null {
  const reports = new Map<string, ReportKey>();
  const failures = new Map<string, FailureKey>();
  const texts: ReportKey[] = [];
  const partitions = new Map<string, PartitionIndex>();
  let latest = -Infinity;
  let kept = { name: '', length: 0 };
  let isWhole = false;
  try {
    for (const { text, offset, length } of linesOfFile(indexPath(folder))) {
      if (latest === -Infinity) {
        const head = headSchema.safeParse(JSON.parse(text));
        if (!head.success || head.data.reader !== reader) return null;
        if (sha256(readFileSync(join(folder, sumsName))) !== head.data.sums) return null;
        ({ latest, kept } = head.data);
        continue;
      }
      // Lines that this program wrote, of a file whose head is its own.
      const row = JSON.parse(text) as IndexRow;
      isWhole = 'end' in row;
      if ('r' in row) {
        row.r.row = { offset, length };
        if (row.r.text !== null) texts.push(row.r);
        if (row.r.input !== null) reports.set(row.r.input, row.r);
      } else if ('p' in row) partitions.set(row.p.partition, row.p);
      else if ('f' in row && row.f.input !== null) failures.set(row.f.input, row.f);
    }
    // One that a kill left half written is none: what it lacks would pass for what came since.
    if (!isWhole) return null;
    const sums = readSums(folder);
    const sizeOf = (path: string): number | null => {
      const stat = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
      return stat?.isFile() === true && stat.mtimeMs <= latest ? stat.size : null;
    };
    return { folder, reports, failures, texts, partitions, sums, latest, sizeOf, kept };
  } catch {
    // No index, or a damaged one: the build is a full one.
    return null;
  }
}

/** Takes an index away: before the dataset changes, so that a kill leaves none that does not fit. */
export function dropIndex(folder: string): void {
  rmSync(indexPath(folder), { force: true });
}
