/** What an OLE compound file holds: its directory, and the beginnings of its streams. Bounded and free of loops. */

/** A stream of the file. */
export interface OleStream {
  readonly name: string;
  /** Bytes, as the directory claims. */
  readonly size: number;
  /** Up to 512 bytes of it; empty where it is so small that it lies in the ministream. */
  readonly head: Uint8Array;
}

/** What old Office files are; `encrypted` is an OOXML package under a password. */
export type OleKind = 'doc' | 'xls' | 'ppt' | 'encrypted' | 'unknown';

const freeSector = 0xffffffff;
const lastRegularSector = 0xfffffffa;
const maxDirectorySectors = 4096;

/**
 * The streams of a compound file; null where it is damaged: cut short, sectors that are not there, or chains of
 * sectors that run in a circle or into each other.
 */
export function readOleStreams(bytes: Uint8Array): readonly OleStream[] | null {
  if (bytes.length < 1536) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 2 ** shift;
  // A last sector that is not whole is common, and harmless.
  const sectors = Math.ceil((bytes.length - size) / size);
  const next = readSectorTable(view, shift, sectors);
  if (next === null) return null;
  const used = new Set<number>();
  const directory = chain(view.getUint32(48, true), next, used, maxDirectorySectors);
  if (directory === null || directory.length === 0) return null;
  const smallest = view.getUint32(56, true);
  const streams: OleStream[] = [];
  for (const sector of directory) {
    const start = (sector + 1) * size;
    for (let at = start; at + 128 <= Math.min(start + size, bytes.length); at += 128) {
      const type = view.getUint8(at + 66);
      if (type !== 2 && type !== 5) continue;
      const length = view.getUint32(at + 120, true);
      const first = view.getUint32(at + 116, true);
      const isSmall = type === 2 && length < smallest;
      const own = isSmall || length === 0 ? [] : chain(first, next, used, sectors);
      if (own === null || own.length * size < (isSmall ? 0 : length)) return null;
      if (type === 5) continue;
      const [head] = own;
      streams.push({
        name: nameAt(view, at),
        size: length,
        head: head === undefined ? new Uint8Array() : bytes.subarray((head + 1) * size, (head + 1) * size + 512),
      });
    }
  }
  return streams;
}

/** What kind of Office file the streams make. */
export function oleKindOf(streams: readonly OleStream[]): OleKind {
  const named = (...names: readonly string[]): OleStream | undefined =>
    streams.find((stream) => names.includes(stream.name));
  if (named('EncryptedPackage') !== undefined) return 'encrypted';
  const word = named('WordDocument');
  if (word !== undefined) {
    // MS-DOC, FibBase: bit 8 of the flags at 10 says that the document is encrypted or obfuscated.
    return ((word.head[11] ?? 0) & 1) === 1 ? 'encrypted' : 'doc';
  }
  if (named('Workbook', 'Book', 'WORKBOOK', 'BOOK') !== undefined) return 'xls';
  return named('PowerPoint Document') === undefined ? 'unknown' : 'ppt';
}

/** For each sector the one after it; null where the table is not there whole. */
function readSectorTable(view: DataView, shift: number, sectors: number): Uint32Array | null {
  const size = 2 ** shift;
  const perSector = size / 4;
  const tableSectors: number[] = [];
  const tableCount = view.getUint32(44, true);
  if (tableCount > Math.ceil(sectors / perSector) + 128) return null;
  for (let index = 0; index < Math.min(109, tableCount); index += 1) {
    tableSectors.push(view.getUint32(76 + 4 * index, true));
  }
  let extra = view.getUint32(68, true);
  const seen = new Set<number>();
  while (tableSectors.length < tableCount) {
    if (extra >= sectors || seen.has(extra)) return null;
    seen.add(extra);
    const start = (extra + 1) * size;
    if (start + size > view.byteLength) return null;
    for (let index = 0; index < perSector - 1 && tableSectors.length < tableCount; index += 1) {
      tableSectors.push(view.getUint32(start + 4 * index, true));
    }
    extra = view.getUint32(start + size - 4, true);
  }
  const next = new Uint32Array(sectors).fill(freeSector);
  for (const [index, sector] of tableSectors.entries()) {
    const start = (sector + 1) * size;
    if (sector >= sectors || start + size > view.byteLength) return null;
    for (let slot = 0; slot < perSector; slot += 1) {
      const target = index * perSector + slot;
      if (target < sectors) next[target] = view.getUint32(start + 4 * slot, true);
    }
  }
  return next;
}

/** The sectors of a chain; null where it leaves the file, is longer than `max`, or meets a sector already used. */
function chain(first: number, next: Uint32Array, used: Set<number>, max: number): number[] | null {
  const sectors: number[] = [];
  for (let sector = first; sector < lastRegularSector; sector = next[sector] ?? freeSector) {
    if (sector >= next.length || used.has(sector) || sectors.length >= max) return null;
    used.add(sector);
    sectors.push(sector);
  }
  return sectors;
}

function nameAt(view: DataView, at: number): string {
  const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
  let name = '';
  for (let index = 0; index < length; index += 2) name += String.fromCharCode(view.getUint16(at + index, true));
  return name;
}
