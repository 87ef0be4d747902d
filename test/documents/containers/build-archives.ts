/** Writes small RAR archives by hand, their files stored as they are; and a 7z, as bsdtar wrote it. */
import { crc32 } from 'node:zlib';

export type ArchivedFile = readonly [name: string, bytes: Uint8Array];

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** A number in seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function block5(...fields: readonly (number | Uint8Array)[]): Buffer {
  const body = Buffer.concat(fields.map((field) => (typeof field === 'number' ? varint(field) : field)));
  const sized = Buffer.concat([varint(body.length), body]);
  return Buffer.concat([u32(crc32(sized)), sized]);
}

/** A RAR of version 5. `size`: what it says of each file's size instead of the truth. */
export function rar5(files: readonly ArchivedFile[], size?: number): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('526172211a070100', 'hex'), block5(1, 0, 0)];
  for (const [name, bytes] of files) {
    const stored = Buffer.from(name);
    const header = [bytes.length, 4, size ?? bytes.length, 0o100644, u32(crc32(bytes)), 0, 1];
    parts.push(block5(2, 2, ...header, stored.length, stored), bytes);
  }
  return Buffer.concat([...parts, block5(5, 0, 0)]);
}

function block4(type: number, flags: number, rest: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head[0] = type;
  head.writeUInt16LE(flags, 1);
  head.writeUInt16LE(7 + rest.length, 3);
  const body = Buffer.concat([head, rest]);
  return Buffer.concat([u32(crc32(body)).subarray(0, 2), body]);
}

/** A RAR of version 4, its names as bytes: Chinese Windows wrote GBK. `isLocked`: says that its files have a password. */
export function rar4(
  files: readonly (readonly [name: Uint8Array, bytes: Uint8Array])[],
  isLocked = false,
): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('526172211a0700', 'hex'), block4(0x73, 0, Buffer.alloc(6))];
  for (const [name, bytes] of files) {
    const fields = Buffer.alloc(25);
    fields.writeUInt32LE(bytes.length, 0);
    fields.writeUInt32LE(bytes.length, 4);
    fields[8] = 2;
    fields.writeUInt32LE(crc32(bytes), 9);
    fields.writeUInt32LE(0x50210000, 13);
    fields[17] = 29;
    fields[18] = 0x30;
    fields.writeUInt16LE(name.length, 19);
    fields.writeUInt32LE(0x20, 21);
    parts.push(block4(0x74, isLocked ? 0x8004 : 0x8000, Buffer.concat([fields, name])), bytes);
  }
  return Buffer.concat([...parts, block4(0x7b, 0x4000, new Uint8Array())]);
}

/** `report.txt` (47) and a file with a Chinese name (48), compressed. */
export const sevenZip: Uint8Array = Buffer.from(
  'N3q8ryccAAPZkEd/gwAAAAAAAAAhAAAAAAAAACrfvTwAGg3C1Cg1iB//+p6AAAAAgTMHrg/Ox1yBCSqu1WJk20+km3rWOLR09532DGPpBylD6aXN7wDl+Cg3uBO/uhNW3Prpt14HBT7nXPuVNJ/Yy2BgRYN9JOrBLFJ8GEbIsY7CqtQo70oQWfJYNgwvsnEJGsZEX4CJHvq9HoUDb///IPQAABcGDgEJdQAHCwEAASMDAQEFXQAAgAAMgJ4KAcPOtjsAAA==',
  'base64',
);
