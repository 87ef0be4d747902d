/** Writes what a build remembers for the next one: rows that are as they were are copied from the index before as bytes. */
import { closeSync, lstatSync, openSync, readSync, writeSync } from 'node:fs';
import {
  indexPath,
  indexVersion,
  type BuildIndex,
  type IndexHead,
  type IndexRow,
  type PartitionIndex,
} from './build-index.ts';
import { layoutVersion } from './manifest.ts';
import { sumsName } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import type { FailureKey, Line, ReportKey } from './spool.ts';

/** What is kept in memory of an index before it goes to disk, in UTF-16 units, and what is copied of one at a time, in bytes. */
const bufferLength = 1 << 20;

/** A file to which rows and parts of another file are added. */
class Rows {
  readonly #to: number;
  /** The index before; null for none. */
  readonly #from: number | null;
  #text = '';
  /** What is copied next: rows that stand one after the other are copied at once. */
  #part = { offset: 0, length: 0 };

  constructor(path: string, before: BuildIndex | null) {
    this.#to = openSync(path, 'wx');
    this.#from = before === null ? null : openSync(indexPath(before.folder), 'r');
  }

  add(row: IndexRow | IndexHead): void {
    this.#copy();
    this.#text += `${JSON.stringify(row)}\n`;
    if (this.#text.length >= bufferLength) this.#flush();
  }

  addFrom({ offset, length }: Line): void {
    const { offset: start, length: so } = this.#part;
    if (so > 0 && start + so === offset) {
      this.#part = { offset: start, length: so + length };
      return;
    }
    this.#flush();
    this.#copy();
    this.#part = { offset, length };
  }

  #put(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.#to, bytes, done);
  }

  #flush(): void {
    if (this.#text === '') return;
    this.#put(Buffer.from(this.#text, 'utf8'));
    this.#text = '';
  }

  #copy(): void {
    const { offset, length } = this.#part;
    this.#part = { offset: 0, length: 0 };
    const bytes = Buffer.allocUnsafe(Math.min(length, bufferLength));
    for (let done = 0; done < length && this.#from !== null;) {
      const read = readSync(this.#from, bytes, 0, Math.min(bytes.length, length - done), offset + done);
      if (read === 0) throw new Error('The index before is shorter than what was read of it.');
      this.#put(bytes.subarray(0, read));
      done += read;
    }
  }

  end(): void {
    this.#copy();
    this.#flush();
  }

  close(): void {
    closeSync(this.#to);
    if (this.#from !== null) closeSync(this.#from);
  }
}

/**
 * Writes the index of a dataset that is whole but not in its place yet, into a new file at `path`. Throws the system's error: an index that a
 * disk refused costs the next build time, nothing else.
 */
export function writeIndex(
  path: string,
  facts: {
    readonly reader: string;
    /** What the build before left; null where nothing was taken over. */
    readonly before: BuildIndex | null;
    readonly files: OutputFolder;
    /** Keys, or where in the index before the row of one stands that is as it was. */
    readonly reports: Iterable<ReportKey | Line>;
    readonly failures: Iterable<FailureKey>;
    readonly partitions: Iterable<PartitionIndex>;
    readonly kept: BuildIndex['kept'];
  },
): void {
  const { reader, before, files, kept } = facts;
  let latest = before?.latest ?? 0;
  for (const file of files.made()) latest = Math.max(latest, lstatSync(files.pathOf(file)).mtimeMs);
  const sums = files.digestOf(sumsName) ?? '';
  const rows = new Rows(path, before);
  try {
    rows.add({ index: indexVersion, layout: layoutVersion, reader, sums, latest, kept });
    for (const p of facts.partitions) rows.add({ p });
    for (const r of facts.reports) {
      if ('ownId' in r) rows.add({ r });
      else rows.addFrom(r);
    }
    for (const f of facts.failures) rows.add({ f });
    rows.add({ end: true });
    rows.end();
  } finally {
    rows.close();
  }
}
