/** Whether bytes are a container of other files, by content. */
import { readZipDirectory } from './zip-directory.ts';
import { decodeEntryName } from './entry-names.ts';
import { packageLimits } from './limits.ts';
import { isTar } from './tar.ts';
import { zipKindOf } from './zip-kind.ts';

/** Kinds of containers. */
export type ContainerKind = 'zip' | 'gzip' | 'tar' | 'rar' | '7z';

const magics: readonly (readonly [readonly number[], ContainerKind])[] = [
  [[0x1f, 0x8b, 8], 'gzip'],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 7], 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z'],
];

/** The kind of container; null for anything else, Office packages and OFD included. A damaged ZIP is a container. */
export function containerKindOf(bytes: Uint8Array): ContainerKind | null {
  for (const [magic, kind] of magics) if (magic.every((byte, index) => bytes[index] === byte)) return kind;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) {
    const kind = zipKindOfBytes(bytes);
    return kind === null || kind === 'container' ? 'zip' : null;
  }
  return isTar(bytes) ? 'tar' : null;
}

/** What a ZIP's names make of it; null where it has no readable directory. */
export function zipKindOfBytes(bytes: Uint8Array): ReturnType<typeof zipKindOf> | null {
  const entries = readZipDirectory(bytes, packageLimits.entries);
  if (typeof entries === 'string') return null;
  return zipKindOf(entries.map((entry) => decodeEntryName(entry.nameBytes, entry.isUtf8)));
}
