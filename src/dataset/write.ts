/** Records → a dataset on disk, in two passes: records wait on disk until all ids are known, then tables are written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byBytes } from './byte-order.ts';
import { dropIndex, readIndex, writeIndex, type BuildIndex, type PartitionIndex } from './build-index.ts';
import { writeDescriptions } from './descriptions.ts';
import { DatasetError } from './errors.ts';
import { writeFormats, type DatasetFormat } from './formats.ts';
import { inFailureOrder, writeKeyTables } from './key-tables.ts';
import { manifestText, type DatasetCounts } from './manifest.ts';
import { cellsPath, manifestName, partitionName, recordPath } from './names.ts';
import { OutputFolder } from './output-files.ts';
import { partitionsOf } from './partitions.ts';
import { RowWriter, type LineOf } from './row-writer.ts';
import { Spool, type BuildItem, type ReportKey } from './spool.ts';
import { headLine } from './table.ts';
import { cellsTable } from './tables/cells.ts';
import type { SourceCheck } from './tables/coverage.ts';
import { nameVersions, withReportId, type OwnHost, type Version } from './versions.ts';
import { openWorkspace } from './workspace.ts';
import type { Record } from '../record/index.ts';

export interface WriteOptions {
  /** The version of the program, for the manifest. */
  readonly program: string;
  /** Versions of the engines that read the documents, for the manifest. */
  readonly engines?: Readonly<{ [engine: string]: string }>;
  /** Whether an address is on the agency's own host; without it only the time of capture decides what is preferred. */
  readonly isOwnHost?: OwnHost;
  /** What is written beside CSV and records; nothing unless told. */
  readonly formats?: readonly DatasetFormat[];
  /** The last looks for reports, from the crawl's ledger. */
  readonly checks?: readonly SourceCheck[];
  /**
   * A name of the code that reads: what one reader left is taken over by a build of the same reader only. Null, or none:
   * every build is a full one, and leaves no index.
   */
  readonly reader?: string | null;
  /** What the build before left, as `previousBuild` gives it. */
  readonly previous?: BuildIndex | null;
}

export interface DatasetSummary {
  /** The folder as given. */
  readonly folder: string;
  readonly counts: DatasetCounts;
  readonly files: number;
  readonly bytes: number;
  /** Years of provinces that were rendered, and that were taken over as they were. */
  readonly partitions: { readonly rendered: number; readonly kept: number };
}

/** What the build before left in `folder`, where the same reader made it; else null. */
export function previousBuild(folder: string, reader: string): Promise<BuildIndex | null> {
  return readIndex(folder, reader);
}

