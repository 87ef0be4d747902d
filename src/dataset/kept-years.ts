/** Years of which nothing changed: the folder of their records is taken over as a whole. */
import { lstatSync, readdirSync } from 'node:fs';
import { asWritten, type BuildIndex } from './build-index.ts';
import { DatasetError } from './errors.ts';
import { grouped } from './grouped.ts';
import { recordPath, recordsFolder, yearOfPartition } from './names.ts';
import type { WrittenFile } from './output-file.ts';
import type { OutputFolder } from './output-files.ts';
import type { Partition } from './partitions.ts';

/** The records of partitions as the dataset before has them. Throws `dataset.stale` for one that is not as it was written. */
function* recordsOf(
  partitions: readonly Partition[],
  before: BuildIndex,
): Generator<readonly [path: string, file: WrittenFile]> {
  for (const { reports } of partitions) {
    for (const { version } of reports) {
      const path = recordPath({ id: version.id, year: version.entry.year });
      const file = asWritten(before, path);
      // A record that was read anew, and is as it was, does not know how long it was.
      const { recordBytes } = version.entry;
      if (file === null || (recordBytes !== null && file.bytes !== recordBytes))
        throw new DatasetError('dataset.stale', `${before.folder}/${path}`);
      yield [path, file];
    }
  }
}

/** Whether a folder holds so many files and nothing that someone added: that would pass for the dataset's. */
function holds(folder: string, count: number): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).length === count;
}

/**
 * Takes over the folders of records of years that have the same partitions as before. Gives these years. Throws `dataset.stale` for a record
 * that someone changed, and the system's error.
 */
export function takeYears(
  files: OutputFolder,
  before: BuildIndex,
  partitions: readonly Partition[],
): ReadonlySet<string> {
  const now = grouped(partitions, ({ name }) => yearOfPartition(name));
  const then = grouped(before.partitions.keys(), yearOfPartition);
  const kept = new Set<string>();
  for (const [year, ofYear] of now) {
    const isSame = ({ name, signature }: Partition): boolean =>
      before.partitions.get(name)?.signature === signature;
    if (then.get(year)?.length !== ofYear.length || !ofYear.every(isSame)) continue;
    const records = [...recordsOf(ofYear, before)];
    const folder = recordsFolder(year);
    if (!holds(`${before.folder}/${folder}`, records.length)) continue;
    files.takeFolder(folder, before.folder, records);
    kept.add(year);
  }
  return kept;
}
