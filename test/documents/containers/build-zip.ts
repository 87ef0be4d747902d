/** ZIP and tar files by hand, with lies in them where a test asks for some. */
import { crc32 } from 'node:zlib';

export interface StoredEntry {
  readonly name: Buffer;
  readonly content: Uint8Array;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly unpackedBytes?: number;
}

/** A ZIP of stored entries; the directory names each of them `times` times. */
export function buildZip(entries: readonly StoredEntry[], times = 1): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content } = entry;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0, 2);
    fields.writeUInt16LE(entry.method ?? 0, 4);
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(entry.unpackedBytes ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const header = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, name]);
    for (let i = 0; i < times; i += 1) directory.push(header);
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** A tar of these files. */
export function buildTar(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const blocks = files.flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        0', 148);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    Buffer.from(content).copy(body);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
