/** Records → a dataset on disk, in two passes: records wait on disk until all ids are known, then tables are written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byBytes } from './byte-order.ts';
import { dropIndex, keptPath, readIndex, type BuildIndex, type PartitionIndex } from './build-index.ts';
import { countsOf, assessedIn } from './counts.ts';
import { DatasetComparison } from './comparison.ts';
import { writeDescriptions } from './descriptions.ts';
import { DatasetError } from './errors.ts';
import { writeEvidenceFiles, type DocumentSource, type EvidenceSummary } from './evidence-files.ts';
import type { DatasetFormat } from './format-names.ts';
import { twinWriter, writeFormats } from './formats.ts';
import { KeptStore } from './kept-store.ts';
import { inFailureOrder, writeKeyTables } from './key-tables.ts';
import { manifestText, type DatasetCounts } from './manifest.ts';
import { cellsPath, manifestName, partitionName } from './names.ts';
import { OutputFolder } from './output-files.ts';
import { partitionsOf } from './partitions.ts';
import { reportTables, tablePath } from './report-tables.ts';
import { RowWriter, type Renderer } from './row-writer.ts';
import { Spool, type BuildItem, type ReportKey } from './spool.ts';
import { headLine } from './table.ts';
import { cellsTable } from './tables/cells.ts';
import type { SourceChange } from './tables/changes.ts';
import type { SourceCheck } from './tables/coverage.ts';
import { nameVersions, type OwnHost, type Version } from './versions.ts';
import { remember } from './remember.ts';
import type { TwinWriter } from './twins.ts';
import { openWorkspace } from './workspace.ts';
import type { CompareOptions } from '../checks/index.ts';

export interface WriteOptions {
  /** The version of the program, for the manifest. */
  readonly program: string;
  /** Versions of the engines that read the documents, for the manifest. */
  readonly engines?: Readonly<{ [engine: string]: string }>;
  /** Whether an address is on the agency's own host; without it only the time of capture decides what is preferred. */
  readonly isOwnHost?: OwnHost;
  /** Who must report, for governments against their departments; without it none of these is assessed. */
  readonly roster?: CompareOptions['roster'];
  /** What is written beside CSV and records; nothing unless told. */
  readonly formats?: readonly DatasetFormat[];
  /** The last looks for reports, from the crawl's ledger. */
  readonly checks?: readonly SourceCheck[];
  /** What was changed in reports, from the crawl's ledger. */
  readonly changes?: readonly SourceChange[];
  /**
   * A name of the code that reads: what one reader left is taken over by a build of the same reader only. Null, or none:
   * every build is a full one, and leaves no index.
   */
  readonly reader?: string | null;
  /** What the build before left, as `previousBuild` gives it. */
  readonly previous?: BuildIndex | null;
  /** Where the documents are, for the format `evidence`; without it, none is written. */
  readonly source?: DocumentSource | null;
  /** Where years of provinces are rendered if they are many; without it, in this thread. */
  readonly renderer?: Renderer | null;
}

export interface DatasetSummary {
  /** The folder as given. */
  readonly folder: string;
  readonly counts: DatasetCounts;
  readonly files: number;
  readonly bytes: number;
  /** Years of provinces that were rendered, and that were taken over as they were. */
  readonly partitions: { readonly rendered: number; readonly kept: number };
  /** Reports in question, and those whose evidence is in the dataset; null where none was asked for. */
  readonly evidence: EvidenceSummary | null;
}

/** What the build before left in `folder`, where the same reader made it; else null. */
export function previousBuild(folder: string, reader: string): BuildIndex | null {
  return readIndex(folder, reader);
}

interface Written {
  readonly counts: DatasetCounts;
  readonly partitions: readonly PartitionIndex[];
  /** Names of those that were rendered anew. */
  readonly fresh: ReadonlySet<string>;
  readonly versions: readonly Version<ReportKey>[];
  readonly comparison: DatasetComparison;
}

async function writeTables(
  spool: Spool,
  store: KeptStore,
  files: OutputFolder,
  twins: TwinWriter,
  options: WriteOptions,
): Promise<Written> {
  const before = options.previous ?? null;
  const versions = nameVersions(spool.reports, options.isOwnHost);
  const comparison = new DatasetComparison(versions, store, options.roster, before);
  const { renderer = null } = options;
  const writer = new RowWriter(files, { spool: spool.path, before, comparison, renderer });
  const partitions: PartitionIndex[] = [];
  const fresh = new Set<string>();
  const all = partitionsOf(versions, comparison);
  for await (const { index, isFresh } of writer.write(all)) {
    partitions.push(index);
    if (isFresh) fresh.add(index.partition);
    await twins.begin(cellsPath(index.partition));
    await nextTurn();
  }
  // No other rows come: DuckDB goes on with these tables while the rest is written here.
  for (const path of reportTables.map(tablePath)) {
    files.finishOne(path);
    await twins.begin(path);
  }
  // A dataset without cells still shows the columns of its tidy table.
  if (!files.has((path) => path.startsWith('cells/'))) {
    files.append(cellsPath(partitionName(null, null)), '', () => headLine(cellsTable));
  }
  const failures = inFailureOrder(spool.failures);
  const { checks = [], changes = [] } = options;
  writeKeyTables(files, versions, failures, { checks, changes });
  const counts = countsOf(versions, failures, partitions);
  const keys = [...spool.reports, ...failures];
  const facts = {
    program: options.program,
    programs: new Set(keys.map(({ program }) => program)),
    engines: options.engines ?? {},
    formats: [...(options.formats ?? [])].sort(byBytes),
    counts,
    assessed: assessedIn(
      keys.map(({ assessed }) => assessed),
      partitions,
    ),
    versions,
    failures,
  };
  for (const piece of manifestText(facts)) files.append(manifestName, piece);
  return { counts, partitions, fresh, versions, comparison };
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
  let store: KeptStore | null = null;
  const { reader = null, formats = [], source = null } = options;
  let evidence: EvidenceSummary | null = null;
  const twins = twinWriter(files, formats, before);
  try {
    store =
      before === null
        ? KeptStore.create(workspace.kept)
        : KeptStore.open(keptPath(folder), before.kept.name, before.kept.length);
    if (store === null) throw new DatasetError('dataset.stale', keptPath(folder));
    const spool = new Spool(workspace.spool, store, before);
    try {
      await spool.take(items);
      written = await writeTables(spool, store, files, twins, options);
    } finally {
      spool.close();
    }
    files.finish();
    await twins.finish();
    await twins.close();
    await writeFormats(files, formats, before, written);
    if (formats.includes('evidence') && source !== null)
      evidence = await writeEvidenceFiles(files, before, written.versions, source);
    writeDescriptions(files, options, written.counts);
    files.syncFiles();
    if (reader === null) dropIndex(folder);
    else {
      const { index, kept } = workspace;
      remember(
        folder,
        { index, kept },
        { ...written, reader, before, files, store, failures: spool.failures },
      );
    }
    store.close();
    workspace.commit(files.movedFolders());
  } catch (error) {
    store?.close();
    await twins.close();
    files.abandon();
    workspace.discard();
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && before !== null) {
      throw new DatasetError('dataset.stale', before.folder);
    }
    throw error;
  }
  const sizes = files.written();
  const rendered = written.fresh.size;
  return {
    folder,
    counts: written.counts,
    files: sizes.length,
    bytes: sizes.reduce((sum, [, file]) => sum + file.bytes, 0),
    partitions: { rendered, kept: written.partitions.length - rendered },
    evidence,
  };
}
