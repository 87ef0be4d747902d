/** What a build leaves for the next one: its index, and what is kept of its reports. */
import { renameSync } from 'node:fs';
import { dropIndex, indexPath, keptPath, type BuildIndex, type PartitionIndex } from './build-index.ts';
import type { DatasetComparison } from './comparison.ts';
import type { KeptPlace, KeptStore } from './kept-store.ts';
import { recordPath } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import type { FailureKey, KnownText, Line, ReportKey } from './spool.ts';
import type { Version } from './versions.ts';
import { writeIndex } from './write-index.ts';

const isSameText = (a: KnownText | null, b: KnownText | null): boolean =>
  a?.id === b?.id &&
  a?.own === b?.own &&
  a?.copy?.id === b?.copy?.id &&
  a?.copy?.percent === b?.copy?.percent;

/** The keys as the next build finds them: their records stand in this dataset. Of those that are as they were, where their rows stand. */
function* keysOf(
  versions: readonly Version<ReportKey>[],
  files: OutputFolder,
  kept: readonly KeptPlace[],
  comparison: DatasetComparison,
): Generator<ReportKey | Line> {
  for (const [index, version] of versions.entries()) {
    const { id, entry } = version;
    const path = recordPath({ id, year: entry.year });
    const bytes = files.sizeOf(path) ?? entry.recordBytes;
    const text = comparison.textOf(version);
    const place = kept[index] ?? entry.kept;
    const isSame =
      entry.recordPath === path &&
      entry.recordBytes === bytes &&
      entry.kept === place &&
      isSameText(entry.text, text);
    // A duplicate's own record stands nowhere: it is read again.
    if (isSame && entry.row !== null) yield entry.row;
    else yield { ...entry, line: null, row: null, recordPath: path, recordBytes: bytes, kept: place, text };
  }
}

/** Below this length, in bytes, a file is not worth compacting. */
const smallest = 1 << 16;

interface Built {
  readonly reader: string;
  readonly before: BuildIndex | null;
  readonly files: OutputFolder;
  readonly store: KeptStore;
  readonly versions: readonly Version<ReportKey>[];
  readonly failures: readonly FailureKey[];
  readonly partitions: readonly PartitionIndex[];
  readonly comparison: DatasetComparison;
}

/** Writes the index into a new file; what is kept of reports into another where much of it is no longer named. Gives whether it was. */
function prepare(workspace: MemoryFiles, built: Built): boolean {
  const { reader, before, files, store, versions, failures, partitions, comparison } = built;
  const places = versions.map(({ entry }) => entry.kept);
  const live = places.reduce((sum, { length }) => sum + length, 0);
  // Every change leaves room of what it replaced: given back when it is half of the file.
  const isWorthIt = 2 * live < store.length && store.length > smallest;
  const compact = isWorthIt ? store.compact(workspace.kept, places) : null;
  const { name, length } = compact?.store ?? store;
  compact?.store.close();
  const reports = keysOf(versions, files, compact?.places ?? places, comparison);
  const kept = { name, length };
  writeIndex(workspace.index, { reader, before, files, reports, failures, partitions, kept });
  return isWorthIt;
}

/** Where these files are made, and where a build that took nothing over made its file of kept reports. */
export interface MemoryFiles {
  readonly index: string;
  readonly kept: string;
}

/**
 * Leaves the index of a dataset that is whole, and about to take its place in `folder`; until it has, and where the disk refuses, there is none
 * that fits: the next build is a full one then, and nothing else is lost. Closes the store.
 */
export function remember(folder: string, workspace: MemoryFiles, built: Built): void {
  try {
    const isMoved = prepare(workspace, built) || built.before === null;
    built.store.close();
    dropIndex(folder);
    if (isMoved) renameSync(workspace.kept, keptPath(folder));
    renameSync(workspace.index, indexPath(folder));
  } catch {
    dropIndex(folder);
  }
}
