/** The entries of a tar archive (ustar, GNU long names, pax paths). */
import { decodeEntryName } from './entry-names.ts';

/** A file in a tar; the bytes are a view of the archive's. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const block = 512;

/** Whether the bytes begin as a tar does: a header whose checksum is right. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= block && headerAt(bytes, 0) !== null;
}

/** The files in order; null instead of an entry where the archive breaks off. Yields nothing for folders and links. */
export function* entriesOfTar(bytes: Uint8Array): Generator<TarEntry | null> {
  let at = 0;
  let longName: string | null = null;
  while (at + block <= bytes.length) {
    const header = headerAt(bytes, at);
    if (header === null) {
      // Two empty blocks end an archive; anything else is damage.
      if (bytes.subarray(at, at + block).some((byte) => byte !== 0)) yield null;
      return;
    }
    const start = at + block;
    const end = start + header.size;
    if (end > bytes.length) {
      yield null;
      return;
    }
    const content = bytes.subarray(start, end);
    if (header.type === 'L') longName = text(content);
    else if (header.type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (header.type === '0' || header.type === '\0')
        yield { name: longName ?? header.name, bytes: content };
      longName = null;
    }
    at = start + Math.ceil(header.size / block) * block;
  }
}

function headerAt(bytes: Uint8Array, at: number): { name: string; size: number; type: string } | null {
  const header = bytes.subarray(at, at + block);
  const declared = Number.parseInt(ascii(header.subarray(148, 156)), 8);
  let sum = 0;
  for (let index = 0; index < block; index += 1)
    sum += index >= 148 && index < 156 ? 32 : (header[index] ?? 0);
  if (sum !== declared) return null;
  const size = Number.parseInt(ascii(header.subarray(124, 136)), 8);
  if (!Number.isSafeInteger(size) || size < 0) return null;
  const isUstar = ascii(header.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  const name = text(header.subarray(0, 100));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: String.fromCharCode(header[156] ?? 0),
  };
}

/** Records are `LENGTH key=value\n`. */
function paxPath(content: Uint8Array): string | null {
  const match = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(decodeEntryName(content.subarray(0, 64 * 1024), true));
  return match?.[1] ?? null;
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(/\0.*$/s, '').trim();
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeEntryName(end === -1 ? bytes : bytes.subarray(0, end), false);
}
