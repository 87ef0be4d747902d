/** What a ZIP or an OLE file is, by what is in it. */
import { zipKindOfBytes } from './container-kind.ts';
import { oleKindOf, readOleStreams } from './ole.ts';
import type { OleKind } from './ole.ts';
import type { ZipKind } from './zip-kind.ts';

/** `container`: a ZIP of files; `office`: a package of another program; `damaged`: it cannot be told. */
export type OfficeKind = ZipKind | OleKind | 'damaged';

/** The kind of bytes that `sniffKind` calls `zip` or `ole`. Reads lists of contents only, not contents. */
export function officeKindOf(bytes: Uint8Array): OfficeKind {
  if (bytes[0] === 0x50) return zipKindOfBytes(bytes) ?? 'damaged';
  const streams = readOleStreams(bytes);
  return streams === null ? 'damaged' : oleKindOf(streams);
}