function countsOf(
  versions: readonly Version<ReportKey>[],
  failures: readonly { readonly status: Record['status'] }[],
): DatasetCounts {
  const statuses = { parsed: 0, partial: 0, not_a_report: 0, failed: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  let duplicates = 0;
  for (const { entry, duplicates: others } of versions) {
    statuses[entry.status] += 1 + others.length;
    duplicates += others.length;
    findings.error += entry.findings.error;
    findings.warning += entry.findings.warning;
    findings.info += entry.findings.info;
  }
  for (const { status } of failures) statuses[status] += 1;
  const records = versions.length + duplicates + failures.length;
  return { records, ...statuses, reports: versions.length, duplicates, findings };
}

function assessedIn(texts: Iterable<string>): Map<string, number> {
  // Most reports of one form are assessed alike: what is equal is parsed once.
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const assessed = new Map<string, number>();
  for (const [text, count] of times) {
    const counts = JSON.parse(text) as { readonly [rule: string]: number };
    for (const [rule, n] of Object.entries(counts)) assessed.set(rule, (assessed.get(rule) ?? 0) + n * count);
  }
  return assessed;
}

/** Gives a record's line from the spool, or out of the dataset before. */
function lineReader(spool: Spool, before: BuildIndex | null): LineOf {
  return ({ version: { entry } }) => {
    if (entry.line !== null) return spool.line(entry.line);
    const path = join(before?.folder ?? '', entry.recordPath ?? '');
    const record = JSON.parse(readFileSync(path, 'utf8')) as Record;
    return `${JSON.stringify(withReportId(record, entry.ownId))}\n`;
  };
}

interface Written {
  readonly counts: DatasetCounts;
  readonly partitions: readonly PartitionIndex[];
  /** Names of those that were rendered anew. */
  readonly fresh: ReadonlySet<string>;
  readonly versions: readonly Version<ReportKey>[];
}

async function writeTables(spool: Spool, files: OutputFolder, options: WriteOptions): Promise<Written> {
  const before = options.previous ?? null;
  const versions = nameVersions(spool.reports, options.isOwnHost);
  const writer = new RowWriter(files, before, lineReader(spool, before));
  const partitions: PartitionIndex[] = [];
  const fresh = new Set<string>();
  for (const partition of partitionsOf(versions)) {
    await nextTurn();
    const { index, isFresh } = writer.write(partition);
    partitions.push(index);
    if (isFresh) fresh.add(partition.name);
  }
  // A dataset without cells still shows the columns of its tidy table.
  if (!files.has((path) => path.startsWith('cells/'))) {
    files.append(cellsPath(partitionName(null, null)), '', () => headLine(cellsTable));
  }
  const failures = inFailureOrder(spool.failures);
  writeKeyTables(files, versions, failures, options.checks ?? []);
  const counts = countsOf(versions, failures);
  const keys = [...spool.reports, ...failures];
  const facts = {
    program: options.program,
    programs: new Set(keys.map(({ program }) => program)),
    engines: options.engines ?? {},
    formats: [...(options.formats ?? [])].sort(byBytes),
    counts,
    assessed: assessedIn(keys.map(({ assessed }) => assessed)),
    versions,
    failures,
  };
  for (const piece of manifestText(facts)) files.append(manifestName, piece);
  return { counts, partitions, fresh, versions };
}

/** The keys as the next build finds them: their records stand in this dataset. */
function* keysOf(written: Written, files: OutputFolder): Generator<ReportKey> {
  for (const { id, entry } of written.versions) {
    const path = recordPath({ id, year: entry.year });
    const bytes = files.sizeOf(path) ?? entry.recordBytes;
    // A duplicate's own record stands nowhere: it is read again.
    yield { ...entry, line: null, recordPath: path, recordBytes: bytes };
  }
}

/**
 * Writes a dataset into `folder`, whole or not at all: until the last moment what stood there stays, also when the
 * program is killed. The same records in any order give the same bytes. Throws DatasetError (`dataset.not_ours`,
 * `dataset.busy`, `dataset.bad_record`, `dataset.stale`), the system's error where the disk refuses, and what `items`
 * throws.
 */
export async function writeDataset(
  items: AsyncIterable<BuildItem> | Iterable<BuildItem>,
  folder: string,
  options: WriteOptions,
): Promise<DatasetSummary> {
  const workspace = openWorkspace(folder);
  const files = new OutputFolder(workspace.fresh);
  const before = options.previous ?? null;
  let written: Written;
  let failures: Spool['failures'];
  try {
    const spool = new Spool(workspace.spool, before);
    try {
      await spool.take(items);
      written = await writeTables(spool, files, options);
      failures = spool.failures;
    } finally {
      spool.close();
    }
    files.finish();
    await writeFormats(files, options.formats ?? [], before, written);
    writeDescriptions(files, options, written.counts);
    files.syncFiles();
    dropIndex(folder);
    workspace.commit();
  } catch (error) {
    files.abandon();
    workspace.discard();
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && before !== null) {
      throw new DatasetError('dataset.stale', before.folder);
    }
    throw error;
  }
  const { reader } = options;
  if (typeof reader === 'string') {
    const { partitions } = written;
    writeIndex(folder, {
      reader,
      written: files.written(),
      reports: keysOf(written, files),
      failures,
      partitions,
    });
  }
  const sizes = files.written();
  const rendered = written.fresh.size;
  return {
    folder,
    counts: written.counts,
    files: sizes.length,
    bytes: sizes.reduce((sum, [, file]) => sum + file.bytes, 0),
    partitions: { rendered, kept: written.partitions.length - rendered },
  };
}
