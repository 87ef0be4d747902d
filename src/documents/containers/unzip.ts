/** A ZIP, opened: its entries by name, unpacked one at a time within bounds. */
import { crc32, inflateRawSync } from 'node:zlib';
import { DocumentError } from '../errors.ts';
import { decodeEntryName } from './entry-names.ts';
import { ratioFloorBytes } from './limits.ts';
import type { ContainerLimits } from './limits.ts';
import { packedBytesOf, readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What is left to be unpacked, over all levels of containers in containers. */
export interface Allowance {
  bytes: number;
  entries: number;
}

/** An opened ZIP. */
export interface Zip {
  /** Names as stored (decoded, not made safe) in the directory's order, folders included (they end in `/`). */
  readonly names: readonly string[];
  /**
   * Unpacks the entry at an index of `names`, verifying size and checksum. Throws `DocumentError`:
   * `document.too_large`, `document.encrypted`, `document.unsupported` or `document.damaged`.
   */
  readonly unpack: (index: number) => Uint8Array;
}

/** Opens a ZIP. Throws `DocumentError` where it is no whole ZIP or has more entries than allowed. */
export function openZip(
  bytes: Uint8Array,
  file: string,
  limits: ContainerLimits,
  allowance: Allowance = { bytes: limits.totalBytes, entries: limits.entries },
): Zip {
  const entries = readZipDirectory(bytes, allowance.entries);
  if (entries === 'damaged') {
    throw new DocumentError(
      'document.damaged',
      file,
      'the file is cut short or damaged: its list of contents cannot be read. Fetch it again.',
    );
  }
  if (entries === 'too many entries') {
    throw new DocumentError(
      'document.too_large',
      file,
      `the container holds more than ${limits.entries} entries. Unpack it and parse the report in it.`,
    );
  }
  allowance.entries -= entries.length;
  const names = entries.map((entry) => decodeEntryName(entry.nameBytes, entry.isUtf8));
  return {
    names,
    unpack: (index) => {
      const entry = entries[index];
      if (entry === undefined) throw new RangeError(`no entry ${index}`);
      return unpackEntry(bytes, entry, { file, name: names[index] ?? '', limits, allowance });
    },
  };
}

interface Unpacking {
  readonly file: string;
  readonly name: string;
  readonly limits: ContainerLimits;
  readonly allowance: Allowance;
}

function unpackEntry(bytes: Uint8Array, entry: ZipEntry, unpacking: Unpacking): Uint8Array {
  const { file, limits, allowance } = unpacking;
  const name = unpacking.name.slice(0, 200);
  if (entry.isEncrypted) {
    throw new DocumentError(
      'document.encrypted',
      file,
      `"${name}" in it asks for a password. Unpack it and parse that.`,
    );
  }
  const size = entry.unpackedBytes;
  const isBomb = size > ratioFloorBytes && size > entry.packedBytes * limits.ratio;
  if (isBomb || size > limits.entryBytes || size > allowance.bytes) {
    throw new DocumentError(
      'document.too_large',
      file,
      `"${name}" in it unpacks to ${size} bytes, more than is allowed. If it is a report, unpack it and parse that.`,
    );
  }
  const packed = packedBytesOf(bytes, entry);
  if (packed === null) throw damaged(file, name);
  const unpacked = inflate(packed, entry, file, name);
  if (unpacked.length !== size || crc32(unpacked) !== entry.crc) throw damaged(file, name);
  allowance.bytes -= size;
  return unpacked;
}

function inflate(packed: Uint8Array, entry: ZipEntry, file: string, name: string): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) {
    throw new DocumentError(
      'document.unsupported',
      file,
      `"${name}" in it is packed by a method (${entry.method}) that cannot be read. Unpack it and parse that.`,
    );
  }
  try {
    // One byte more than it may have, so that an entry that holds more than it says is seen to.
    return inflateRawSync(packed, { maxOutputLength: entry.unpackedBytes + 1 });
  } catch {
    throw damaged(file, name);
  }
}

function damaged(file: string, name: string): DocumentError {
  return new DocumentError('document.damaged', file, `"${name}" in it is damaged. Fetch the file again.`);
}
