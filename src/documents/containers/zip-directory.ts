/** What a ZIP says that it holds: its central directory, read and bounded; nothing is unpacked here. */

/** An entry as the directory has it. Sizes in bytes; they are claims, verified when the entry is unpacked. */
export interface ZipEntry {
  readonly nameBytes: Uint8Array;
  /** The name is declared to be UTF-8. */
  readonly isUtf8: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Why a directory could not be read. */
export type ZipTrouble = 'damaged' | 'too many entries';

const directoryEnd = 0x06054b50;
const directoryEnd64 = 0x06064b50;
const locator64 = 0x07064b50;
const directoryHeader = 0x02014b50;
const localHeader = 0x04034b50;
/** The end record is 22 bytes, and a comment of up to 65,535 may follow it. */
const longestTail = 22 + 0xffff;
const unknown32 = 0xffffffff;

/** The entries of a ZIP in the directory's order, or why there are none. Linear in the directory's size. */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] | ZipTrouble {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return 'damaged';
  if (end.count > maxEntries) return 'too many entries';
  const entries: ZipEntry[] = [];
  let at = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryHeader) return 'damaged';
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) return 'damaged';
    const flags = view.getUint16(at + 8, true);
    const wide = readWideSizes(view, at, at + 46 + nameLength, extraLength);
    if (wide === null) return 'damaged';
    entries.push({
      nameBytes: bytes.subarray(at + 46, at + 46 + nameLength),
      isUtf8: (flags & 0x800) !== 0,
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...wide,
    });
    at = next;
  }
  return overlap(entries) ? 'damaged' : entries;
}

/** The packed bytes of an entry; null where they are not there. */
export function packedBytesOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localHeader) return null;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const end = start + entry.packedBytes;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

interface DirectoryEnd {
  readonly count: number;
  readonly offset: number;
}

function findEnd(view: DataView): DirectoryEnd | null {
  const lowest = Math.max(0, view.byteLength - longestTail);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== directoryEnd) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== unknown32) return { count, offset };
    return findEnd64(view, at);
  }
  return null;
}

function findEnd64(view: DataView, end: number): DirectoryEnd | null {
  const at = end - 20;
  if (at < 0 || view.getUint32(at, true) !== locator64) return null;
  const record = safeNumber(view, at + 8);
  if (record === null || record + 56 > view.byteLength) return null;
  if (view.getUint32(record, true) !== directoryEnd64) return null;
  const count = safeNumber(view, record + 32);
  const offset = safeNumber(view, record + 48);
  return count === null || offset === null ? null : { count, offset };
}

type Sizes = Pick<ZipEntry, 'packedBytes' | 'unpackedBytes' | 'offset'>;

/** Sizes and offset, from the ZIP64 field where the plain ones are full. */
function readWideSizes(view: DataView, at: number, extra: number, extraLength: number): Sizes | null {
  const plain = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ] as const;
  let [unpackedBytes, packedBytes, offset] = plain;
  if (!plain.includes(unknown32)) return { unpackedBytes, packedBytes, offset };
  let field = extra;
  while (field + 4 <= extra + extraLength) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) !== 1) {
      field += 4 + length;
      continue;
    }
    let value = field + 4;
    const take = (size: number): number | null => {
      if (size !== unknown32) return size;
      if (value + 8 > field + 4 + length || value + 8 > view.byteLength) return null;
      value += 8;
      return safeNumber(view, value - 8);
    };
    const sizes = [take(unpackedBytes), take(packedBytes), take(offset)] as const;
    if (sizes[0] === null || sizes[1] === null || sizes[2] === null) return null;
    [unpackedBytes, packedBytes, offset] = [sizes[0], sizes[1], sizes[2]];
    return { unpackedBytes, packedBytes, offset };
  }
  return null;
}

function safeNumber(view: DataView, at: number): number | null {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(value);
}

/** Whether entries share bytes: so a small file says that it holds a very large one many times over. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  return ordered.some((entry, index) => {
    const next = ordered[index + 1];
    return next !== undefined && entry.offset + 30 + entry.packedBytes > next.offset;
  });
}
