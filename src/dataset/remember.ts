/** What a build leaves for the next one: its index, and what is kept of its reports. */
import { keptPath, writeIndex, type BuildIndex, type PartitionIndex } from './build-index.ts';
import type { DatasetComparison } from './comparison.ts';
import type { KeptPlace, KeptStore } from './kept-store.ts';
import { recordPath } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import type { FailureKey, ReportKey } from './spool.ts';
import type { Version } from './versions.ts';

/** The keys as the next build finds them: their records stand in this dataset. */
function* keysOf(
  versions: readonly Version<ReportKey>[],
  files: OutputFolder,
  kept: readonly KeptPlace[],
  comparison: DatasetComparison,
): Generator<ReportKey> {
  for (const [index, version] of versions.entries()) {
    const { id, entry } = version;
    const path = recordPath({ id, year: entry.year });
    const bytes = files.sizeOf(path) ?? entry.recordBytes;
    // A duplicate's own record stands nowhere: it is read again.
    yield {
      ...entry,
      line: null,
      recordPath: path,
      recordBytes: bytes,
      kept: kept[index] ?? entry.kept,
      text: comparison.textOf(version),
    };
  }
}

/** Writes the index of the dataset that now stands in `folder`; `store` is the file of kept reports beside it. */
export function remember(
  folder: string,
  built: {
    readonly reader: string;
    readonly before: BuildIndex | null;
    readonly files: OutputFolder;
    readonly store: KeptStore;
    readonly versions: readonly Version<ReportKey>[];
    readonly failures: readonly FailureKey[];
    readonly partitions: readonly PartitionIndex[];
    readonly comparison: DatasetComparison;
  },
): void {
  const { reader, before, files, versions, failures, partitions, comparison } = built;
  let { store } = built;
  let kept: readonly KeptPlace[] = versions.map(({ entry }) => entry.kept);
  const live = kept.reduce((sum, { length }) => sum + length, 0);
  // Every change leaves room of what it replaced: given back when it is half of the file.
  if (2 * live < store.length && store.length > smallest) {
    const compact = store.compact(keptPath(folder), kept);
    store.close();
    ({ store, places: kept } = compact);
  }
  writeIndex(folder, {
    reader,
    before,
    made: files.made(),
    reports: keysOf(versions, files, kept, comparison),
    failures,
    partitions,
    kept: { name: store.name, length: store.length },
  });
  store.close();
}

/** Below this length, in bytes, a file is not worth compacting. */
const smallest = 1 << 16;
