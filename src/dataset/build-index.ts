/**
 * What a build remembers for the next one, beside the dataset and not in it: which inputs gave which reports, and where
 * the pieces of every table stand. Without it, or where anything differs, the next build is a full one.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Severity } from '../record/index.ts';
import { linesOfFile } from './lines-of-file.ts';
import { layoutVersion } from './manifest.ts';
import { sumsName } from './names.ts';
import type { Fragment } from './output-file.ts';
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

const headSchema = z.strictObject({
  index: z.literal(4),
  layout: z.literal(layoutVersion),
  reader: z.string(),
  /** SHA-256 of SHA256SUMS. */
  sums: z.string(),
  /** When the youngest file of the dataset was written, in milliseconds. */
  latest: z.number(),
  /** Name and length of the file of kept reports. */
  kept: z.strictObject({ name: z.string(), length: z.int() }),
});

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
    for (const line of linesOfFile(indexPath(folder))) {
      if (latest === -Infinity) {
        const head = headSchema.safeParse(JSON.parse(line));
        if (!head.success || head.data.reader !== reader) return null;
        if (sha256(readFileSync(join(folder, sumsName))) !== head.data.sums) return null;
        ({ latest, kept } = head.data);
        continue;
      }
      // Lines that this program wrote, of a file whose head is its own.
      const row = JSON.parse(line) as { r?: ReportKey; f?: FailureKey; p?: PartitionIndex; end?: true };
      isWhole = row.end === true;
      if (row.r !== undefined && row.r.text !== null) texts.push(row.r);
      if (typeof row.r?.input === 'string') reports.set(row.r.input, row.r);
      else if (typeof row.f?.input === 'string') failures.set(row.f.input, row.f);
      else if (row.p !== undefined) partitions.set(row.p.partition, row.p);
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

/** Writes the index of a dataset that stands in its place. A disk that refuses costs the next build time, nothing else. */
export function writeIndex(
  folder: string,
  facts: {
    readonly reader: string;
    /** What the build before left; null where nothing was taken over. */
    readonly before: BuildIndex | null;
    /** The paths of the files that were not taken over. */
    readonly made: Iterable<string>;
    readonly reports: Iterable<ReportKey>;
    readonly failures: Iterable<FailureKey>;
    readonly partitions: Iterable<PartitionIndex>;
    readonly kept: BuildIndex['kept'];
  },
): void {
  const path = indexPath(folder);
  try {
    let latest = facts.before?.latest ?? 0;
    for (const file of facts.made) latest = Math.max(latest, lstatSync(join(folder, file)).mtimeMs);
    const sums = sha256(readFileSync(join(folder, sumsName)));
    const { reader, kept } = facts;
    const head = { index: 4, layout: layoutVersion, reader, sums, latest, kept };
    let text = `${JSON.stringify(head)}\n`;
    writeFileSync(path, '');
    const add = (row: object): void => {
      text += `${JSON.stringify(row)}\n`;
      if (text.length < 1 << 20) return;
      appendFileSync(path, text);
      text = '';
    };
    for (const p of facts.partitions) add({ p });
    for (const r of facts.reports) add({ r });
    for (const f of facts.failures) add({ f });
    add({ end: true });
    appendFileSync(path, text);
  } catch {
    dropIndex(folder);
  }
}
