/** OLE compound files, what old Office files are: streams by name. Bounded, and proof against chains that run in circles. */
import { chainOf, readSectorTable } from './ole-sectors.ts';
import type { SectorTable } from './ole-sectors.ts';

/** A stream of the file. */
export interface OleStream {
  readonly name: string;
  /** Bytes, as the directory claims. */
  readonly size: number;
  /** Its bytes; null where they are not all there. Made anew at each call. */
  readonly read: () => Uint8Array | null;
}

/** What old Office files are; `encrypted` is a file under a password. */
export type OleKind = 'doc' | 'xls' | 'ppt' | 'encrypted' | 'unknown';

interface Entry {
  readonly name: string;
  /** 2 a stream, 5 the root, whose stream holds the small ones. */
  readonly type: number;
  readonly size: number;
  readonly first: number;
}

const maxDirectorySectors = 4096;
/** Small streams stand in sectors of 64 bytes, in the root's stream. */
const smallShift = 6;

/**
 * The streams of a compound file; null where it is damaged: cut short, sectors that are not there, or chains of
 * sectors that run in a circle or into each other.
 */
export function readOleStreams(bytes: Uint8Array): readonly OleStream[] | null {
  if (bytes.length < 1536) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = readSectorTable(view);
  if (table === null) return null;
  const used = new Set<number>();
  const directory = chainOf(view.getUint32(48, true), table.next, used, maxDirectorySectors);
  if (directory === null || directory.length === 0) return null;
  const entries = readEntries(view, directory, table);
  const smallest = view.getUint32(56, true);
  const chains = new Map<Entry, readonly number[]>();
  for (const entry of entries) {
    if (entry.size === 0 || (entry.type === 2 && entry.size < smallest)) continue;
    const chain = chainOf(entry.first, table.next, used, table.next.length);
    if (chain === null || chain.length * table.size < entry.size) return null;
    chains.set(entry, chain);
  }
  const gather = (entry: Entry): Uint8Array | null => {
    const chain = chains.get(entry);
    return chain === undefined ? null : joined(bytes, chain, table.size, table.size, entry.size);
  };
  const root = entries.find((entry) => entry.type === 5);
  const readSmall = (entry: Entry): Uint8Array | null => {
    const holder = root === undefined ? null : gather(root);
    if (holder === null) return null;
    const next = readSmallTable(view, table);
    const chain = next === null ? null : chainOf(entry.first, next, new Set(), next.length);
    return chain === null ? null : joined(holder, chain, 2 ** smallShift, 0, entry.size);
  };
  return entries
    .filter((entry) => entry.type === 2)
    .map((entry) => ({
      name: entry.name,
      size: entry.size,
      read: () =>
        entry.size === 0 ? new Uint8Array() : entry.size < smallest ? readSmall(entry) : gather(entry),
    }));
}

/** The stream of one of these names; undefined where there is none. */
export function oleStreamNamed(
  streams: readonly OleStream[],
  ...names: readonly string[]
): OleStream | undefined {
  return streams.find((stream) => names.includes(stream.name));
}

/** What kind of Office file the streams make. */
export function oleKindOf(streams: readonly OleStream[]): OleKind {
  if (oleStreamNamed(streams, 'EncryptedPackage') !== undefined) return 'encrypted';
  const word = oleStreamNamed(streams, 'WordDocument');
  if (word !== undefined) {
    // MS-DOC, FibBase: bit 8 of the flags at 10 says that the document is encrypted or obfuscated.
    return ((word.read()?.[11] ?? 0) & 1) === 1 ? 'encrypted' : 'doc';
  }
  if (oleStreamNamed(streams, 'Workbook', 'Book', 'WORKBOOK', 'BOOK') !== undefined) return 'xls';
  return oleStreamNamed(streams, 'PowerPoint Document') === undefined ? 'unknown' : 'ppt';
}

function readEntries(view: DataView, directory: readonly number[], { size }: SectorTable): Entry[] {
  const entries: Entry[] = [];
  for (const sector of directory) {
    const start = (sector + 1) * size;
    for (let at = start; at + 128 <= Math.min(start + size, view.byteLength); at += 128) {
      const type = view.getUint8(at + 66);
      if (type !== 2 && type !== 5) continue;
      const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
      let name = '';
      for (let index = 0; index < length; index += 2)
        name += String.fromCharCode(view.getUint16(at + index, true));
      entries.push({
        name,
        type,
        size: view.getUint32(at + 120, true),
        first: view.getUint32(at + 116, true),
      });
    }
  }
  return entries;
}

function readSmallTable(view: DataView, table: SectorTable): Uint32Array | null {
  const chain = chainOf(view.getUint32(60, true), table.next, new Set(), table.next.length);
  if (chain === null) return null;
  const perSector = table.size / 4;
  const next = new Uint32Array(chain.length * perSector);
  for (const [index, sector] of chain.entries()) {
    const start = (sector + 1) * table.size;
    if (start + table.size > view.byteLength) return null;
    for (let slot = 0; slot < perSector; slot += 1) {
      next[index * perSector + slot] = view.getUint32(start + 4 * slot, true);
    }
  }
  return next;
}

/** The bytes of sectors one after the other; null where one is not there. `offset`: where sector 0 begins. */
function joined(
  source: Uint8Array,
  chain: readonly number[],
  size: number,
  offset: number,
  length: number,
): Uint8Array | null {
  if (chain.length * size < length || length > source.length) return null;
  const bytes = new Uint8Array(length);
  for (const [index, sector] of chain.entries()) {
    const wanted = Math.min(size, length - index * size);
    if (wanted <= 0) break;
    const start = offset + sector * size;
    const piece = source.subarray(start, start + wanted);
    if (piece.length < wanted) return null;
    bytes.set(piece, index * size);
  }
  return bytes;
}
