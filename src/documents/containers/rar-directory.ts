/**
 * The names and checksums of a RAR's files, from its headers: the engine that unpacks them compares no checksums, and has
 * no names in GBK. RAR 4 and 5, as the published technical notes describe them.
 */
import { decodeEntryName } from './entry-names.ts';

/** A file, or folder, of a RAR. */
export interface RarEntry {
  readonly name: string;
  /** CRC-32 of the unpacked bytes; null where the header has none. */
  readonly crc: number | null;
}

/** More headers than this are not read. */
const mostHeaders = 20_000;

/** The entries in order, as far as the headers are whole. Never throws. */
export function rarEntriesOf(bytes: Uint8Array): readonly RarEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: RarEntry[] = [];
  const isFive = view[6] === 1;
  let at = isFive ? 8 : 7;
  try {
    for (let n = 0; n < mostHeaders && at < view.length; n += 1) {
      const header = isFive ? headerOf5(view, at) : headerOf4(view, at);
      if (header.entry !== null) entries.push(header.entry);
      if (header.next <= at) break;
      at = header.next;
    }
  } catch (error) {
    // A header that is cut short: what came before it is known.
    if (!(error instanceof RangeError)) throw error;
  }
  return entries;
}

interface Header {
  readonly entry: RarEntry | null;
  readonly next: number;
}

/** Types and flags of the blocks of RAR 4. */
const four = { file: 0x74, hasData: 0x8000, hasLarge: 0x100, hasUnicode: 0x200 };

function headerOf4(view: Buffer, at: number): Header {
  const type = view.readUInt8(at + 2);
  const flags = view.readUInt16LE(at + 3);
  const size = view.readUInt16LE(at + 5);
  const isFile = type === four.file;
  const hasData = isFile || (flags & four.hasData) !== 0;
  let next = at + size + (hasData ? view.readUInt32LE(at + 7) : 0);
  if (!isFile) return { entry: null, next };
  const isLarge = (flags & four.hasLarge) !== 0;
  if (isLarge) next += view.readUInt32LE(at + 32) * 2 ** 32;
  const length = view.readUInt16LE(at + 26);
  const start = at + (isLarge ? 40 : 32);
  const stored = view.subarray(start, start + length);
  // A name in two ways: as bytes of the packer's own encoding, a zero, and what makes it Unicode.
  const end = (flags & four.hasUnicode) !== 0 ? stored.indexOf(0) : -1;
  const name = decodeEntryName(end < 0 ? stored : stored.subarray(0, end), false);
  return { entry: { name, crc: view.readUInt32LE(at + 16) }, next };
}

/** Types and flags of the blocks of RAR 5. */
const five = { file: 2, hasExtra: 1, hasData: 2, hasTime: 2, hasCrc: 4 };

function headerOf5(view: Buffer, at: number): Header {
  let place = at + 4;
  const number = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = view.readUInt8(place++);
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      if (shift > 2 ** 49) throw new RangeError('a number of more than 56 bits');
    }
  };
  const size = number();
  const end = place + size;
  const type = number();
  const flags = number();
  if ((flags & five.hasExtra) !== 0) number();
  const next = end + ((flags & five.hasData) !== 0 ? number() : 0);
  if (type !== five.file) return { entry: null, next };
  const fileFlags = number();
  number();
  number();
  if ((fileFlags & five.hasTime) !== 0) place += 4;
  let crc: number | null = null;
  if ((fileFlags & five.hasCrc) !== 0) {
    crc = view.readUInt32LE(place);
    place += 4;
  }
  number();
  number();
  const length = number();
  return { entry: { name: decodeEntryName(view.subarray(place, place + length), true), crc }, next };
}
