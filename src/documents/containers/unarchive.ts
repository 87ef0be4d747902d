/** RAR (4 and 5) and 7z → their files, by libarchive (BSD) in WebAssembly (libarchive-wasm, MIT), within bounds. */
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import type * as Libarchive from 'libarchive-wasm';
import { isSkipped } from './entry-names.ts';
import { rarEntriesOf } from './rar-directory.ts';
import { ratioFloorBytes, type ContainerLimits } from './limits.ts';

const load = createRequire(import.meta.url);

/** Why an archive, or an entry of it, gave nothing. */
export type UnarchiveTrouble = 'encrypted' | 'too large' | 'too many' | 'too slow' | 'damaged';

/** A file of an archive; `bytes` null where it could not be had, and then `trouble` says why. */
export type UnarchivedFile =
  | { readonly name: string; readonly bytes: Uint8Array; readonly trouble: null }
  | { readonly name: string; readonly bytes: null; readonly trouble: UnarchiveTrouble };

/** What an archive gave: plain values, that a thread can hand over. */
export interface Unarchived {
  readonly files: readonly UnarchivedFile[];
  /** Why nothing came after `files`; null where all of it did. */
  readonly trouble: UnarchiveTrouble | null;
}

/** Bounds of one archive: what is left to its container. */
export type UnarchiveLimits = Pick<ContainerLimits, 'entries' | 'totalBytes' | 'entryBytes' | 'ratio'>;

/** Unpacks an archive. Never throws for what it holds. */
export type Unarchiver = (bytes: Uint8Array, limits: UnarchiveLimits) => Promise<Unarchived>;

/**
 * Unpacks in this thread, whose WebAssembly memory it may fill: where documents are not trusted and others wait, it
 * belongs into a thread of its own (`work`). All files are in memory at once.
 */
export const unarchive: Unarchiver = async (bytes, limits) => {
  const files: UnarchivedFile[] = [];
  const stop = (trouble: UnarchiveTrouble | null): Unarchived => ({ files, trouble });
  // Loaded only when it is needed: few containers are such archives.
  const { ArchiveReader, libarchiveWasm } = load('libarchive-wasm') as typeof Libarchive;
  // An engine for each archive: after a damaged one it is in no known state.
  const engine = await libarchiveWasm();
  try {
    const reader = new ArchiveReader(engine, apart(bytes));
    const rar = isRar(bytes) ? rarEntriesOf(bytes) : null;
    let left = Math.min(limits.totalBytes, Math.max(ratioFloorBytes, bytes.length * limits.ratio));
    for (let number = 1; ; number += 1) {
      const entry = nextOf(reader);
      if (entry === null) {
        // The end of the archive, or an error: only its text tells them apart.
        const text: unknown = engine.error_string(reader.archive);
        if (typeof text === 'string' && text !== '') throw new Error(text);
        break;
      }
      if (number > limits.entries) return stop('too many');
      const listed = rar?.[number - 1];
      const name = listed?.name ?? nameOf(entry.getPathname(), number);
      const size = entry.getSize();
      if (entry.getFiletype() !== 'File' || isSkipped(name)) entry.skipData();
      else if (entry.isEncrypted()) {
        files.push({ name, bytes: null, trouble: 'encrypted' });
        entry.skipData();
      } else if (size > Math.min(left, limits.entryBytes)) {
        files.push({ name, bytes: null, trouble: 'too large' });
        entry.skipData();
      } else {
        files.push({ name, bytes: null, trouble: 'damaged' });
        const data = entry.readData() ?? new Int8Array();
        left -= data.length;
        // The checksums of 7z are compared by the engine, which throws; those of RAR are not.
        const isWhole = rar === null || (listed?.crc ?? null) === crc32(data);
        if (data.length === size && isWhole)
          files[files.length - 1] = { name, bytes: Uint8Array.from(data), trouble: null };
      }
      entry.free();
    }
    // A list of names that is encrypted looks like an archive of nothing.
    return stop(files.length === 0 && reader.hasEncryptedData() === true ? 'encrypted' : null);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    return stop(/encrypt|passphrase|password/iu.test(text) ? 'encrypted' : 'damaged');
  }
};

/** The next entry; null at the end, which the library's types leave out. */
const nextOf = (reader: Libarchive.ArchiveReader): ReturnType<typeof reader.nextEntry> | null =>
  reader.nextEntry();

const isRar = (bytes: Uint8Array): boolean => bytes[0] === 0x52;

/** So many bytes at the end are searched for the directory of a ZIP. */
const zipTail = 65_536;

/** The archive, and zeros behind it: else the engine takes a RAR whose last file is a ZIP for that ZIP. */
function apart(bytes: Uint8Array): Int8Array {
  const copy = new Int8Array(bytes.length + zipTail);
  copy.set(bytes);
  return copy;
}

/** The engine has no names of a 7z that are not ASCII: such files are numbered. */
function nameOf(stored: string | null, number: number): string {
  if (stored !== null && stored !== '' && !stored.includes('*')) return stored;
  const extension = /\.[a-z\d]{1,5}$/iu.exec(stored ?? '')?.[0] ?? '';
  return `file-${String(number)}${extension}`;
}
